package org.wengert.processor.boundary;

import java.util.ArrayList;
import java.util.List;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Layout;
import org.wengert.processor.ir.Type;

/** A type of the user's as generated code handles its values: by its layout, with the names of the members that read and make them. */
public sealed interface Form {
    /** The type of the values in generated code, with its type arguments. */
    Type type();

    /** What reading such a component or element gives: a boxed number is taken out of its box. */
    default Type read() {
        return type();
    }

    /** How the values are spread over those of the IR. */
    Layout layout();

    /** The type of the tangents; that of the values where there are none. */
    Type tangent();

    /** Of each value that it is spread over, whether it carries derivatives. */
    List<Boolean> carriers();

    /** The place of the object itself among the values that it is spread over, if it is there. */
    default int place() {
        return 0;
    }

    /** Whether the object itself is among the values that it is spread over; of a result it is made of the others where that is sure. */
    default boolean hasItself() {
        return true;
    }

    /** Whether one of the values that it is spread over tells whether it is null. */
    default boolean tellsNull() {
        return true;
    }

    /** Whether an object of the type leads to an array or a list, which others may write to. */
    boolean leadsToStorage();

    /** Over how many values it is spread. */
    default int width() {
        return carriers().size();
    }

    default boolean isDifferentiable() {
        return carriers().contains(true);
    }

    /** The number of values that carry derivatives. */
    default int count() {
        return (int) carriers().stream().filter(c -> c).count();
    }

    /**
     * A number, an array of numbers, or anything that is only passed through.
     *
     * @param type the type, maybe that of a boxed number
     * @param plain the type in the IR, that of the number itself
     */
    record Leaf(Type type, Type plain) implements Form {
        @Override
        public Type read() {
            return plain;
        }

        @Override
        public Layout layout() {
            return new Layout.Leaf(plain);
        }

        @Override
        public Type tangent() {
            return type;
        }

        @Override
        public List<Boolean> carriers() {
            return List.of(plain.isFloating() || plain.holdsFloating());
        }

        @Override
        public boolean leadsToStorage() {
            return plain instanceof Type.ArrayOf;
        }
    }

    /**
     * An object of a library that is its own tangent: in the IR its holder.
     *
     * @param content what it holds
     */
    record Own(Type.Reference type, Type.Content content) implements Form {
        @Override
        public Layout layout() {
            return new Layout.Leaf(type);
        }

        @Override
        public Type tangent() {
            return type;
        }

        @Override
        public List<Boolean> carriers() {
            return List.of(true);
        }

        @Override
        public boolean hasItself() {
            return false;
        }

        @Override
        public boolean leadsToStorage() {
            return true;
        }

        /** The type of the holder. */
        Type holder() {
            return Type.arrayOf(content);
        }
    }

    /**
     * A boxed number that may be null, as an element is.
     *
     * @param type the type of the box, which is that of its tangents too
     * @param number the type of the number
     */
    record Box(Type.Reference type, Type number, boolean hasItself) implements Form {
        @Override
        public Layout layout() {
            Layout.Component value = new Layout.Component("value", true, new Layout.Leaf(number));
            return new Layout.Struct(type, hasItself, List.of(value));
        }

        @Override
        public boolean tellsNull() {
            return hasItself;
        }

        @Override
        public Type tangent() {
            return type;
        }

        @Override
        public List<Boolean> carriers() {
            return hasItself ? List.of(false, true) : List.of(true);
        }

        @Override
        public boolean leadsToStorage() {
            return false;
        }

        /** Reads the number. */
        Callee reader() {
            return new Callee(Callee.Kind.INSTANCE, type.name(), number + "Value", List.of(type), number);
        }

        /** Makes a box. */
        Callee maker() {
            return Callee.ofStatic(type.name(), "valueOf", List.of(number), type);
        }
    }

    /**
     * An object of a known class.
     *
     * @param type with its type arguments
     * @param erased without
     * @param tangent its tangent type
     * @param parts its components, in the order of the canonical constructor
     * @param isExact whether an object of this type is of this very class
     */
    record Struct(
            Type.Reference type,
            Type.Reference erased,
            Type.Reference tangent,
            List<Part> parts,
            boolean isExact,
            boolean hasItself)
            implements Form {
        /** Copies the list. */
        public Struct {
            parts = List.copyOf(parts);
        }

        @Override
        public Layout.Struct layout() {
            List<Layout.Component> components = new ArrayList<>();
            for (Part p : parts) {
                boolean isAccessor = p.reader.kind() == Callee.Kind.INSTANCE;
                components.add(new Layout.Component(p.name, isAccessor, p.form.layout()));
            }
            return new Layout.Struct(erased, hasItself, components);
        }

        @Override
        public List<Boolean> carriers() {
            List<Boolean> all = new ArrayList<>();
            if (hasItself) all.add(false);
            for (Part p : parts) all.addAll(p.form.carriers());
            return all;
        }

        @Override
        public boolean tellsNull() {
            return hasItself;
        }

        /** Of the values that an object is spread over, those of its components. */
        <A> List<A> ofComponents(List<A> spread) {
            return spread.subList(hasItself ? 1 : 0, spread.size());
        }

        @Override
        public boolean leadsToStorage() {
            return parts.stream().anyMatch(p -> p.form.leadsToStorage());
        }
    }

    /**
     * A component of a record or a field of a class.
     *
     * @param name its name
     * @param reader the accessor or the field
     * @param tangent the name of the tangent's component
     */
    record Part(String name, Callee reader, String tangent, Form form) {}

    /** An object of one of several classes. */
    record OneOf(Type.Reference type, Type.Reference tangent, List<Struct> alternatives, boolean hasItself)
            implements Form {
        /** Copies the list. */
        public OneOf {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public Layout layout() {
            return new Layout.OneOf(
                    type, hasItself, alternatives.stream().map(Struct::layout).toList());
        }

        @Override
        public List<Boolean> carriers() {
            List<Boolean> all = new ArrayList<>(List.of(false));
            if (hasItself) all.add(false);
            for (Struct s : alternatives) all.addAll(s.ofComponents(s.carriers()));
            return all;
        }

        /** Of the values that an object is spread over, those of the components of one alternative. */
        <A> List<A> ofComponents(List<A> spread, int alternative) {
            int from = hasItself ? 2 : 1;
            for (Struct s : alternatives.subList(0, alternative))
                from += s.ofComponents(s.carriers()).size();
            Struct s = alternatives.get(alternative);
            return spread.subList(from, from + s.ofComponents(s.carriers()).size());
        }

        @Override
        public int place() {
            return hasItself ? 1 : 0;
        }

        @Override
        public boolean tellsNull() {
            return hasItself;
        }

        @Override
        public boolean leadsToStorage() {
            return alternatives.stream().anyMatch(Struct::leadsToStorage);
        }
    }

    /** An array of what is no leaf. */
    record ArrayOf(Form element) implements Form {
        @Override
        public Type type() {
            return Type.arrayOf(element.type());
        }

        @Override
        public Layout layout() {
            return new Layout.ArrayOf(element.layout());
        }

        @Override
        public Type tangent() {
            return Type.arrayOf(element.tangent());
        }

        @Override
        public List<Boolean> carriers() {
            return element.carriers();
        }

        @Override
        public int place() {
            return element.place();
        }

        @Override
        public boolean leadsToStorage() {
            return true;
        }
    }

    /** A {@code java.util.List}. */
    record ListOf(Type.Reference type, Type.Reference tangent, Form element, boolean hasItself) implements Form {
        private static final Type.Reference LIST = new Type.Reference("java.util.List");

        @Override
        public Layout layout() {
            return new Layout.ListOf(LIST, hasItself, element.layout());
        }

        @Override
        public List<Boolean> carriers() {
            List<Boolean> all = new ArrayList<>();
            if (hasItself) all.add(false);
            all.addAll(element.carriers());
            return all;
        }

        /** Of the values that a list is spread over, those of its elements. */
        <A> List<A> ofElements(List<A> spread) {
            return spread.subList(hasItself ? 1 : 0, spread.size());
        }

        @Override
        public boolean leadsToStorage() {
            return true;
        }
    }
}
