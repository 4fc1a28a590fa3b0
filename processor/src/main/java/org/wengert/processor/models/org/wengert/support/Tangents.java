package org.wengert.processor.models.org.wengert.support;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.wengert.processor.models.FixedList;
import org.wengert.support.FirstPlaces;

/** {@link org.wengert.support.Tangents}, of arrays of numbers of up to two dimensions. */
@SuppressWarnings("unchecked")
public final class Tangents {
    private Tangents() {}

    public static double[] sum(double[] a, double[] b) {
        return moved(a, b, 1);
    }

    public static double[] zeros(double[] like) {
        return like == null ? null : new double[like.length];
    }

    public static double[] product(double[] a, double factor) {
        if (a == null) return null;
        double[] y = new double[a.length];
        add(y, a, factor);
        return y;
    }

    public static double[] moved(double[] a, double[] b, double step) {
        requireBoth(a == null, b == null);
        if (a == null) return null;
        Arguments.requireCount(a.length, b.length, "tangent");
        double[] y = a.clone();
        add(y, b, step);
        return y;
    }

    private static void add(double[] y, double[] x, double factor) {
        for (int i = 0; i < x.length; i++) y[i] += factor * x[i];
    }

    public static double[] map(double[] a, DoubleUnaryOperator f) {
        if (a == null) return null;
        double[] y = new double[a.length];
        for (int i = 0; i < a.length; i++) y[i] = f.applyAsDouble(a[i]);
        return y;
    }

    public static float[] sum(float[] a, float[] b) {
        return moved(a, b, 1);
    }

    public static float[] zeros(float[] like) {
        return like == null ? null : new float[like.length];
    }

    public static float[] product(float[] a, double factor) {
        if (a == null) return null;
        float[] y = new float[a.length];
        add(y, a, factor);
        return y;
    }

    public static float[] moved(float[] a, float[] b, double step) {
        requireBoth(a == null, b == null);
        if (a == null) return null;
        Arguments.requireCount(a.length, b.length, "tangent");
        float[] y = a.clone();
        add(y, b, step);
        return y;
    }

    private static void add(float[] y, float[] x, double factor) {
        for (int i = 0; i < x.length; i++) y[i] = (float) (y[i] + factor * x[i]);
    }

    public static float[] map(float[] a, DoubleUnaryOperator f) {
        if (a == null) return null;
        float[] y = new float[a.length];
        for (int i = 0; i < a.length; i++) y[i] = (float) f.applyAsDouble(a[i]);
        return y;
    }

    public static double[][] sum(double[][] a, double[][] b) {
        return moved(a, b, 1);
    }

    public static double[][] zeros(double[][] like) {
        if (like == null) return null;
        int[] first = FirstPlaces.indices(like);
        double[][] y = new double[like.length][];
        for (int i = 0; i < y.length; i++) y[i] = first[i] < i ? y[first[i]] : zeros(like[i]);
        return y;
    }

    public static double[][] product(double[][] a, double factor) {
        double[][] y = zeros(a);
        if (a != null) add(y, a, factor);
        return y;
    }

    public static double[][] moved(double[][] a, double[][] b, double step) {
        requireBoth(a == null, b == null);
        if (a == null) return null;
        Arguments.requireCount(a.length, b.length, "tangent");
        int[] first = FirstPlaces.indices(a);
        double[][] y = new double[a.length][];
        for (int i = 0; i < y.length; i++) {
            requireBoth(a[i] == null, b[i] == null);
            if (a[i] == null) continue;
            Arguments.requireCount(a[i].length, b[i].length, "tangent");
            y[i] = first[i] < i ? y[first[i]] : a[i].clone();
        }
        add(y, b, step);
        return y;
    }

    /** What stands at several places is added once, at its first. */
    private static void add(double[][] y, double[][] x, double factor) {
        int[] first = FirstPlaces.indices(x);
        for (int i = 0; i < x.length; i++) if (x[i] != null && first[i] == i) add(y[i], x[i], factor);
    }

    public static double[][] map(double[][] a, DoubleUnaryOperator f) {
        if (a == null) return null;
        double[][] y = new double[a.length][];
        for (int i = 0; i < a.length; i++) y[i] = map(a[i], f);
        return y;
    }

    public static float[][] sum(float[][] a, float[][] b) {
        return moved(a, b, 1);
    }

    public static float[][] zeros(float[][] like) {
        if (like == null) return null;
        int[] first = FirstPlaces.indices(like);
        float[][] y = new float[like.length][];
        for (int i = 0; i < y.length; i++) y[i] = first[i] < i ? y[first[i]] : zeros(like[i]);
        return y;
    }

    public static float[][] product(float[][] a, double factor) {
        float[][] y = zeros(a);
        if (a != null) add(y, a, factor);
        return y;
    }

    public static float[][] moved(float[][] a, float[][] b, double step) {
        requireBoth(a == null, b == null);
        if (a == null) return null;
        Arguments.requireCount(a.length, b.length, "tangent");
        int[] first = FirstPlaces.indices(a);
        float[][] y = new float[a.length][];
        for (int i = 0; i < y.length; i++) {
            requireBoth(a[i] == null, b[i] == null);
            if (a[i] == null) continue;
            Arguments.requireCount(a[i].length, b[i].length, "tangent");
            y[i] = first[i] < i ? y[first[i]] : a[i].clone();
        }
        add(y, b, step);
        return y;
    }

    /** What stands at several places is added once, at its first. */
    private static void add(float[][] y, float[][] x, double factor) {
        int[] first = FirstPlaces.indices(x);
        for (int i = 0; i < x.length; i++) if (x[i] != null && first[i] == i) add(y[i], x[i], factor);
    }

    public static float[][] map(float[][] a, DoubleUnaryOperator f) {
        if (a == null) return null;
        float[][] y = new float[a.length][];
        for (int i = 0; i < a.length; i++) y[i] = map(a[i], f);
        return y;
    }

    public static <A, B> B part(A a, Function<A, B> f) {
        return a == null ? null : f.apply(a);
    }

    public static <A, B> A part(A a, B b, BiFunction<A, B, A> f) {
        requireBoth(a == null, b == null);
        return a == null ? null : f.apply(a, b);
    }

    public static <A, B> B[] array(A[] a, Function<A, B> f, IntFunction<B[]> make) {
        if (a == null) return null;
        B[] result = make.apply(a.length);
        for (int i = 0; i < a.length; i++) result[i] = part(a[i], f);
        return result;
    }

    public static <A> A[] array(A[] a, UnaryOperator<A> f) {
        if (a == null) return null;
        A[] result = a.clone();
        for (int i = 0; i < a.length; i++) if (a[i] != null) result[i] = f.apply(a[i]);
        return result;
    }

    public static <A, B> A[] array(A[] a, B[] b, BiFunction<A, B, A> f) {
        requireBoth(a == null, b == null);
        if (a == null) return null;
        Arguments.requireCount(a.length, b.length, "tangent");
        A[] result = a.clone();
        for (int i = 0; i < a.length; i++) result[i] = part(a[i], b[i], f);
        return result;
    }

    public static <A, B> List<B> list(List<? extends A> a, Function<A, B> f) {
        if (a == null) return null;
        Object[] result = new Object[a.size()];
        for (int i = 0; i < result.length; i++) result[i] = part(a.get(i), f);
        return (List<B>) (Object) new FixedList<>(result);
    }

    public static <A, B> List<A> list(List<? extends A> a, List<? extends B> b, BiFunction<A, B, A> f) {
        requireBoth(a == null, b == null);
        if (a == null) return null;
        Arguments.requireCount(a.size(), b.size(), "tangent");
        Object[] result = new Object[a.size()];
        for (int i = 0; i < result.length; i++) result[i] = part(a.get(i), b.get(i), f);
        return (List<A>) (Object) new FixedList<>(result);
    }

    public static <A> List<A> listOf(A[] array) {
        return array == null ? null : (List<A>) (Object) new FixedList<>(array.clone());
    }

    public static List<Double> listOf(double[] array) {
        if (array == null) return null;
        Double[] boxes = new Double[array.length];
        for (int i = 0; i < boxes.length; i++) boxes[i] = array[i];
        return (List<Double>) (Object) new FixedList<>(boxes);
    }

    public static List<Float> listOf(float[] array) {
        if (array == null) return null;
        Float[] boxes = new Float[array.length];
        for (int i = 0; i < boxes.length; i++) boxes[i] = array[i];
        return (List<Float>) (Object) new FixedList<>(boxes);
    }

    public static <A> void put(A[] array, A[] into) {
        if (array != null) for (int i = 0; i < array.length; i++) into[i] = array[i];
    }

    private static void requireBoth(boolean isNone, boolean isOtherNone) {
        if (isNone != isOtherNone) throw new IllegalArgumentException("one is null and the other is not");
    }
}
