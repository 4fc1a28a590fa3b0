package org.wengert.support;

import java.util.Arrays;

/** What generated code needs of ranges of arrays besides loops: the platform's own checks, with its exceptions, and its order of numbers. */
public final class ArrayRanges {
    private ArrayRanges() {}

    /**
     * Fails as {@link System#arraycopy} does.
     *
     * @param type of the elements, for the message
     * @throws ArrayIndexOutOfBoundsException if one of the ranges is not inside its array
     */
    public static void checkMove(int sourceLength, int source, int targetLength, int target, int length, String type) {
        if (source < 0) throw outside("source index", source, type, sourceLength);
        if (target < 0) throw outside("destination index", target, type, targetLength);
        if (length < 0) throw new ArrayIndexOutOfBoundsException("arraycopy: length " + length + " is negative");
        if (source > sourceLength - length)
            throw outside("last source index", last(source, length), type, sourceLength);
        if (target > targetLength - length) {
            throw outside("last destination index", last(target, length), type, targetLength);
        }
    }

    private static long last(int from, int length) {
        return (long) from + length;
    }

    private static ArrayIndexOutOfBoundsException outside(String what, long index, String type, int length) {
        return new ArrayIndexOutOfBoundsException(
                "arraycopy: " + what + " " + index + " out of bounds for " + type + "[" + length + "]");
    }

    /**
     * Fails as {@link Arrays#fill(double[], int, int, double)} and {@link Arrays#sort(double[], int, int)} do.
     *
     * @throws IllegalArgumentException if {@code from > to}
     * @throws ArrayIndexOutOfBoundsException if the range is not inside the array
     */
    public static void check(int length, int from, int to) {
        if (from > to) throw new IllegalArgumentException("fromIndex(" + from + ") > toIndex(" + to + ")");
        if (from < 0) throw new ArrayIndexOutOfBoundsException(from);
        if (to > length) throw new ArrayIndexOutOfBoundsException(to);
    }

    /**
     * The length of a range, as for {@link Arrays#copyOfRange(double[], int, int)}.
     *
     * @throws IllegalArgumentException if {@code from > to}
     */
    public static int size(int from, int to) {
        // As there, a difference that overflows counts as it is.
        int size = to - from;
        if (size < 0) throw new IllegalArgumentException(from + " > " + to);
        return size;
    }

    /**
     * Finds out where the entries come from in the order of {@link Arrays#sort(double[])}: −0 before 0, NaN last. Equal entries stay in
     * their order.
     *
     * @param from where the range begins
     * @param order as long as the range; gets an index of the array for each place
     */
    public static void order(double[] array, int from, int[] order) {
        sort(order, from, array);
    }

    /** {@link #order(double[], int, int[])} in single precision. */
    public static void order(float[] array, int from, int[] order) {
        sort(order, from, array);
    }

    /** Heapsort, which needs no memory. It is stable, since of equal entries the indices are compared. */
    private static void sort(int[] order, int from, Object array) {
        for (int i = 0; i < order.length; i++) order[i] = from + i;
        for (int i = order.length / 2 - 1; i >= 0; i--) sink(order, i, order.length, array);
        for (int end = order.length - 1; end > 0; end--) {
            int greatest = order[0];
            order[0] = order[end];
            order[end] = greatest;
            sink(order, 0, end, array);
        }
    }

    private static void sink(int[] heap, int root, int size, Object array) {
        int sinking = heap[root];
        int i = root;
        for (int child = 2 * i + 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && compare(array, heap[child], heap[child + 1]) < 0) child++;
            if (compare(array, sinking, heap[child]) >= 0) break;
            heap[i] = heap[child];
            i = child;
        }
        heap[i] = sinking;
    }

    private static int compare(Object array, int i, int j) {
        int c = array instanceof double[] d
                ? Double.compare(d[i], d[j])
                : Float.compare(((float[]) array)[i], ((float[]) array)[j]);
        return c == 0 ? Integer.compare(i, j) : c;
    }
}
