package org.wengert.processor.models.java.util.function;

/** {@link java.util.function.UnaryOperator}. */
public interface UnaryOperator<T> extends Function<T, T> {
    static <T> UnaryOperator<T> identity() {
        return x -> x;
    }
}
