package org.wengert.processor.models.java.util.function;

/** {@link java.util.function.DoubleUnaryOperator}. */
public interface DoubleUnaryOperator {
    double applyAsDouble(double x);

    default DoubleUnaryOperator compose(DoubleUnaryOperator before) {
        if (before == null) throw new NullPointerException();
        return x -> applyAsDouble(before.applyAsDouble(x));
    }

    default DoubleUnaryOperator andThen(DoubleUnaryOperator after) {
        if (after == null) throw new NullPointerException();
        return x -> after.applyAsDouble(applyAsDouble(x));
    }

    static DoubleUnaryOperator identity() {
        return x -> x;
    }
}
