package org.wengert.samples.zygote;

import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;

/** The closure {@code let b = 3; a -> a + b end}: what it captures is its component. */
record Adder(double b) {
    @Differentiable
    double add(double a) {
        return a + b;
    }

    /** The same as a lambda expression inside a method. */
    @Differentiable
    static double captured(double a, double b) {
        DoubleUnaryOperator add = x -> x + b;
        return add.applyAsDouble(a);
    }
}
