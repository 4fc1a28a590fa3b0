package org.wengert.samples.zygote;

import org.wengert.PullbackOf;

/** {@code @adjoint f(x) = f(x), Δ -> (Δ'*df(x),)}. */
@PullbackOf(type = Adjoints.class, method = "product")
final class ProductPullback {
    private final double[] x;

    private ProductPullback(double[] x) {
        this.x = x;
    }

    static ProductPullback of(double[] x) {
        return new ProductPullback(x.clone());
    }

    double[] value() {
        return Adjoints.product(x);
    }

    Gradient apply(double[] seed) {
        return new Gradient(Matrix.times(new double[][] {seed}, Vectors.df(x))[0]);
    }

    record Gradient(double[] x) {}
}
