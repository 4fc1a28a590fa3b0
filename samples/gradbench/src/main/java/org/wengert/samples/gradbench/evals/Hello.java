package org.wengert.samples.gradbench.evals;

import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** The square of a number, and twice it. */
public final class Hello {
    public static final Eval<Double> EVAL = new Eval<>("hello", Double.class)
            .with("square", x -> () -> square(x))
            .with("double", x -> () -> HelloSquare.gradient(x));

    private Hello() {}

    @Differentiable
    static double square(double x) {
        return x * x;
    }
}
