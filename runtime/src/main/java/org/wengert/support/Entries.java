package org.wengert.support;

import java.lang.reflect.Array;
import java.util.Arrays;

/** The numbers in arrays of any depth, in row-major order, as generated Jacobians need them. */
public final class Entries {
    private Entries() {}

    /**
     * How many numbers there are.
     *
     * @param value an array of {@code double} or {@code float} of any depth; null counts as empty
     */
    public static int count(Object value) {
        if (value == null) {
            return 0;
        }
        Class<?> element = value.getClass().getComponentType();
        if (element.isPrimitive()) {
            return Array.getLength(value);
        }
        int n = 0;
        for (Object row : (Object[]) value) {
            n += count(row);
        }
        return n;
    }

    /**
     * An array of zeros with a single one, in which nothing is shared.
     *
     * @param <A> an array of {@code double} or {@code float} of any depth
     * @param like of the shape of the result
     * @param index which entry is 1, in row-major order
     */
    public static <A> A unit(A like, int index) {
        A seed = AnyRank.unsharedZeros(like);
        set(seed, index, 1);
        return seed;
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

    /**
     * All numbers in one row.
     *
     * @param value a number, or an array of {@code double} or {@code float} of any depth
     * @return a fresh array
     */
    public static double[] flat(Object value) {
        if (value instanceof Number n) {
            return new double[] {n.doubleValue()};
        }
        double[] all = new double[count(value)];
        fill(all, 0, value);
        return all;
    }

    /**
     * All numbers of several values in one row, one value after the other.
     *
     * @param values numbers, or arrays of {@code double} or {@code float} of any depth
     * @return a fresh array
     */
    public static double[] flat(Object first, Object second, Object... values) {
        double[] row = join(flat(first), flat(second));
        for (Object value : values) {
            row = join(row, flat(value));
        }
        return row;
    }

    private static double[] join(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static int fill(double[] into, int from, Object array) {
        int at = from;
        if (array instanceof double[] d) {
            System.arraycopy(d, 0, into, at, d.length);
            at += d.length;
        } else if (array instanceof float[] f) {
            for (float entry : f) {
                into[at++] = entry;
            }
        } else if (array != null) {
            for (Object row : (Object[]) array) {
                at = fill(into, at, row);
            }
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
}
