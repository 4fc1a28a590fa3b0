package org.wengert.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Printer;

/** Writes the index type that carries the rules of a class to the users of the library that they are part of. */
public final class IndexWriter {
    private static final ClassName INDEX = ClassName.get("org.wengert.support", "RuleIndex");

    /**
     * What an index holds.
     *
     * @param formulas rules that give partial derivatives, by the methods that they are for
     * @param pullbacks the names of the parameters of pullbacks, likewise
     * @param isTangent whether objects of the class are made their own tangents
     */
    public record Entries(Map<String, Function> formulas, Map<String, List<String>> pullbacks, boolean isTangent) {
        /** None so far. */
        public static Entries none() {
            return new Entries(new LinkedHashMap<>(), new LinkedHashMap<>(), false);
        }

        /** That objects of the class are their own tangents. */
        public static Entries tangent() {
            return new Entries(new LinkedHashMap<>(), new LinkedHashMap<>(), true);
        }
    }

    private IndexWriter() {}

    /**
     * The source of an index type.
     *
     * @param packageName its package
     * @param rules the qualified name of the class that the rules are written in
     * @param format the version of the format
     */
    public static String write(String packageName, String rules, int format, Entries entries) {
        AnnotationSpec.Builder index =
                AnnotationSpec.builder(INDEX).addMember("rules", "$S", rules).addMember("format", "$L", format);
        entries.formulas().forEach((method, rule) -> index.addMember("formulas", "$L", formula(method, rule)));
        entries.pullbacks().forEach((method, names) -> index.addMember("pullbacks", "$L", pullback(method, names)));
        if (entries.isTangent()) index.addMember("tangent", "true");
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

    private static AnnotationSpec pullback(String method, List<String> names) {
        AnnotationSpec.Builder pullback =
                AnnotationSpec.builder(INDEX.nestedClass("Pullback")).addMember("method", "$S", method);
        for (String name : names) pullback.addMember("parameters", "$S", name);
        return pullback.build();
    }
}
