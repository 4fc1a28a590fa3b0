package org.wengert.processor.frontend;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.contract.Numeric;

/** Types as they stand in a source, with qualified names and without annotations. */
final class TypeText extends SimpleTypeVisitor14<String, @Nullable Void> {
    private static final TypeText INSTANCE = new TypeText();

    /** A type that no class is there for, at least not yet. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(String name) {
            super(name);
        }
    }

    private TypeText() {}

    /**
     * The text of a type.
     *
     * @throws Missing if a class in it is missing
     */
    static String of(TypeMirror type) {
        return INSTANCE.visit(type);
    }

    /** A type parameter with its bounds. */
    static String of(TypeParameterElement parameter) {
        List<String> bounds = parameter.getBounds().stream()
                .map(TypeText::of)
                .filter(bound -> !bound.equals("java.lang.Object"))
                .toList();
        return parameter.getSimpleName() + (bounds.isEmpty() ? "" : " extends " + String.join(" & ", bounds));
    }

    /** A number, or an array of primitive ones. */
    static Optional<Numeric> numeric(TypeMirror type) {
        int rank = 0;
        TypeMirror entry = type;
        while (entry instanceof ArrayType array) {
            entry = array.getComponentType();
            rank++;
        }
        boolean isArray = rank > 0;
        Optional<Numeric> boxed = isArray ? Optional.empty() : boxed(type);
        int dimensions = rank;
        return base(entry.getKind())
                .map(base -> new Numeric(base, false, dimensions))
                .or(() -> boxed);
    }

    private static Optional<Numeric.Base> base(TypeKind kind) {
        return switch (kind) {
            case DOUBLE -> Optional.of(Numeric.Base.DOUBLE);
            case FLOAT -> Optional.of(Numeric.Base.FLOAT);
            default -> Optional.empty();
        };
    }

    private static Optional<Numeric> boxed(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        return switch (of(type)) {
            case "java.lang.Double" -> Optional.of(new Numeric(Numeric.Base.DOUBLE, true, 0));
            case "java.lang.Float" -> Optional.of(new Numeric(Numeric.Base.FLOAT, true, 0));
            default -> Optional.empty();
        };
    }

    @Override
    protected String defaultAction(TypeMirror type, @Nullable Void unused) {
        return type.getKind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String visitPrimitive(PrimitiveType type, @Nullable Void unused) {
        return defaultAction(type, unused);
    }

    @Override
    public String visitArray(ArrayType type, @Nullable Void unused) {
        return visit(type.getComponentType()) + "[]";
    }

    @Override
    public String visitTypeVariable(TypeVariable type, @Nullable Void unused) {
        return type.asElement().getSimpleName().toString();
    }

    @Override
    public String visitError(ErrorType type, @Nullable Void unused) {
        throw new Missing(type.asElement().getSimpleName().toString());
    }

    @Override
    public String visitWildcard(WildcardType type, @Nullable Void unused) {
        if (type.getExtendsBound() != null) {
            return "? extends " + visit(type.getExtendsBound());
        }
        return type.getSuperBound() == null ? "?" : "? super " + visit(type.getSuperBound());
    }

    @Override
    public String visitDeclared(DeclaredType type, @Nullable Void unused) {
        TypeElement element = (TypeElement) type.asElement();
        boolean inGeneric = type.getEnclosingType() instanceof DeclaredType outer
                && !outer.getTypeArguments().isEmpty();
        String name = inGeneric
                ? visit(type.getEnclosingType()) + "." + element.getSimpleName()
                : element.getQualifiedName().toString();
        return type.getTypeArguments().isEmpty()
                ? name
                : name + type.getTypeArguments().stream().map(this::visit).collect(Collectors.joining(", ", "<", ">"));
    }
}
