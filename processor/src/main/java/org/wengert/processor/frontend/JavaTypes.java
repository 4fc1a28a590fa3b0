package org.wengert.processor.frontend;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Type;

/** Java's types as those of the IR: erased, and with all objects but arrays opaque. */
final class JavaTypes {
    private final Types types;

    JavaTypes(Types types) {
        this.types = types;
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
            default -> new Type.Reference(nameOf(types.erasure(mirror)));
        };
    }

    /** The type of a value, so not void. */
    Type value(TypeMirror mirror) {
        Type type = of(mirror);
        if (type == null) throw new IllegalArgumentException("void has no values");
        return type;
    }

    /** The type of a local variable: one of a boxed floating-point type holds the number itself. */
    Type local(TypeMirror mirror) {
        TypeMirror number = unboxed(mirror);
        boolean floating = number.getKind() == TypeKind.DOUBLE || number.getKind() == TypeKind.FLOAT;
        return value(floating ? number : mirror);
    }

    private static String nameOf(TypeMirror erased) {
        return erased instanceof DeclaredType declared && declared.getKind() == TypeKind.DECLARED
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : erased.toString();
    }

    /** The type that a boxed number holds, or the type itself. */
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
