package org.wengert.support;

import java.lang.reflect.Array;
import java.util.List;

/** Checks of what generated code is called with. */
public final class Arguments {
    private Arguments() {}

    /**
     * Refuses arguments that share an array: where the method writes to it through one parameter, its derivative with respect to
     * the other would be another.
     *
     * @param written an array of any depth that the method writes to; may be null
     * @param other another argument; may be null
     * @throws IllegalArgumentException if one array that has entries can be reached from both
     */
    public static void requireDistinct(Object written, Object other, String nameOfWritten, String nameOfOther) {
        boolean tables = written instanceof Object[] || other instanceof Object[];
        if (tables) new Tables().requireDistinct(written, other, nameOfWritten, nameOfOther);
        else if (written != null && written == other && Array.getLength(written) > 0)
            throw shared(nameOfWritten, nameOfOther);
    }

    /** The same where the method only exchanges rows: these may be shared, but no array that holds arrays. */
    public static void requireDistinctTables(Object written, Object other, String nameOfWritten, String nameOfOther) {
        new Tables().requireDistinctTables(written, other, nameOfWritten, nameOfOther);
    }

    /**
     * Refuses a reverse sweep where the sweep before it was ended by an exception.
     *
     * @throws IllegalStateException if a forward sweep has to come first
     */
    public static void requireReady(boolean isReady) {
        if (!isReady) {
            throw new IllegalStateException(
                    "no point to pull back from: the last sweep ended with an exception;" + " call at(...) first");
        }
    }

    /**
     * Refuses null.
     *
     * @param what how the message names {@code given}: "seed", "xDot.center"
     * @throws IllegalArgumentException if it is null
     */
    public static void requirePresent(Object given, String what) {
        if (given == null) {
            throw new IllegalArgumentException(what + ": null");
        }
    }

    /**
     * Checks that an element has a tangent just where it is there.
     *
     * @throws IllegalArgumentException if only one of them is null
     */
    public static void requireAlike(Object primal, Object tangent, String what) {
        if ((primal == null) != (tangent == null)) {
            throw new IllegalArgumentException(
                    what + ": expected " + (primal == null ? "null, as in the argument" : "no null"));
        }
    }

    /**
     * Checks the length of an array of tangents.
     *
     * @throws IllegalArgumentException if only one of the arrays is null or their lengths differ
     */
    public static void requireLength(Object like, Object given, String what) {
        requireCount(like == null ? -1 : Array.getLength(like), given == null ? -1 : Array.getLength(given), what);
    }

    /**
     * Checks the size of a list of tangents.
     *
     * @param elements an array of what the primal's list holds; null where that is null
     * @throws IllegalArgumentException if only one of the lists is null or their sizes differ
     */
    public static void requireSize(Object elements, Object given, String what) {
        int count = elements == null ? -1 : Array.getLength(elements);
        requireCount(count, given == null ? -1 : ((List<?>) given).size(), what);
    }

    private static void requireCount(int expected, int count, String what) {
        if (expected != count) {
            throw new IllegalArgumentException(what + ": expected " + text(expected) + ", got " + text(count));
        }
    }

    private static String text(int count) {
        return count < 0 ? "null" : count + " elements";
    }

    /**
     * Checks the class of a tangent of a sealed interface.
     *
     * @throws IllegalArgumentException if it is not {@code expected}
     */
    public static void requireClass(boolean fits, String expected, String what) {
        if (!fits) {
            throw new IllegalArgumentException(what + ": expected a " + expected);
        }
    }

    /**
     * Refuses an object of a subclass, which may have other methods than those that have been differentiated.
     *
     * @throws IllegalArgumentException if it is of another class
     */
    public static void requireExactly(Object type, Object object, String what) {
        if (object != null && object.getClass() != type) {
            throw new IllegalArgumentException(
                    what + ": expected an object of " + type + " itself, got one of " + object.getClass());
        }
    }

    static IllegalArgumentException shared(String nameOfWritten, String nameOfOther) {
        return new IllegalArgumentException(nameOfWritten + " and " + nameOfOther
                + " share an array, which is written to through " + nameOfWritten);
    }
}
