package org.wengert.adapters.hipparchus;

import org.wengert.Differentiable;

/** Functions to be minimised. */
final class Problems {
    private Problems() {}

    /** Rosenbrock's function; its minimum is 0 at (1, …, 1). */
    @Differentiable(order = 2)
    static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }
        return sum;
    }

    /** The same as residuals: half the sum of their squares is half the function. */
    @Differentiable
    static double[] residuals(double[] x) {
        double[] r = new double[2 * x.length - 2];
        for (int i = 0; i + 1 < x.length; i++) {
            r[2 * i] = 10 * (x[i + 1] - x[i] * x[i]);
            r[2 * i + 1] = 1 - x[i];
        }
        return r;
    }

    @Differentiable(order = 2)
    static double distance(double[] x) {
        double a = x[0] - 2;
        double b = x[1] - 1;
        return a * a + b * b;
    }

    @Differentiable
    static double[] line(double[] x) {
        return new double[] {x[0] - 2 * x[1]};
    }

    @Differentiable
    static double[] ellipse(double[] x) {
        return new double[] {1 - 0.25 * x[0] * x[0] - x[1] * x[1]};
    }
}
