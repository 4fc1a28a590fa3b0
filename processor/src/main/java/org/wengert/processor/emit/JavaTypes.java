package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Locale;
import org.wengert.processor.ir.Type;

/** The types of the IR as JavaPoet's. */
final class JavaTypes {
    private JavaTypes() {}

    static TypeName of(Type type) {
        if (type instanceof Type.ArrayOf a) return ArrayTypeName.of(of(a.element()));
        if (type instanceof Type.Tape t) return tape(t.element());
        if (type instanceof Type.Reference r) return TypeNames.of(r.name());
        if (type instanceof Type.Content c) return TypeNames.of(c.name());
        return switch ((Type.Primitive) type) {
            case BOOLEAN -> TypeName.BOOLEAN;
            case BYTE -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case CHAR -> TypeName.CHAR;
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
        };
    }

    /** Without type arguments, as it stands where an array is made. */
    static TypeName erased(Type type) {
        if (type instanceof Type.ArrayOf a) return ArrayTypeName.of(erased(a.element()));
        return of(type) instanceof ParameterizedTypeName p ? p.rawType() : of(type);
    }

    /** The small integers share the tape of ints. */
    private static TypeName tape(Type element) {
        if (!(element instanceof Type.Primitive p))
            return ParameterizedTypeName.get(RuntimeNames.REFERENCE_STACK, of(element));
        boolean small = p == Type.Primitive.BYTE || p == Type.Primitive.SHORT || p == Type.Primitive.CHAR;
        String name = (small ? Type.INT : p).toString();
        return RuntimeNames.stack(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    /** A class by its canonical name: packages are written small. */
    static ClassName className(String canonical) {
        String[] parts = canonical.split("\\.");
        int first = 0;
        while (first < parts.length - 1 && !Character.isUpperCase(parts[first].charAt(0))) first++;
        String packageName = String.join(".", java.util.Arrays.copyOf(parts, first));
        String[] nested = java.util.Arrays.copyOfRange(parts, first + 1, parts.length);
        return ClassName.get(packageName, parts[first], nested);
    }
}
