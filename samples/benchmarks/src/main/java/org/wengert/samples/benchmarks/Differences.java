package org.wengert.samples.benchmarks;

import java.util.function.ToDoubleFunction;

/** Gradients by central differences: two values of the function for each entry. */
final class Differences {
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    private Differences() {}

    static double[] gradient(ToDoubleFunction<double[]> f, double[] at) {
        double[] x = at.clone();
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double h = STEP * Math.max(Math.abs(x[i]), 1);
            x[i] = at[i] + h;
            double above = f.applyAsDouble(x);
            x[i] = at[i] - h;
            gradient[i] = (above - f.applyAsDouble(x)) / (2 * h);
            x[i] = at[i];
        }
        return gradient;
    }
}
