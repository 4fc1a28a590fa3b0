package org.wengert.processor.models.java.util;

import org.wengert.processor.models.ArrayView;
import org.wengert.processor.models.java.util.stream.DoubleStream;
import org.wengert.processor.models.java.util.stream.IntStream;
import org.wengert.processor.models.java.util.stream.Stream;

/** {@link java.util.Arrays}. */
public final class Arrays {
    private Arrays() {}

    public static DoubleStream stream(double[] array) {
        return DoubleStream.of(array);
    }

    public static IntStream stream(int[] array) {
        return IntStream.of(array);
    }

    public static DoubleStream stream(double[] array, int from, int to) {
        check(array.length, from, to);
        return DoubleStream.of(array, from, to - from);
    }

    public static IntStream stream(int[] array, int from, int to) {
        check(array.length, from, to);
        return IntStream.of(array, from, to - from);
    }

    public static <T> Stream<T> stream(T[] array) {
        return Stream.of(array);
    }

    public static <T> Stream<T> stream(T[] array, int from, int to) {
        check(array.length, from, to);
        return Stream.of(array, from, to - from);
    }

    private static void check(int length, int from, int to) {
        if (from > to) throw new ArrayIndexOutOfBoundsException("origin(" + from + ") > fence(" + to + ")");
        if (from < 0) throw new ArrayIndexOutOfBoundsException("Array index out of range: " + from);
        if (to > length) throw new ArrayIndexOutOfBoundsException("Array index out of range: " + to);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> ArrayView<T> asList(T... array) {
        if (array == null) throw new NullPointerException();
        return new ArrayView<>(array);
    }
}
