package org.wengert.support;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Checks of what generated code is called with. */
public final class Arguments {
    private Arguments() {}

    /**
     * Refuses arguments that share an array: where the method writes to it through one parameter, its derivative with respect to
     * the other would be another.
     *
     * @param written an array of any depth that the method writes to; may be null
     * @param other another argument; may be null
     * @throws IllegalArgumentException if one array can be reached from both
     */
    public static void requireDistinct(Object written, Object other, String nameOfWritten, String nameOfOther) {
        if (written == null || other == null) {
            return;
        }
        boolean shared = written == other;
        if (!shared && (written instanceof Object[] || other instanceof Object[])) {
            Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
            gather(written, arrays);
            shared = isIn(arrays, other);
        }
        if (shared) {
            throw new IllegalArgumentException(nameOfWritten + " and " + nameOfOther
                    + " share an array, which is written to through " + nameOfWritten);
        }
    }

    private static void gather(Object array, Set<Object> arrays) {
        if (array != null && arrays.add(array) && array instanceof Object[] rows) {
            for (Object row : rows) {
                gather(row, arrays);
            }
        }
    }

    private static boolean isIn(Set<Object> arrays, Object array) {
        if (arrays.contains(array)) {
            return true;
        }
        if (array instanceof Object[] rows) {
            for (Object row : rows) {
                if (row != null && isIn(arrays, row)) {
                    return true;
                }
            }
        }
        return false;
    }
}
