package org.wengert.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Types as they stand in a source, with qualified names, as JavaPoet's. */
public final class TypeNames {
    private static final Map<String, TypeName> PRIMITIVES = Map.of(
            "boolean", TypeName.BOOLEAN,
            "byte", TypeName.BYTE,
            "short", TypeName.SHORT,
            "char", TypeName.CHAR,
            "int", TypeName.INT,
            "long", TypeName.LONG,
            "float", TypeName.FLOAT,
            "double", TypeName.DOUBLE,
            "void", TypeName.VOID);

    private TypeNames() {}

    /** The type that a text names. */
    public static TypeName of(String text) {
        String t = text.strip();
        if (t.endsWith("[]")) return ArrayTypeName.of(of(t.substring(0, t.length() - 2)));
        if (PRIMITIVES.containsKey(t)) return PRIMITIVES.get(t);
        if (t.equals("?")) return WildcardTypeName.subtypeOf(Object.class);
        if (t.startsWith("? extends ")) return WildcardTypeName.subtypeOf(of(t.substring(10)));
        if (t.startsWith("? super ")) return WildcardTypeName.supertypeOf(of(t.substring(8)));
        int open = t.indexOf('<');
        if (open < 0) return named(t);
        TypeName[] arguments = split(t.substring(open + 1, t.lastIndexOf('>'))).stream()
                .map(TypeNames::of)
                .toArray(TypeName[]::new);
        return ParameterizedTypeName.get(className(t.substring(0, open)), arguments);
    }

    /** Type parameters with their bounds. */
    static List<TypeVariableName> variables(List<String> parameters) {
        return parameters.stream().map(TypeNames::variable).toList();
    }

    private static TypeVariableName variable(String parameter) {
        String[] parts = parameter.split(" extends ", 2);
        if (parts.length == 1) return TypeVariableName.get(parameter);
        TypeName[] bounds =
                Arrays.stream(parts[1].split(" & ")).map(TypeNames::of).toArray(TypeName[]::new);
        return TypeVariableName.get(parts[0], bounds);
    }

    private static TypeName named(String name) {
        return name.indexOf('.') < 0 && name.length() <= 2 ? TypeVariableName.get(name) : className(name);
    }

    /** A class by its canonical name; by convention packages begin with a small letter and classes do not. */
    public static ClassName className(String canonical) {
        String[] parts = canonical.split("\\.");
        int first = 0;
        while (first < parts.length - 1 && !Character.isUpperCase(parts[first].codePointAt(0))) first++;
        String packageName = String.join(".", List.of(parts).subList(0, first));
        ClassName name = ClassName.get(packageName, parts[first]);
        for (int i = first + 1; i < parts.length; i++) name = name.nestedClass(parts[i]);
        return name;
    }

    private static List<String> split(String arguments) {
        List<String> result = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            if (c == '<') depth++;
            if (c == '>') depth--;
            if (c == ',' && depth == 0) {
                result.add(arguments.substring(start, i));
                start = i + 1;
            }
        }
        result.add(arguments.substring(start));
        return result;
    }
}
