package org.wengert.processor.models.java.util.function;

/** {@link java.util.function.IntUnaryOperator}. */
public interface IntUnaryOperator {
    int applyAsInt(int x);

    default IntUnaryOperator compose(IntUnaryOperator before) {
        if (before == null) throw new NullPointerException();
        return x -> applyAsInt(before.applyAsInt(x));
    }

    default IntUnaryOperator andThen(IntUnaryOperator after) {
        if (after == null) throw new NullPointerException();
        return x -> after.applyAsInt(applyAsInt(x));
    }

    static IntUnaryOperator identity() {
        return x -> x;
    }
}
