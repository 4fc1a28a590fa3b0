package org.wengert.samples.quickstart;

import org.wengert.Differentiable;

/** The composition h = g ∘ f of two functions of the plane. */
final class Composition {
    private Composition() {}

    @Differentiable
    static double[] h(double[] x) {
        return g(f(x));
    }

    private static double[] f(double[] x) {
        return new double[] {x[0] + x[1], x[0] * x[1]};
    }

    private static double[] g(double[] y) {
        return new double[] {Math.exp(y[0] + y[1]), Math.log(y[0]) + Math.log(y[1])};
    }
}
