package org.wengert.processor.emit;

import com.palantir.javapoet.ClassName;

/** What generated code calls in the runtime. */
final class RuntimeNames {
    private static final String SUPPORT = "org.wengert.support";

    static final ClassName GENERATED = ClassName.get("org.wengert", "WengertGenerated");
    /** {@code scale(y, d)}. */
    static final ClassName COTANGENTS = ClassName.get(SUPPORT, "Cotangents");
    /** {@code copy(a)}, {@code zeros(like)}, {@code add(into, from)}, {@code fill(a, 0)}, {@code requireShape(like, given, what)}. */
    static final ClassName ARRAYS = ClassName.get(SUPPORT, "DeepArrays");

    /** {@code requireDistinct(written, other, "written", "other")}. */
    static final ClassName ARGUMENTS = ClassName.get(SUPPORT, "Arguments");
    /** {@code count(a)}, {@code unit(like, i)}, {@code flat(a)}. */
    static final ClassName ENTRIES = ClassName.get(SUPPORT, "Entries");

    static final ClassName REFERENCE_STACK = stack("Reference");

    private RuntimeNames() {}

    static ClassName stack(String element) {
        return ClassName.get(SUPPORT, element + "Stack");
    }
}
