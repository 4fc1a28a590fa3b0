package org.wengert.samples.quickstart;

import org.wengert.Differentiable;

/** Functions of one or two numbers. */
final class Curves {
    private Curves() {}

    @Differentiable
    static double f(double x) {
        return 5 * x + 3;
    }

    @Differentiable
    static double g(double x, double y) {
        return 2 * x + 3 * y;
    }

    @Differentiable
    static double s(double x) {
        return 5 * Math.sin(x * x);
    }

    @Differentiable
    static double loop(double x) {
        double y = x;
        for (int i = 0; i < 2; i++) {
            double a = Math.pow(y, Math.PI);
            double b = Math.cos(a);
            double c = Math.log(y);
            y = b * c;
        }
        return y;
    }

    @Differentiable
    static double z(double x, double y) {
        return x * y + Math.sin(x);
    }
}
