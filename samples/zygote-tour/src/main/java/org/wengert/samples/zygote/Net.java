package org.wengert.samples.zygote;

import org.wengert.Differentiable;

/** One layer, {@code W x + b}, and the sum of what it gives. */
record Net(double[][] w, double[] b) {
    double[] apply(double[] x) {
        double[] y = b.clone();
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += w[i][j] * x[j];
            }
        }
        return y;
    }

    @Differentiable
    double sum(double[] x) {
        double sum = 0;
        for (double y : apply(x)) {
            sum += y;
        }
        return sum;
    }
}
