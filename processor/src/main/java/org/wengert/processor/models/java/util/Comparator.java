package org.wengert.processor.models.java.util;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** {@link java.util.Comparator}. */
public interface Comparator<T> {
    int compare(T a, T b);

    default Comparator<T> reversed() {
        return (a, b) -> compare(b, a);
    }

    default Comparator<T> thenComparing(java.util.Comparator<? super T> other) {
        if (other == null) throw new NullPointerException();
        return (a, b) -> {
            int first = compare(a, b);
            return first != 0 ? first : other.compare(a, b);
        };
    }

    default Comparator<T> thenComparingDouble(ToDoubleFunction<? super T> key) {
        if (key == null) throw new NullPointerException();
        return (a, b) -> {
            int first = compare(a, b);
            return first != 0 ? first : Double.compare(key.applyAsDouble(a), key.applyAsDouble(b));
        };
    }

    static <T extends Comparable<? super T>> Comparator<T> naturalOrder() {
        return (a, b) -> a.compareTo(b);
    }

    static <T extends Comparable<? super T>> Comparator<T> reverseOrder() {
        return (a, b) -> b.compareTo(a);
    }

    static <T> Comparator<T> comparingDouble(ToDoubleFunction<? super T> key) {
        if (key == null) throw new NullPointerException();
        return (a, b) -> Double.compare(key.applyAsDouble(a), key.applyAsDouble(b));
    }

    static <T> Comparator<T> comparingInt(ToIntFunction<? super T> key) {
        if (key == null) throw new NullPointerException();
        return (a, b) -> Integer.compare(key.applyAsInt(a), key.applyAsInt(b));
    }

    static <T, U extends Comparable<? super U>> Comparator<T> comparing(Function<? super T, ? extends U> key) {
        if (key == null) throw new NullPointerException();
        return (a, b) -> key.apply(a).compareTo(key.apply(b));
    }
}
