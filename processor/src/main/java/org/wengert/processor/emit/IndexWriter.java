package org.wengert.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Printer;

/** Writes the index type that carries the rules of a class to the users of the library that they are part of. */
public final class IndexWriter {
    private static final ClassName INDEX = ClassName.get("org.wengert.support", "RuleIndex");

    private IndexWriter() {}

    /**
     * The source of an index type.
     *
     * @param packageName its package
     * @param rules the qualified name of the class that the rules are written in
     * @param format the version of the format
     * @param formulas the rules, by the methods that they are for
     */
    public static String write(String packageName, String rules, int format, Map<String, Function> formulas) {
        AnnotationSpec.Builder index =
                AnnotationSpec.builder(INDEX).addMember("rules", "$S", rules).addMember("format", "$L", format);
        formulas.forEach((method, rule) -> index.addMember("formulas", "$L", formula(method, rule)));
        TypeSpec type = TypeSpec.interfaceBuilder(simpleName(rules))
                .addJavadoc("The rules of {@code $L}, for the users of this library.\n", rules)
                .addAnnotation(RuntimeNames.GENERATED)
                .addAnnotation(index.build())
                .build();
        return JavaFile.builder(packageName, type).build().toString();
    }

    /** The index type's name, which no other class of rules has. */
    public static String simpleName(String rules) {
        return rules.replace("_", "__").replace('.', '_');
    }

    private static AnnotationSpec formula(String method, Function rule) {
        AnnotationSpec.Builder formula =
                AnnotationSpec.builder(INDEX.nestedClass("Formula")).addMember("method", "$S", method);
        Printer.print(rule).lines().forEach(line -> formula.addMember("lines", "$S", line));
        return formula.build();
    }
}
