package org.wengert.support;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * Arrays of numbers as values: copying, adding, and zeros of the same shape.
 *
 * <p>Arrays may be jagged, have null rows, and have a row at several places; results keep that structure. Overloads for vectors and
 * tables are the fast ones; those for {@code Object} take arrays of any rank, of boxed numbers too.
 */
public final class DeepArrays {
    private DeepArrays() {}

    /** A copy of the entries. */
    public static double[] copy(double[] array) {
        return array.clone();
    }

    /** A deep copy: jagged as the table is, null rows stay null, a row that stands twice stays one row. */
    public static double[][] copy(double[][] table) {
        double[][] copy = new double[table.length][];
        FirstPlaces places = new FirstPlaces(table);
        for (int i = 0; i < table.length; i++) {
            if (table[i] == null) continue;
            int first = places.of(i);
            copy[i] = first < i ? copy[first] : table[i].clone();
        }
        return copy;
    }

    /** As many zeros as {@code like} has entries. */
    public static double[] zeros(double[] like) {
        return new double[like.length];
    }

    /** Zeros in the shape and with the sharing of {@code like}. */
    public static double[][] zeros(double[][] like) {
        double[][] zeros = new double[like.length][];
        FirstPlaces places = new FirstPlaces(like);
        for (int i = 0; i < like.length; i++) {
            if (like[i] == null) continue;
            int first = places.of(i);
            zeros[i] = first < i ? zeros[first] : new double[like[i].length];
        }
        return zeros;
    }

    /** Adds {@code from} to {@code into}, entry by entry. */
    public static void add(double[] into, double[] from) {
        requireLength(into.length, from.length);
        for (int i = 0; i < from.length; i++) into[i] += from[i];
    }

    /** Adds {@code from} to {@code into}, entry by entry; a row that stands twice in {@code from} is added once, at its first place. */
    public static void add(double[][] into, double[][] from) {
        requireLength(into.length, from.length);
        FirstPlaces places = new FirstPlaces(from);
        for (int i = 0; i < from.length; i++) {
            if (from[i] != null && places.of(i) == i) add(into[i], from[i]);
        }
    }

    /** Sets every entry to that of another array of the same length. */
    public static void set(double[] into, double[] from) {
        requireLength(into.length, from.length);
        System.arraycopy(from, 0, into, 0, from.length);
    }

    /** {@link #set(double[], double[])} in single precision. */
    public static void set(float[] into, float[] from) {
        requireLength(into.length, from.length);
        System.arraycopy(from, 0, into, 0, from.length);
    }

    /** Sets every entry to that of another array of the same shape, of any rank. */
    public static void set(Object into, Object from) {
        if (into instanceof double[] x && from instanceof double[] y) {
            set(x, y);
        } else if (into instanceof float[] x && from instanceof float[] y) {
            set(x, y);
        } else {
            Object[] rows = (Object[]) into;
            Object[] others = (Object[]) from;
            requireLength(rows.length, others.length);
            for (int i = 0; i < rows.length; i++) if (rows[i] != null) set(rows[i], others[i]);
        }
    }

    /** Sets every entry. */
    public static void fill(double[] array, double value) {
        Arrays.fill(array, value);
    }

    /** Sets every entry of every row. */
    public static void fill(double[][] table, double value) {
        for (double[] row : table) if (row != null) Arrays.fill(row, value);
    }

    /** A copy of the entries. */
    public static float[] copy(float[] array) {
        return array.clone();
    }

    /** A deep copy: jagged as the table is, null rows stay null, a row that stands twice stays one row. */
    public static float[][] copy(float[][] table) {
        float[][] copy = new float[table.length][];
        FirstPlaces places = new FirstPlaces(table);
        for (int i = 0; i < table.length; i++) {
            if (table[i] == null) continue;
            int first = places.of(i);
            copy[i] = first < i ? copy[first] : table[i].clone();
        }
        return copy;
    }

    /** As many zeros as {@code like} has entries. */
    public static float[] zeros(float[] like) {
        return new float[like.length];
    }

    /** Zeros in the shape and with the sharing of {@code like}. */
    public static float[][] zeros(float[][] like) {
        float[][] zeros = new float[like.length][];
        FirstPlaces places = new FirstPlaces(like);
        for (int i = 0; i < like.length; i++) {
            if (like[i] == null) continue;
            int first = places.of(i);
            zeros[i] = first < i ? zeros[first] : new float[like[i].length];
        }
        return zeros;
    }

    /** Adds {@code from} to {@code into}, entry by entry. */
    public static void add(float[] into, float[] from) {
        requireLength(into.length, from.length);
        for (int i = 0; i < from.length; i++) into[i] += from[i];
    }

    /** Adds {@code from} to {@code into}, entry by entry; a row that stands twice in {@code from} is added once, at its first place. */
    public static void add(float[][] into, float[][] from) {
        requireLength(into.length, from.length);
        FirstPlaces places = new FirstPlaces(from);
        for (int i = 0; i < from.length; i++) {
            if (from[i] != null && places.of(i) == i) add(into[i], from[i]);
        }
    }

    /** Sets every entry. */
    public static void fill(float[] array, float value) {
        Arrays.fill(array, value);
    }

    /** Sets every entry of every row. */
    public static void fill(float[][] table, float value) {
        for (float[] row : table) if (row != null) Arrays.fill(row, value);
    }

    /** A deep copy of an array of any rank and element type, with the same sharing. Elements that are no arrays are kept. */
    public static <T> T copy(T array) {
        return new Tables().copy(array);
    }

    /** Zeros in the shape and with the sharing of an array of numbers of any rank. */
    public static <T> T zeros(T like) {
        return new Tables().zeros(like);
    }

    /** Adds arrays of any rank, entry by entry; a part that stands twice in {@code from} is added once, at its first place. */
    public static <T> void add(T into, T from) {
        new Tables().add(into, from);
    }

    /** Adds arrays of any rank, entry by entry, wherever they stand: what {@code from} has at several places is added at each. */
    public static void addEverywhere(Object into, Object from) {
        AnyRank.addEverywhere(into, from);
    }

    /**
     * An array with exactly the sharing of another one: of what {@code like} has at several places, that at the first counts, and what
     * it has once stands once.
     *
     * @param given of the shape of {@code like}
     * @return {@code given} itself, where that is its structure already, else a deep copy
     */
    public static <T> T arranged(T like, T given) {
        return new Tables().arranged(like, given);
    }

    /** Sets every entry of an array of any rank. */
    public static void fill(Object array, double value) {
        AnyRank.fill(array, value);
    }

    /**
     * Checks that an array has the shape of another, null rows included.
     *
     * @param what how the message names {@code given}: "seed", "bar of u"
     * @throws IllegalArgumentException where the shapes differ
     */
    public static void requireShape(Object like, Object given, String what) {
        if (!AnyRank.isOfShape(like, given)) throw new IllegalArgumentException(AnyRank.difference(like, given, what));
    }

    /**
     * Checks the array that adds up a number's cotangents.
     *
     * @param what how the message names it
     * @throws IllegalArgumentException unless it has one entry
     */
    public static void requireOneEntry(Object given, String what) {
        if (given == null) throw new IllegalArgumentException(what + ": expected an array of one entry, got null");
        int length = Array.getLength(given);
        if (length != 1) throw new IllegalArgumentException(what + ": expected length 1, got " + length);
    }

    static void requireLength(int expected, int given) {
        if (expected != given) {
            throw new IllegalArgumentException("expected " + expected + " entries, got " + given);
        }
    }
}
