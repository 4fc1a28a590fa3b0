package org.wengert.support;

import java.lang.reflect.Array;

/** Whether arrays have the entries that a loop is going to read or write. */
public final class Lengths {
    private Lengths() {}

    /** Whether there is an array, with entries up to before {@code end}. */
    public static boolean reach(double[] array, int end) {
        return array != null && end <= array.length;
    }

    /** {@link #reach(double[], int)} in single precision. */
    public static boolean reach(float[] array, int end) {
        return array != null && end <= array.length;
    }

    /** {@link #reach(double[], int)} of integers. */
    public static boolean reach(int[] array, int end) {
        return array != null && end <= array.length;
    }

    /** {@link #reach(double[], int)} of objects. */
    public static boolean reach(Object[] array, int end) {
        return array != null && end <= array.length;
    }

    /** {@link #reach(double[], int)} of arrays of any other type. */
    public static boolean reach(Object array, int end) {
        return array != null && end <= Array.getLength(array);
    }

    /** Whether there is an array, with {@code count} entries from {@code first} on. */
    public static boolean reach(double[] array, int first, int count) {
        return array != null && isInside(first, count, array.length);
    }

    /** {@link #reach(double[], int, int)} in single precision. */
    public static boolean reach(float[] array, int first, int count) {
        return array != null && isInside(first, count, array.length);
    }

    /** {@link #reach(double[], int, int)} of integers. */
    public static boolean reach(int[] array, int first, int count) {
        return array != null && isInside(first, count, array.length);
    }

    /** {@link #reach(double[], int, int)} of arrays of any other type. */
    public static boolean reach(Object array, int first, int count) {
        return array != null && isInside(first, count, Array.getLength(array));
    }

    private static boolean isInside(int first, int count, int length) {
        return first >= 0 && first + (long) count <= length;
    }
}
