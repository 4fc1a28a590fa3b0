package org.wengert.support;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * Arrays that are made again and again, in the storage of the last time: {@code kept = zeros(kept, n)}. Where that has not the right
 * length, and the first time, when it is null, a new array is made. Nobody else may hold what is kept.
 *
 * <ul>
 *   <li>{@code zeros} gives what {@code new} gives;
 *   <li>{@code room} gives an array with any entries;
 *   <li>{@code copy} gives a copy of an array.
 * </ul>
 */
public final class Reuse {
    private Reuse() {}

    /** Zeros. */
    public static double[] zeros(double[] kept, int length) {
        if (kept == null || kept.length != length) return new double[length];
        Arrays.fill(kept, 0);
        return kept;
    }

    /** Any entries. */
    public static double[] room(double[] kept, int length) {
        return kept == null || kept.length != length ? new double[length] : kept;
    }

    /** A copy. */
    public static double[] copy(double[] kept, double[] source) {
        if (kept == null || kept.length != source.length) return source.clone();
        System.arraycopy(source, 0, kept, 0, source.length);
        return kept;
    }

    /** Zeros. */
    public static float[] zeros(float[] kept, int length) {
        if (kept == null || kept.length != length) return new float[length];
        Arrays.fill(kept, 0);
        return kept;
    }

    /** Any entries. */
    public static float[] room(float[] kept, int length) {
        return kept == null || kept.length != length ? new float[length] : kept;
    }

    /** A copy. */
    public static float[] copy(float[] kept, float[] source) {
        if (kept == null || kept.length != source.length) return source.clone();
        System.arraycopy(source, 0, kept, 0, source.length);
        return kept;
    }

    /** Zeros. */
    public static int[] zeros(int[] kept, int length) {
        if (kept == null || kept.length != length) return new int[length];
        Arrays.fill(kept, 0);
        return kept;
    }

    /** Any entries. */
    public static int[] room(int[] kept, int length) {
        return kept == null || kept.length != length ? new int[length] : kept;
    }

    /** A copy. */
    public static int[] copy(int[] kept, int[] source) {
        if (kept == null || kept.length != source.length) return source.clone();
        System.arraycopy(source, 0, kept, 0, source.length);
        return kept;
    }

    /** Zeros. */
    public static long[] zeros(long[] kept, int length) {
        if (kept == null || kept.length != length) return new long[length];
        Arrays.fill(kept, 0);
        return kept;
    }

    /** Any entries. */
    public static long[] room(long[] kept, int length) {
        return kept == null || kept.length != length ? new long[length] : kept;
    }

    /** A copy. */
    public static long[] copy(long[] kept, long[] source) {
        if (kept == null || kept.length != source.length) return source.clone();
        System.arraycopy(source, 0, kept, 0, source.length);
        return kept;
    }

    /** Zeros. */
    public static boolean[] zeros(boolean[] kept, int length) {
        if (kept == null || kept.length != length) return new boolean[length];
        Arrays.fill(kept, false);
        return kept;
    }

    /** Any entries. */
    public static boolean[] room(boolean[] kept, int length) {
        return kept == null || kept.length != length ? new boolean[length] : kept;
    }

    /** A copy. */
    public static boolean[] copy(boolean[] kept, boolean[] source) {
        if (kept == null || kept.length != source.length) return source.clone();
        System.arraycopy(source, 0, kept, 0, source.length);
        return kept;
    }

    /** Zeros. */
    public static byte[] zeros(byte[] kept, int length) {
        if (kept == null || kept.length != length) return new byte[length];
        Arrays.fill(kept, (byte) 0);
        return kept;
    }

    /** Any entries. */
    public static byte[] room(byte[] kept, int length) {
        return kept == null || kept.length != length ? new byte[length] : kept;
    }

    /** A copy. */
    public static byte[] copy(byte[] kept, byte[] source) {
        if (kept == null || kept.length != source.length) return source.clone();
        System.arraycopy(source, 0, kept, 0, source.length);
        return kept;
    }

    /** Zeros. */
    public static short[] zeros(short[] kept, int length) {
        if (kept == null || kept.length != length) return new short[length];
        Arrays.fill(kept, (short) 0);
        return kept;
    }

    /** Any entries. */
    public static short[] room(short[] kept, int length) {
        return kept == null || kept.length != length ? new short[length] : kept;
    }

    /** A copy. */
    public static short[] copy(short[] kept, short[] source) {
        if (kept == null || kept.length != source.length) return source.clone();
        System.arraycopy(source, 0, kept, 0, source.length);
        return kept;
    }

    /** Zeros. */
    public static char[] zeros(char[] kept, int length) {
        if (kept == null || kept.length != length) return new char[length];
        Arrays.fill(kept, (char) 0);
        return kept;
    }

    /** Any entries. */
    public static char[] room(char[] kept, int length) {
        return kept == null || kept.length != length ? new char[length] : kept;
    }

    /** A copy. */
    public static char[] copy(char[] kept, char[] source) {
        if (kept == null || kept.length != source.length) return source.clone();
        System.arraycopy(source, 0, kept, 0, source.length);
        return kept;
    }

    /** A table without rows. */
    public static <T> T[] zeros(T[] kept, int length, Class<T> row) {
        if (kept == null || kept.length != length) return table(row, length);
        Arrays.fill(kept, null);
        return kept;
    }

    /** A table with any rows: those of the last time, where the length is the same. */
    public static <T> T[] room(T[] kept, int length, Class<T> row) {
        return kept == null || kept.length != length ? table(row, length) : kept;
    }

    /** A table with rows of zeros, as {@code new double[length][width]} makes it. Its rows are never exchanged. */
    public static <T> T[] zeros(T[] kept, int length, int width, Class<T> row) {
        if (!AnyRank.isTable(kept, length, width)) return rows(row, length, width);
        for (T array : kept) AnyRank.clear(array);
        return kept;
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] table(Class<T> row, int length) {
        return (T[]) Array.newInstance(row, length);
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] rows(Class<T> row, int length, int width) {
        return (T[]) Array.newInstance(row.getComponentType(), length, width);
    }
}
