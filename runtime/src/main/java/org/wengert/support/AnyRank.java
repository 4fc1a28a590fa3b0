package org.wengert.support;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The operations of {@link DeepArrays} by recursion over the dimensions. */
final class AnyRank {
    private AnyRank() {}

    /** Zeros in the shape of an array of primitives, in which nothing is shared. */
    @SuppressWarnings("unchecked")
    static <T> T unsharedZeros(T like) {
        int length = Array.getLength(like);
        Object zeros = Array.newInstance(like.getClass().getComponentType(), length);
        if (like instanceof @Nullable Object[] parts) {
            @Nullable Object[] into = (@Nullable Object[]) zeros;
            for (int i = 0; i < length; i++) {
                Object part = parts[i];
                into[i] = part == null ? null : unsharedZeros(part);
            }
        }
        return (T) zeros;
    }

    static void addEverywhere(Object into, Object from) {
        if (into instanceof double[] x && from instanceof double[] y) DeepArrays.add(x, y);
        else if (into instanceof float[] x && from instanceof float[] y) DeepArrays.add(x, y);
        else if (into instanceof @Nullable Object[] x && from instanceof @Nullable Object[] y) addParts(x, y);
        else throw new IllegalArgumentException("cannot add " + type(from) + " to " + type(into));
    }

    private static void addParts(@Nullable Object[] into, @Nullable Object[] from) {
        DeepArrays.requireLength(into.length, from.length);
        for (int i = 0; i < from.length; i++) {
            Object sum = into[i];
            Object part = from[i];
            if (sum == null || part == null) continue;
            if (isArray(part)) addEverywhere(sum, part);
            else into[i] = number(sum, toDouble(sum) + toDouble(part));
        }
    }

    static boolean hasLength(@Nullable Object array, int length) {
        return array != null && Array.getLength(array) == length;
    }

    /** Whether it is what {@code new T[length][width]} makes. */
    static boolean isTable(@Nullable Object @Nullable [] table, int length, int width) {
        return table != null && table.length == length && width >= 0 && (length == 0 || hasLength(table[0], width));
    }

    /** Sets all entries of an array to what they are in a new one. */
    static void clear(Object array) {
        if (array instanceof double[] x) Arrays.fill(x, 0);
        else if (array instanceof float[] x) Arrays.fill(x, 0);
        else if (array instanceof int[] x) Arrays.fill(x, 0);
        else if (array instanceof long[] x) Arrays.fill(x, 0);
        else if (array instanceof boolean[] x) Arrays.fill(x, false);
        else if (array instanceof byte[] x) Arrays.fill(x, (byte) 0);
        else if (array instanceof short[] x) Arrays.fill(x, (short) 0);
        else if (array instanceof char[] x) Arrays.fill(x, (char) 0);
        else Arrays.fill((@Nullable Object[]) array, null);
    }

    static void fill(Object array, double value) {
        if (array instanceof double[] x) Arrays.fill(x, value);
        else if (array instanceof float[] x) Arrays.fill(x, (float) value);
        else if (array instanceof Object[] parts) fillParts(parts, value);
        else throw new IllegalArgumentException("no array of floating-point numbers: " + type(array));
    }

    private static void fillParts(Object[] parts, double value) {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == null) continue;
            if (isArray(parts[i])) fill(parts[i], value);
            else parts[i] = number(parts[i], value);
        }
    }

    /** Whether an array has the shape of another, null parts included. */
    static boolean isOfShape(@Nullable Object like, @Nullable Object given) {
        if (like == null || given == null || !isArray(like)) return (like == null) == (given == null);
        if (!isArray(given) || Array.getLength(like) != Array.getLength(given)) return false;
        if (like instanceof @Nullable Object[] parts && given instanceof @Nullable Object[] others) {
            for (int i = 0; i < parts.length; i++) if (!isOfShape(parts[i], others[i])) return false;
        }
        return true;
    }

    /** The first difference of shapes. */
    static String difference(@Nullable Object like, @Nullable Object given, String what) {
        if (like == null || !isArray(like))
            return what + ": expected " + (like == null ? "null, as in the argument" : "no null");
        if (!isArray(given)) return what + ": expected an array, got " + type(given);
        int expected = Array.getLength(like);
        int length = Array.getLength(given);
        if (expected != length) return what + ": expected length " + expected + ", got " + length;
        @Nullable Object[] parts = (@Nullable Object[]) like;
        @Nullable Object[] others = (@Nullable Object[]) given;
        int i = 0;
        while (isOfShape(parts[i], others[i])) i++;
        return difference(parts[i], others[i], what + "[" + i + "]");
    }

    private static boolean isArray(@Nullable Object part) {
        return part != null && part.getClass().isArray();
    }

    static Object number(Object like, double value) {
        if (like instanceof Double) return value;
        if (like instanceof Float) return (float) value;
        throw new IllegalArgumentException("no floating-point number: " + type(like));
    }

    private static double toDouble(Object number) {
        if (number instanceof Double || number instanceof Float) return ((Number) number).doubleValue();
        throw new IllegalArgumentException("no floating-point number: " + type(number));
    }

    static String type(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
