package org.wengert.processor.models.java.util.function;

/** {@link java.util.function.Consumer}. */
public interface Consumer<T> {
    void accept(T x);

    default Consumer<T> andThen(Consumer<? super T> after) {
        if (after == null) throw new NullPointerException();
        return x -> {
            accept(x);
            after.accept(x);
        };
    }
}
