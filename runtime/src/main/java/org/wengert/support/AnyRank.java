package org.wengert.support;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of {@link DeepArrays} by recursion over the dimensions. */
final class AnyRank {
    private AnyRank() {}

    static <T> T copy(T array) {
        return sameType(array, copy(array, new IdentityHashMap<>()));
    }

    private static Object copy(Object array, Map<Object, Object> copies) {
        Object done = copies.get(array);
        if (done != null) return done;
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        copies.put(array, copy);
        if (array instanceof Object[] from) {
            @Nullable Object[] into = (@Nullable Object[]) copy;
            for (int i = 0; i < length; i++) into[i] = isArray(from[i]) ? copy(from[i], copies) : from[i];
        } else {
            System.arraycopy(array, 0, copy, 0, length);
        }
        return copy;
    }

    static <T> T zeros(T like) {
        return sameType(like, zeros(like, new IdentityHashMap<>()));
    }

    private static Object zeros(Object like, Map<Object, Object> copies) {
        Object done = copies.get(like);
        if (done != null) return done;
        Object zeros = Array.newInstance(like.getClass().getComponentType(), Array.getLength(like));
        copies.put(like, zeros);
        if (like instanceof Object[] parts) {
            @Nullable Object[] into = (@Nullable Object[]) zeros;
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] != null) into[i] = isArray(parts[i]) ? zeros(parts[i], copies) : number(parts[i], 0);
            }
        }
        return zeros;
    }

    static void add(Object into, Object from) {
        add(into, from, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void add(Object into, Object from, Set<Object> added) {
        if (!added.add(from)) return;
        if (into instanceof double[] x && from instanceof double[] y) DeepArrays.add(x, y);
        else if (into instanceof float[] x && from instanceof float[] y) DeepArrays.add(x, y);
        else if (into instanceof Object[] x && from instanceof Object[] y) addParts(x, y, added);
        else throw new IllegalArgumentException("cannot add " + type(from) + " to " + type(into));
    }

    private static void addParts(Object[] into, Object[] from, Set<Object> added) {
        DeepArrays.requireLength(into.length, from.length);
        for (int i = 0; i < from.length; i++) {
            if (from[i] == null) continue;
            if (isArray(from[i])) add(into[i], from[i], added);
            else into[i] = number(into[i], toDouble(into[i]) + toDouble(from[i]));
        }
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

    static void requireShape(@Nullable Object like, @Nullable Object given, String what) {
        if (!isArray(like)) {
            if ((like == null) != (given == null))
                throw new IllegalArgumentException(what + ": expected " + presence(like));
            return;
        }
        if (!isArray(given)) throw new IllegalArgumentException(what + ": expected an array, got " + type(given));
        int expected = Array.getLength(like);
        int length = Array.getLength(given);
        if (expected != length) {
            throw new IllegalArgumentException(what + ": expected length " + expected + ", got " + length);
        }
        if (like instanceof Object[] parts && given instanceof Object[] others) {
            for (int i = 0; i < expected; i++) requireShape(parts[i], others[i], what + "[" + i + "]");
        }
    }

    private static String presence(@Nullable Object like) {
        return like == null ? "null, as in the argument" : "no null";
    }

    private static boolean isArray(@Nullable Object part) {
        return part != null && part.getClass().isArray();
    }

    private static Object number(Object like, double value) {
        if (like instanceof Double) return value;
        if (like instanceof Float) return (float) value;
        throw new IllegalArgumentException("no floating-point number: " + type(like));
    }

    private static double toDouble(Object number) {
        if (number instanceof Double || number instanceof Float) return ((Number) number).doubleValue();
        throw new IllegalArgumentException("no floating-point number: " + type(number));
    }

    private static String type(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }

    @SuppressWarnings("unchecked")
    private static <T> T sameType(T like, Object value) {
        return (T) value;
    }
}
