package org.wengert.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What generated tangent types are written with: arithmetic of arrays of numbers, and the same of parts, arrays and lists of
 * tangents.
 *
 * <p>What is null stays null; where only one of two is null or their lengths differ, an {@link IllegalArgumentException} says so.
 * Results share no storage with arguments.
 */
public final class Tangents {
    private Tangents() {}

    /** Zeros in the shape of an array of numbers. */
    public static <A> A zeros(A like) {
        return like == null ? like : DeepArrays.zeros(like);
    }

    /** The sum of two arrays of numbers, entry by entry. */
    public static <A> A sum(A a, A b) {
        return moved(a, b, 1);
    }

    /** The product of an array of numbers and a number. */
    public static <A> A product(A a, double factor) {
        if (a == null) return a;
        A result = DeepArrays.zeros(a);
        addProduct(result, a, factor, Collections.newSetFromMap(new IdentityHashMap<>()));
        return result;
    }

    /** {@code a + step * b}, entry by entry, of arrays of numbers. */
    public static <A> A moved(A a, A b, double step) {
        if (!areBoth(a, b)) return a;
        DeepArrays.requireShape(a, b, "tangent");
        A result = DeepArrays.copy(a);
        addProduct(result, b, step, Collections.newSetFromMap(new IdentityHashMap<>()));
        return result;
    }

    /** An array of numbers of the same shape with {@code f} of each entry, which is asked for in order. */
    public static <A> A map(A a, DoubleUnaryOperator f) {
        return a == null ? a : sameType(a, mapped(a, f));
    }

    /** {@code into += factor * from}; a part that stands twice in {@code from} is added once, at its first place. */
    private static void addProduct(Object into, Object from, double factor, Set<Object> added) {
        if (!added.add(from)) return;
        if (into instanceof double[] x && from instanceof double[] y) {
            for (int i = 0; i < y.length; i++) x[i] += factor * y[i];
        } else if (into instanceof float[] x && from instanceof float[] y) {
            for (int i = 0; i < y.length; i++) x[i] = (float) (x[i] + factor * y[i]);
        } else if (into instanceof Object[] x && from instanceof Object[] y) {
            for (int i = 0; i < y.length; i++) if (y[i] != null) addProduct(x[i], y[i], factor, added);
        } else {
            throw new IllegalArgumentException("no arrays of numbers");
        }
    }

    private static Object mapped(Object array, DoubleUnaryOperator f) {
        if (array instanceof double[] from) return Arrays.stream(from).map(f).toArray();
        if (array instanceof float[] from) {
            float[] into = new float[from.length];
            for (int i = 0; i < from.length; i++) into[i] = (float) f.applyAsDouble(from[i]);
            return into;
        }
        if (!(array instanceof Object[] from)) throw new IllegalArgumentException("no array of numbers");
        Object[] into = from.clone();
        for (int i = 0; i < from.length; i++) if (from[i] != null) into[i] = mapped(from[i], f);
        return into;
    }

    @SuppressWarnings("unchecked")
    private static <T> T sameType(T like, Object value) {
        return (T) value;
    }

    // ---- the same of arrays whose type is known, which other derivatives see into

    /** Zeros in the shape of an array. */
    public static double[] zeros(double[] like) {
        return (double[]) zeros((Object) like);
    }

    /** The sum, entry by entry. */
    public static double[] sum(double[] a, double[] b) {
        return (double[]) moved((Object) a, b, 1);
    }

    /** The product with a number. */
    public static double[] product(double[] a, double factor) {
        return (double[]) product((Object) a, factor);
    }

    /** {@code a + step * b}, entry by entry. */
    public static double[] moved(double[] a, double[] b, double step) {
        return (double[]) moved((Object) a, b, step);
    }

    /** An array of {@code f} of each entry, which is asked for in order. */
    public static double[] map(double[] a, DoubleUnaryOperator f) {
        return (double[]) map((Object) a, f);
    }

    /** Zeros in the shape of an array. */
    public static float[] zeros(float[] like) {
        return (float[]) zeros((Object) like);
    }

    /** The sum, entry by entry. */
    public static float[] sum(float[] a, float[] b) {
        return (float[]) moved((Object) a, b, 1);
    }

    /** The product with a number. */
    public static float[] product(float[] a, double factor) {
        return (float[]) product((Object) a, factor);
    }

    /** {@code a + step * b}, entry by entry. */
    public static float[] moved(float[] a, float[] b, double step) {
        return (float[]) moved((Object) a, b, step);
    }

    /** An array of {@code f} of each entry, which is asked for in order. */
    public static float[] map(float[] a, DoubleUnaryOperator f) {
        return (float[]) map((Object) a, f);
    }

    /** Zeros in the shape of an array. */
    public static double[][] zeros(double[][] like) {
        return (double[][]) zeros((Object) like);
    }

    /** The sum, entry by entry. */
    public static double[][] sum(double[][] a, double[][] b) {
        return (double[][]) moved((Object) a, b, 1);
    }

    /** The product with a number. */
    public static double[][] product(double[][] a, double factor) {
        return (double[][]) product((Object) a, factor);
    }

    /** {@code a + step * b}, entry by entry. */
    public static double[][] moved(double[][] a, double[][] b, double step) {
        return (double[][]) moved((Object) a, b, step);
    }

    /** An array of {@code f} of each entry, which is asked for in order. */
    public static double[][] map(double[][] a, DoubleUnaryOperator f) {
        return (double[][]) map((Object) a, f);
    }

    /** Zeros in the shape of an array. */
    public static float[][] zeros(float[][] like) {
        return (float[][]) zeros((Object) like);
    }

    /** The sum, entry by entry. */
    public static float[][] sum(float[][] a, float[][] b) {
        return (float[][]) moved((Object) a, b, 1);
    }

    /** The product with a number. */
    public static float[][] product(float[][] a, double factor) {
        return (float[][]) product((Object) a, factor);
    }

    /** {@code a + step * b}, entry by entry. */
    public static float[][] moved(float[][] a, float[][] b, double step) {
        return (float[][]) moved((Object) a, b, step);
    }

    /** An array of {@code f} of each entry, which is asked for in order. */
    public static float[][] map(float[][] a, DoubleUnaryOperator f) {
        return (float[][]) map((Object) a, f);
    }

    // ---- parts, arrays and lists

    /** {@code f} of what is not null. */
    public static <A, B> B part(A a, Function<A, B> f) {
        return a == null ? null : f.apply(a);
    }

    /** {@code f} of two that are not null. */
    public static <A, B> A part(A a, B b, BiFunction<A, B, A> f) {
        return areBoth(a, b) ? f.apply(a, b) : a;
    }

    /** The array of {@code f} of each element. */
    public static <A, B> B[] array(A[] a, Function<A, B> f, IntFunction<B[]> make) {
        if (a == null) return null;
        B[] result = make.apply(a.length);
        for (int i = 0; i < a.length; i++) result[i] = part(a[i], f);
        return result;
    }

    /** The array of {@code f} of each element. */
    public static <A> A[] array(A[] a, UnaryOperator<A> f) {
        if (a == null) return null;
        A[] result = a.clone();
        for (int i = 0; i < a.length; i++) if (a[i] != null) result[i] = f.apply(a[i]);
        return result;
    }

    /** The array of {@code f} of the elements at each place. */
    public static <A, B> A[] array(A[] a, B[] b, BiFunction<A, B, A> f) {
        if (!areBoth(a, b)) return a;
        DeepArrays.requireLength(a.length, b.length);
        A[] result = a.clone();
        for (int i = 0; i < a.length; i++) result[i] = part(a[i], b[i], f);
        return result;
    }

    /** The list of {@code f} of each element. */
    public static <A, B> List<B> list(List<? extends A> a, Function<A, B> f) {
        if (a == null) return null;
        List<B> result = new ArrayList<>(a.size());
        for (A each : a) result.add(part(each, f));
        return Collections.unmodifiableList(result);
    }

    /** The list of {@code f} of the elements at each place; of an array that stands twice in {@code b} only at its first place. */
    public static <A, B> List<A> list(List<? extends A> a, List<? extends B> b, BiFunction<A, B, A> f) {
        if (!areBoth(a, b)) return null;
        DeepArrays.requireLength(a.size(), b.size());
        List<A> result = new ArrayList<>(a.size());
        Map<Object, Integer> first = new IdentityHashMap<>();
        for (int i = 0; i < a.size(); i++) {
            A at = a.get(i);
            Integer place = isArray(b.get(i)) ? first.putIfAbsent(b.get(i), i) : null;
            A sum = part(at, b.get(i), f);
            if (place == null) result.add(sum);
            else result.add(at == a.get(place) ? result.get(place) : DeepArrays.copy(at));
        }
        return Collections.unmodifiableList(result);
    }

    private static boolean isArray(@Nullable Object value) {
        return value != null && value.getClass().isArray();
    }

    /** The list of the elements of an array. */
    public static <A> List<A> listOf(A[] array) {
        return array == null ? null : Collections.unmodifiableList(new ArrayList<>(Arrays.asList(array)));
    }

    /** The list of numbers. */
    public static List<Double> listOf(double[] array) {
        return array == null ? null : Arrays.stream(array).boxed().toList();
    }

    /** The list of numbers. */
    public static List<Float> listOf(float[] array) {
        if (array == null) return null;
        List<Float> result = new ArrayList<>(array.length);
        for (float each : array) result.add(each);
        return Collections.unmodifiableList(result);
    }

    /** Stores all elements of an array of any depth in another one. */
    public static <A> void put(A[] array, A[] into) {
        if (array == null) return;
        for (int i = 0; i < array.length; i++) {
            if (array[i] instanceof Object[] row) put(row, (Object[]) into[i]);
            else into[i] = array[i];
        }
    }

    /** Whether there are two; false where there is none. */
    private static boolean areBoth(@Nullable Object a, @Nullable Object b) {
        if (a == null != (b == null)) throw new IllegalArgumentException("one is null and the other is not");
        return a != null;
    }
}
