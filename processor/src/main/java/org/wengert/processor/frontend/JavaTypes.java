package org.wengert.processor.frontend;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Type;

/** Java's types as those of the IR: erased. */
final class JavaTypes {
    private final Types types;
    private final Elements elements;

    JavaTypes(Source source) {
        this(source.types(), source.elements());
    }

    JavaTypes(Types types, Elements elements) {
        this.types = types;
        this.elements = elements;
    }

    /** The IR's type; null for void. */
    @Nullable
    Type of(TypeMirror mirror) {
        return switch (mirror.getKind()) {
            case VOID -> null;
            case BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE ->
                Type.Primitive.valueOf(mirror.getKind().name());
            case ARRAY -> Type.arrayOf(value(((ArrayType) mirror).getComponentType()));
            case NULL -> new Type.Reference("java.lang.Object");
            default -> erased(types.erasure(mirror));
        };
    }

    private Type erased(TypeMirror mirror) {
        if (mirror.getKind() == TypeKind.ARRAY) return value(mirror);
        return mirror instanceof DeclaredType declared && declared.getKind() == TypeKind.DECLARED
                ? reference((TypeElement) declared.asElement())
                : new Type.Reference(mirror.toString());
    }

    Type.Reference reference(TypeElement type) {
        return new Type.Reference(nameOf(type));
    }

    /**
     * A class's name in the IR: the canonical one; that of a local or anonymous class is the one of its class file, that of a model
     * the one of the class that it stands for.
     */
    String nameOf(TypeElement type) {
        String canonical = type.getQualifiedName().toString();
        return Models.nameOf(isLocal(type) ? elements.getBinaryName(type).toString() : canonical);
    }

    /** Whether a class, or one that it stands in, is declared within a method. */
    static boolean isLocal(TypeElement type) {
        return switch (type.getNestingKind()) {
            case LOCAL, ANONYMOUS -> true;
            case MEMBER -> isLocal((TypeElement) type.getEnclosingElement());
            case TOP_LEVEL -> false;
        };
    }

    /** The type of a value, so not void. */
    Type value(TypeMirror mirror) {
        Type type = of(mirror);
        if (type == null) throw new IllegalArgumentException("void has no values");
        return type;
    }

    /** The primitive type that a boxed number holds, or the type itself. */
    TypeMirror unboxed(TypeMirror mirror) {
        if (mirror.getKind() != TypeKind.DECLARED) return mirror;
        try {
            return types.unboxedType(mirror);
        } catch (IllegalArgumentException notBoxed) {
            return mirror;
        }
    }

    List<Type> parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(VariableElement::asType)
                .map(this::value)
                .toList();
    }

    Types types() {
        return types;
    }
}
