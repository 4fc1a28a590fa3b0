package org.wengert.samples.zygote;

import org.wengert.Differentiable;

/** Functions of vectors. */
final class Vectors {
    private Vectors() {}

    @Differentiable
    static double[] f(double[] x) {
        return new double[] {x[0] + x[1], x[0] * x[1]};
    }

    @Differentiable
    static double[] g(double[] y) {
        return new double[] {Math.exp(y[0] + y[1]), Math.log(y[0]) + Math.log(y[1])};
    }

    @Differentiable
    static double[] h(double[] x) {
        return g(f(x));
    }

    /** The Jacobian matrix of {@link #f}, by hand. */
    static double[][] df(double[] x) {
        return new double[][] {{1, 1}, {x[1], x[0]}};
    }

    /** The Jacobian matrix of {@link #g}, by hand. */
    static double[][] dg(double[] y) {
        double e = Math.exp(y[0] + y[1]);
        return new double[][] {{e, e}, {1 / y[0], 1 / y[1]}};
    }
}
