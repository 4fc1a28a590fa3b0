package org.wengert.samples.zygote;

import org.wengert.Differentiable;

/** Functions of numbers. */
final class Scalars {
    private Scalars() {}

    @Differentiable
    static double f(double x) {
        return 5 * x + 3;
    }

    @Differentiable
    static double g(double x, double y) {
        return 2 * x + 3 * y;
    }

    /** Its Wengert list is {@link #w1}, {@link #w2}, {@link #w3}. */
    @Differentiable
    static double s(double x) {
        double y1 = w1(x);
        double y2 = w2(y1);
        return w3(y2);
    }

    @Differentiable
    static double w1(double x) {
        return x * x;
    }

    @Differentiable
    static double w2(double x) {
        return Math.sin(x);
    }

    @Differentiable
    static double w3(double x) {
        return x * 5;
    }
}
