package org.wengert.processor.models.java.util.function;

/** {@link java.util.function.DoubleConsumer}. */
public interface DoubleConsumer {
    void accept(double x);

    default DoubleConsumer andThen(DoubleConsumer after) {
        if (after == null) throw new NullPointerException();
        return x -> {
            accept(x);
            after.accept(x);
        };
    }
}
