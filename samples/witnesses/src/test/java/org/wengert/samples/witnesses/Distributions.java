package org.wengert.samples.witnesses;

import org.apache.commons.numbers.gamma.Erfc;
import org.wengert.Differentiable;

/** Cumulative distribution functions. */
final class Distributions {
    private Distributions() {}

    @Differentiable(wrt = "x")
    static double normal(double x, double mean, double deviation) {
        return 0.5 * Erfc.value(-(x - mean) / (deviation * Math.sqrt(2)));
    }

    @Differentiable(wrt = "x")
    static double logNormal(double x, double mu, double sigma) {
        return x <= 0 ? 0 : normal(Math.log(x), mu, sigma);
    }

    @Differentiable(wrt = "x")
    static double levy(double x, double mu, double c) {
        return x <= mu ? 0 : Erfc.value(Math.sqrt(c / (2 * (x - mu))));
    }

    @Differentiable(wrt = "x")
    static double exponential(double x, double mean) {
        return x <= 0 ? 0 : -Math.expm1(-x / mean);
    }

    @Differentiable(wrt = "x")
    static double weibull(double x, double shape, double scale) {
        if (x <= 0) return 0;
        return -Math.expm1(-Math.pow(x / scale, shape));
    }

    @Differentiable(wrt = "x")
    static double cauchy(double x, double location, double scale) {
        return 0.5 + Math.atan((x - location) / scale) / Math.PI;
    }

    @Differentiable(wrt = "x")
    static double gumbel(double x, double mu, double beta) {
        return Math.exp(-Math.exp(-(x - mu) / beta));
    }

    @Differentiable(wrt = "x")
    static double laplace(double x, double mu, double beta) {
        double z = (x - mu) / beta;
        return z < 0 ? 0.5 * Math.exp(z) : 1 - 0.5 * Math.exp(-z);
    }

    @Differentiable(wrt = "x")
    static double logistic(double x, double location, double scale) {
        return 1 / (1 + Math.exp(-(x - location) / scale));
    }

    @Differentiable(wrt = "x")
    static double pareto(double x, double scale, double shape) {
        return x <= scale ? 0 : 1 - Math.pow(scale / x, shape);
    }

    @Differentiable(wrt = "x")
    static double logUniform(double x, double a, double b) {
        double clamped = Math.max(a, Math.min(b, x));
        return Math.log(clamped / a) / Math.log(b / a);
    }

    @Differentiable(wrt = "x")
    static double triangular(double x, double a, double c, double b) {
        if (x < a) return 0;
        if (x < c) return (x - a) * (x - a) / ((b - a) * (c - a));
        return x > b ? 1 : 1 - (b - x) * (b - x) / ((b - a) * (b - c));
    }

    /** Student's t with an odd number of degrees of freedom, as a finite sum (Abramowitz and Stegun, 26.7.3). */
    @Differentiable(wrt = "x")
    static double student(double x, int degrees) {
        double theta = Math.atan(x / Math.sqrt(degrees));
        double term = Math.cos(theta);
        double sum = degrees > 1 ? term : 0;
        for (int k = 3; k < degrees; k += 2) {
            term *= (k - 1.0) / k * Math.cos(theta) * Math.cos(theta);
            sum += term;
        }
        return 0.5 + (theta + Math.sin(theta) * sum) / Math.PI;
    }

    /** The sum of exponentially distributed numbers. */
    @Differentiable(wrt = "x")
    static double erlang(double x, int shape, double scale) {
        double z = x / scale;
        double term = 1;
        double sum = 1;
        for (int k = 1; k < shape; k++) {
            term *= z / k;
            sum += term;
        }
        return 1 - Math.exp(-z) * sum;
    }
}
