package org.wengert.samples.witnesses;

import org.wengert.Differentiable;

/** Curves with parameters. */
final class Curves {
    private Curves() {}

    /** A bell of height {@code norm}. */
    @Differentiable(wrt = {"norm", "mean", "sigma"})
    static double gaussian(double x, double norm, double mean, double sigma) {
        double d = (x - mean) / sigma;
        return norm * Math.exp(-d * d / 2);
    }

    /** The generalised logistic curve of Richards. */
    @Differentiable(wrt = {"k", "m", "b", "q", "a", "n"})
    static double logistic(double x, double k, double m, double b, double q, double a, double n) {
        return a + (k - a) / Math.pow(1 + q * Math.exp(b * (m - x)), 1 / n);
    }

    @Differentiable(wrt = {"lo", "hi"})
    static double sigmoid(double x, double lo, double hi) {
        return lo + (hi - lo) / (1 + Math.exp(-x));
    }
}
