package org.wengert.support;

import java.lang.reflect.Array;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/**
 * The numbers in a value, in order, as generated Jacobians need them: of a number, an array of {@code double} or {@code float} of any depth, a
 * {@link Tangent}, an array or a list of these. Null counts as empty.
 */
public final class Entries {
    private Entries() {}

    /** How many numbers there are. */
    public static int count(Object value) {
        int[] count = {0};
        each(value, part -> count[0] += length(part));
        return count[0];
    }

    private static int length(Object part) {
        return part instanceof Number ? 1 : Array.getLength(part);
    }

    /** Visits the numbers and the arrays of primitive ones. */
    private static void each(Object value, Consumer<Object> visitor) {
        if (value instanceof Object[] parts) {
            for (Object part : parts) each(part, visitor);
        } else if (value instanceof List<?> parts) {
            for (Object part : parts) each(part, visitor);
        } else if (value instanceof Tangent tangent) {
            tangent.map(x -> {
                visitor.accept(x);
                return x;
            });
        } else if (value != null) {
            visitor.accept(value);
        }
    }

    /**
     * Zeros with a single one, in which nothing is shared.
     *
     * @param like of the shape of the result; null if that is to be null
     * @param index which entry is 1; none where there is no entry of that number
     */
    public static <A> A unit(A like, int index) {
        if (like == null) return like;
        if (isOfObjects(like)) {
            int[] next = {0};
            return sameType(like, map(like, x -> next[0]++ == index ? 1 : 0));
        }
        A unit = AnyRank.unsharedZeros(like);
        if (index >= 0 && index < count(unit)) set(unit, index, 1);
        return unit;
    }

    private static boolean isOfObjects(Object value) {
        Class<?> type = value.getClass();
        while (type.isArray()) type = type.getComponentType();
        return !type.isPrimitive();
    }

    private static Object map(Object value, DoubleUnaryOperator f) {
        if (value instanceof Object[] parts) {
            Object[] result = parts.clone();
            for (int i = 0; i < parts.length; i++) result[i] = map(parts[i], f);
            return result;
        }
        if (value instanceof List<?> parts) return Tangents.list(parts, part -> map(part, f));
        if (value instanceof Tangent tangent) return tangent.map(f);
        if (value instanceof Double number) return f.applyAsDouble(number);
        if (value instanceof Float number) return (float) f.applyAsDouble(number);
        return Tangents.map(value, f);
    }

    /**
     * Sets one number.
     *
     * @param array of {@code double} or {@code float}, of any depth
     * @param index which, in row-major order
     */
    public static void set(Object array, int index, double value) {
        if (array instanceof double[] d) {
            d[index] = value;
        } else if (array instanceof float[] f) {
            f[index] = (float) value;
        } else {
            int left = index;
            for (Object row : (Object[]) array) {
                int n = count(row);
                if (left < n) {
                    set(row, left, value);
                    return;
                }
                left -= n;
            }
        }
    }

    /** Sets entries from one on, as many of the new ones as there is room for. */
    public static void put(double[][] into, int from, double[][] some) {
        System.arraycopy(some, 0, into, from, Math.min(some.length, into.length - from));
    }

    /**
     * The rows of a matrix whose columns are given.
     *
     * @param from the first column that is taken
     * @param to the one behind the last
     */
    public static double[][] rows(double[][] columns, int from, int to) {
        double[][] rows = new double[columns.length == 0 ? 0 : columns[0].length][to - from];
        for (int j = from; j < to; j++) {
            double[] column = columns[j];
            for (int i = 0; i < rows.length; i++) rows[i][j - from] = column[i];
        }
        return rows;
    }

    /** All numbers of an array of any depth: of {@code double[]} itself, else in a fresh array. */
    public static double[] all(Object array) {
        if (array instanceof double[] numbers) return numbers;
        double[] all = new double[count(array)];
        int[] at = {0};
        each(array, part -> at[0] = fill(all, at[0], part));
        return all;
    }

    /**
     * All numbers of several cotangents in one row, one value after the other, in a fresh array. An array that stands at several places
     * is given at its first, with zeros at the others: a sum over all entries counts it once.
     */
    public static double[] flat(Object first, Object... values) {
        double[] row = new double[count(first) + count(values)];
        int[] at = {0};
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Consumer<Object> fill = part ->
                at[0] = part instanceof Number || seen.add(part) ? fill(row, at[0], part) : at[0] + length(part);
        each(first, fill);
        each(values, fill);
        return row;
    }

    private static int fill(double[] into, int from, Object part) {
        int at = from;
        if (part instanceof double[] d) {
            System.arraycopy(d, 0, into, at, d.length);
            at += d.length;
        } else if (part instanceof float[] f) {
            for (float entry : f) {
                into[at++] = entry;
            }
        } else {
            into[at++] = ((Number) part).doubleValue();
        }
        return at;
    }

    /**
     * The sum of the products of tangents and cotangents, those apart whose tangent is zero.
     *
     * @param tangent an array of {@code double} or {@code float} of any depth
     * @param cotangent one of the same shape
     */
    public static double dot(Object tangent, Object cotangent) {
        double sum = 0;
        if (tangent instanceof double[] v && cotangent instanceof double[] w) {
            for (int i = 0; i < v.length; i++) sum += Cotangents.scale(v[i], w[i]);
        } else if (tangent instanceof float[] v && cotangent instanceof float[] w) {
            for (int i = 0; i < v.length; i++) sum += Cotangents.scale((double) v[i], w[i]);
        } else if (tangent instanceof Object[] rows && cotangent instanceof Object[] others) {
            for (int i = 0; i < rows.length; i++) sum += dot(rows[i], others[i]);
        }
        return sum;
    }

    @SuppressWarnings("unchecked")
    private static <T> T sameType(T like, Object value) {
        return (T) value;
    }
}
