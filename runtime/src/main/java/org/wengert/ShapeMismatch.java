package org.wengert;

import org.jspecify.annotations.Nullable;

/** A value, tangent or cotangent is not what its {@link Shape} says, or was changed. */
final class ShapeMismatch extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    ShapeMismatch(String message) {
        super(message);
    }

    static void requireKind(boolean holds, String expected, @Nullable Object got) {
        if (!holds) {
            String kind = got == null ? "null" : got.getClass().getSimpleName();
            throw new ShapeMismatch("expected " + expected + ", got " + kind);
        }
    }

    static void requireUnchanged(double[] before, double[] after, String what) {
        for (int i = 0; i < before.length; i++) {
            if (Double.doubleToLongBits(before[i]) != Double.doubleToLongBits(after[i])) {
                throw new ShapeMismatch(what + " was changed: entry " + i + " from " + before[i] + " to " + after[i]);
            }
        }
    }

    static void requireLength(int expected, int got) {
        if (expected != got) throw new ShapeMismatch("expected length " + expected + ", got " + got);
    }
}
