package org.wengert.samples.quickstart;

import org.wengert.Differentiable;

/** One layer of a neural network. */
final class Layer {
    private Layer() {}

    /** The sum of the entries of W x + b. */
    @Differentiable
    static double sum(double[][] w, double[] b, double[] x) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            double y = b[i];
            for (int j = 0; j < x.length; j++) {
                y += w[i][j] * x[j];
            }
            sum += y;
        }
        return sum;
    }
}
