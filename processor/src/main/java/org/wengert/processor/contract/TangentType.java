package org.wengert.processor.contract;

import java.util.List;
import java.util.Optional;

/** A tangent type to be generated. */
public sealed interface TangentType {
    /** What all have. */
    Head head();

    /**
     * What all tangent types have.
     *
     * @param packageName the package, that of the type itself; empty for the unnamed one
     * @param simpleName the tangent type's name
     * @param isPublic whether it is {@code public}, else it is package-private
     * @param of the type whose tangents these are, as it stands in a source
     * @param typeParameters the type parameters that {@code of} mentions, with their bounds
     * @param parents the tangent types of the sealed interfaces that the type implements
     */
    record Head(
            String packageName,
            String simpleName,
            boolean isPublic,
            String of,
            List<String> typeParameters,
            List<String> parents) {
        /** Copies the lists. */
        public Head {
            typeParameters = List.copyOf(typeParameters);
            parents = List.copyOf(parents);
        }

        /** The name with the package. */
        public String qualifiedName() {
            return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
        }
    }

    /**
     * Of a record or a class: a record of the tangents of its differentiable components.
     *
     * @param components all components, in the order of the canonical constructor. There may be none to differentiate, in one of the
     *     classes of a sealed interface
     * @param isRebuilt whether the canonical constructor makes of the components of an object one with the same components
     */
    record OfRecord(Head head, List<Component> components, boolean isRebuilt) implements TangentType {
        /** Copies the list. */
        public OfRecord {
            components = List.copyOf(components);
        }

        /** Those that the tangent has too. */
        public List<Component> differentiable() {
            return components.stream().filter(c -> c.differential().isPresent()).toList();
        }
    }

    /**
     * A component of a record, or a field of a class.
     *
     * @param name its name
     * @param read how it is read: {@code x()} or {@code x}
     * @param differential how it carries derivatives; empty where it has no part in the tangent
     */
    record Component(String name, String read, Optional<Differential> differential) {}

    /** Of a sealed interface: a sealed interface over the tangent types of those that implement it. */
    record OfSealed(Head head, List<Alternative> alternatives) implements TangentType {
        /** Copies the list. */
        public OfSealed {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * A type that is permitted to extend a sealed one.
     *
     * @param of the type, as it stands in an {@code instanceof}
     * @param tangent its tangent type
     */
    record Alternative(String of, String tangent) {}
}
