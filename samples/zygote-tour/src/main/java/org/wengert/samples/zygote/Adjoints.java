package org.wengert.samples.zygote;

import org.wengert.Differentiable;

/** Methods with hand-written pullbacks, {@link AddPullback} and {@link ProductPullback}, and methods that call them. */
final class Adjoints {
    private Adjoints() {}

    static double add(double a, double b) {
        return a + b;
    }

    @Differentiable
    static double sum(double a, double b) {
        return add(a, b);
    }

    static double[] product(double[] x) {
        return new double[] {x[0] + x[1], x[0] * x[1]};
    }

    @Differentiable
    static double[] f(double[] x) {
        return product(x);
    }
}
