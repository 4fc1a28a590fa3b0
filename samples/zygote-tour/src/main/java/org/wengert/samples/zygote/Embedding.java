package org.wengert.samples.zygote;

import org.wengert.Differentiable;

/** A functor without an offset. */
record Embedding(double[][] w) {
    @Differentiable
    double[][] apply(double[][] x) {
        return Matrix.times(w, x);
    }
}
