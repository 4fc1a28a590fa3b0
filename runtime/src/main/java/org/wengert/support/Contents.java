package org.wengert.support;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What generated code does with objects that are their own tangents; a tangent of zero is {@code null} to it.
 */
public final class Contents {
    private Contents() {}

    /** A copy; {@code null} of {@code null}. */
    public static <T> T copy(T value, UnaryOperator<T> copy) {
        return value == null ? null : copy.apply(value);
    }

    /** The tangent, or zeros in the shape of {@code like}. */
    public static <T> T dense(T tangent, T like, UnaryOperator<T> zero) {
        return tangent == null && like != null ? zero.apply(like) : tangent;
    }

    /** Adds {@code from} to {@code into}, if that is there; the sum shares nothing with {@code from}. */
    public static <T> T sum(T into, T from, UnaryOperator<T> copy, BiConsumer<T, T> add) {
        if (into == null) return copy(from, copy);
        if (from != null) add.accept(into, from);
        return into;
    }

    /** The sum, which shares nothing with either. */
    public static <T> T plus(T a, T b, UnaryOperator<T> copy, BiConsumer<T, T> add) {
        return sum(copy(a, copy), b, copy, add);
    }

    /** Whether a tangent is zero. */
    public static <T> boolean isZero(T tangent, Function<T, double[]> entries) {
        return tangent == null || Cotangents.isZero(entries.apply(tangent));
    }

    /** The sum of the products of entries; an entry of the tangent that is zero contributes zero. */
    public static <T> double dot(T tangent, T cotangent, Function<T, double[]> entries) {
        if (tangent == null || cotangent == null) return 0;
        double[] x = entries.apply(tangent);
        double[] y = entries.apply(cotangent);
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += Cotangents.scale(x[i], y[i]);
        return sum;
    }

    /**
     * Refuses a tangent that is not of the shape of the primal.
     *
     * @param what how the message names {@code given}
     * @throws IllegalArgumentException if it is null where the primal is not, or of another number of entries
     */
    public static <T> void requireAlike(T primal, T given, Function<T, double[]> entries, String what) {
        Arguments.requireAlike(primal, given, what);
        if (primal == null) return;
        int expected = entries.apply(primal).length;
        int found = entries.apply(given).length;
        if (expected != found)
            throw new IllegalArgumentException(what + ": expected " + expected + " entries, got " + found);
    }
}
