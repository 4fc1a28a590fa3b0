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

    /** {@code zeros(kept, n)}, {@code room(kept, n)}, {@code copy(kept, source)}. */
    static final ClassName REUSE = ClassName.get(SUPPORT, "Reuse");
    /** {@code rewind()}, {@code zeros(n)}, {@code room(n)}, {@code copy(source)}. */
    static final ClassName POOL = ClassName.get(SUPPORT, "Pool");
    /** {@code rewind()}, {@code copy(source)}, {@code zeros(like)}. */
    static final ClassName TABLE_POOL = ClassName.get(SUPPORT, "TablePool");
    /** {@code isComplete()}, {@code put(v)}, {@code get()}, {@code rewind()}. */
    static final ClassName RECORDING = ClassName.get(SUPPORT, "Recording");
    /** {@code rewind()}, {@code next()}. */
    static final ClassName FRAMES = ClassName.get(SUPPORT, "Frames");
    /** {@code zeros(n)}, {@code room(n)}, {@code copy(source)}, {@code zeros(n, m)}. */
    static final ClassName SIZES = ClassName.get(SUPPORT, "Sizes");
    /** {@code copy(a)}, {@code zeros(like)}, {@code add(into, from)}, {@code atFirstPlaces(like, given)}, {@code requireDistinct(…)}. */
    static final ClassName TABLES = ClassName.get(SUPPORT, "Tables");

    /** {@code requireDistinct(written, other, "written", "other")}. */
    static final ClassName ARGUMENTS = ClassName.get(SUPPORT, "Arguments");
    /** {@code count(a)}, {@code unit(like, i)}, {@code flat(a)}. */
    static final ClassName ENTRIES = ClassName.get(SUPPORT, "Entries");

    /** {@code zeros(like)}, {@code sum(a, b)}, {@code product(a, factor)}, {@code moved(a, b, step)}, {@code map(a, f)}; of parts, arrays, lists. */
    static final ClassName TANGENTS = ClassName.get(SUPPORT, "Tangents");

    static final ClassName CONTENTS = ClassName.get(SUPPORT, "Contents");

    /** What all tangent types implement. */
    static final ClassName TANGENT = ClassName.get(SUPPORT, "Tangent");

    static final ClassName REFERENCE_STACK = stack("Reference");

    private RuntimeNames() {}

    static ClassName stack(String element) {
        return ClassName.get(SUPPORT, element + "Stack");
    }
}
