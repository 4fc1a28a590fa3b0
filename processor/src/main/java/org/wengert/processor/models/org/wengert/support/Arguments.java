package org.wengert.processor.models.org.wengert.support;

/** {@link org.wengert.support.Arguments}, as far as it is about counts and classes. */
public final class Arguments {
    private Arguments() {}

    public static void requireCount(int expected, int count, String what) {
        if (expected != count) throw new IllegalArgumentException(what + ": expected " + expected + ", got " + count);
    }

    public static void requireClass(boolean fits, String expected, String what) {
        if (!fits) throw new IllegalArgumentException(what + ": expected a " + expected);
    }
}
