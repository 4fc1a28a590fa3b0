package org.wengert.processor.frontend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.wengert.Differentiable;
import org.wengert.processor.contract.Differential;
import org.wengert.processor.contract.Numeric;
import org.wengert.processor.contract.ValueType;
import org.wengert.processor.ir.Type;

/** Which types are differentiable, and how: numbers, records and marked classes of these, sealed interfaces, arrays and lists of all. */
public final class Differentials {
    /** Type arguments may grow without end: {@code record Nest<T>(double v, Nest<List<T>> inner)}. */
    private static final int DEEPEST = 20;

    private final Types types;

    /** What is being looked into: a type that contains itself carries derivatives only where something else in it does. */
    private final Deque<String> open = new ArrayDeque<>();

    private final Function<String, Optional<Type.Content>> contents;

    /** @param contents what objects of a class hold that are their own tangents */
    public Differentials(Types types, Function<String, Optional<Type.Content>> contents) {
        this.types = types;
        this.contents = contents;
    }

    /** What objects of a type hold, if they are their own tangents. */
    Optional<Type.Content> contentOf(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) return Optional.empty();
        return contents.apply(elementOf((DeclaredType) type).getQualifiedName().toString());
    }

    /**
     * A component of a record or a field of a class.
     *
     * @param element the accessor or the field
     */
    record Component(Element element, String name, TypeMirror type) {}

    /** The type of a parameter or result, as the contract knows it. */
    ValueType valueType(TypeMirror type) {
        String text = TypeText.of(type);
        return of(type).map(d -> ValueType.of(text, d)).orElseGet(() -> ValueType.passive(text));
    }

    /**
     * How a type carries derivatives, if it does.
     *
     * @throws TypeText.Missing if a class in it is missing
     */
    Optional<Differential> of(TypeMirror type) {
        Optional<Numeric> numeric = TypeText.numeric(type);
        if (numeric.isPresent()) return Optional.of(numeric.get());
        if (type instanceof ArrayType array) {
            return of(array.getComponentType()).filter(Differentials::isPart).map(Differential.ArrayOf::new);
        }
        if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            return of(wildcard.getExtendsBound());
        }
        if (type.getKind() == TypeKind.ERROR) throw new TypeText.Missing(type.toString());
        if (type.getKind() != TypeKind.DECLARED) return Optional.empty();
        DeclaredType declared = (DeclaredType) type;
        if (isList(declared)) {
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            return arguments.isEmpty()
                    ? Optional.empty()
                    : of(arguments.get(0)).filter(Differentials::isPart).map(Differential.ListOf::new);
        }
        Optional<Type.Content> content = contentOf(declared);
        if (content.isPresent())
            return Optional.of(
                    new Differential.Own(TypeText.of(declared), content.get().rule()));
        return isComposite(declared)
                ? Optional.of(new Differential.Composite(TangentNames.qualified(elementOf(declared))))
                : Optional.empty();
    }

    /** Whether arrays and lists of these carry derivatives too. */
    private static boolean isPart(Differential element) {
        return !(element instanceof Differential.Own);
    }

    static boolean isList(DeclaredType type) {
        return elementOf(type).getQualifiedName().contentEquals("java.util.List");
    }

    static TypeElement elementOf(DeclaredType type) {
        return (TypeElement) type.asElement();
    }

    /** Whether it is a record, a marked class or a sealed interface with anything that carries derivatives. */
    boolean isComposite(DeclaredType type) {
        TypeElement element = elementOf(type);
        if (!hasComponents(element) && !isSealedInterface(element)) return false;
        String text = TypeText.of(type);
        if (open.contains(text) || open.size() > DEEPEST) return false;
        open.push(text);
        try {
            return isSealedInterface(element)
                    ? alternatives(element).stream().anyMatch(this::isComposite)
                    : components(type).stream().anyMatch(c -> of(c.type()).isPresent());
        } finally {
            open.pop();
        }
    }

    /** Whether values of the type are taken apart by their components. */
    static boolean hasComponents(TypeElement element) {
        return element.getKind() == ElementKind.RECORD || element.getKind() == ElementKind.CLASS && isMarked(element);
    }

    static boolean isMarked(TypeElement element) {
        return element.getAnnotation(Differentiable.class) != null;
    }

    static boolean isSealedInterface(TypeElement element) {
        return element.getKind() == ElementKind.INTERFACE
                && element.getModifiers().contains(Modifier.SEALED)
                && element.getTypeParameters().isEmpty();
    }

    /** The types that a sealed interface permits, in their order. */
    static List<DeclaredType> alternatives(TypeElement sealed) {
        return sealed.getPermittedSubclasses().stream()
                .map(DeclaredType.class::cast)
                .toList();
    }

    /** The components of a record or the fields of a class, in order, their types with the type's arguments. */
    List<Component> components(DeclaredType type) {
        TypeElement element = elementOf(type);
        if (element.getKind() == ElementKind.RECORD) {
            return element.getRecordComponents().stream()
                    .map(c -> {
                        TypeMirror accessor = types.asMemberOf(type, c.getAccessor());
                        return new Component(
                                c.getAccessor(),
                                c.getSimpleName().toString(),
                                ((ExecutableType) accessor).getReturnType());
                    })
                    .toList();
        }
        return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .map(field -> new Component(field, field.getSimpleName().toString(), types.asMemberOf(type, field)))
                .toList();
    }

    Types types() {
        return types;
    }
}
