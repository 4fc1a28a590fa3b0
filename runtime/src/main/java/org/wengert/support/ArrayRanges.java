package org.wengert.support;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
     * Where the entries come from in the order of {@link Arrays#sort(double[])}: −0 before 0, NaN last. Equal entries stay in their
     * order.
     *
     * @return indices of the array from {@code from} on, one for each place of the range
     */
    public static int[] order(double[] array, int from, int to) {
        return sorted(from, to, Comparator.comparingDouble(i -> array[i]));
    }

    /** {@link #order(double[], int, int)} in single precision. */
    public static int[] order(float[] array, int from, int to) {
        return sorted(from, to, (i, j) -> Float.compare(array[i], array[j]));
    }

    private static int[] sorted(int from, int to, Comparator<Integer> by) {
        return IntStream.range(from, to)
                .boxed()
                .sorted(by)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
