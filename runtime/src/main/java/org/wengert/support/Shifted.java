package org.wengert.support;

/** Copies of arrays whose entries are at other places there. */
public final class Shifted {
    private Shifted() {}

    /**
     * {@code into[i] = array[i + by]} for each i from {@code first} to before {@code end} for which there are both entries. No array
     * counts as an empty one.
     */
    public static void copy(double[] array, int by, double[] into, int first, int end) {
        if (array == null || into == null) return;
        int from = from(by, first);
        int count = count(array.length, by, into.length, from, end);
        if (count > 0) System.arraycopy(array, from + by, into, from, count);
    }

    /** {@link #copy(double[], int, double[], int, int)} in single precision. */
    public static void copy(float[] array, int by, float[] into, int first, int end) {
        if (array == null || into == null) return;
        int from = from(by, first);
        int count = count(array.length, by, into.length, from, end);
        if (count > 0) System.arraycopy(array, from + by, into, from, count);
    }

    private static int from(int by, int first) {
        return (int) Math.min(Math.max(Math.max(first, 0), -(long) by), Integer.MAX_VALUE);
    }

    private static int count(int length, int by, int into, int from, int end) {
        return (int) Math.max(Math.min(Math.min(end, into), length - (long) by) - from, 0);
    }
}
