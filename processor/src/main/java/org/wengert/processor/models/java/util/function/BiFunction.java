package org.wengert.processor.models.java.util.function;

/** {@link java.util.function.BiFunction}. */
public interface BiFunction<T, U, R> {
    R apply(T x, U y);

    default <V> BiFunction<T, U, V> andThen(Function<? super R, ? extends V> after) {
        if (after == null) throw new NullPointerException();
        return (x, y) -> after.apply(apply(x, y));
    }
}
