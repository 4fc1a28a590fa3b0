package org.wengert.samples.zygote;

import org.wengert.Differentiable;

/** A functor. */
record Linear(double[][] w, double[] b) {
    @Differentiable
    double[][] apply(double[][] x) {
        return Matrix.layer(w, b, x);
    }
}
