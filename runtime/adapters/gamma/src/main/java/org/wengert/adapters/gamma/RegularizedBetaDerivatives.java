package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.wengert.DerivativesOf;
import org.wengert.Result;

/** ∂I/∂x is the library's, ∂I/∂a and ∂I/∂b by differentiating the continued fraction of I. */
@DerivativesOf(RegularizedBeta.class)
final class RegularizedBetaDerivatives {
    private RegularizedBetaDerivatives() {}

    static double[] value(double x, double a, double b) {
        return partials(
                RegularizedBeta.derivative(x, a, b),
                IncompleteBetas.regularized(x, a, b, 1, 0),
                IncompleteBetas.regularized(x, a, b, 0, 1));
    }

    static double[] value(double x, double a, double b, double epsilon, int maxIterations) {
        return partials(
                RegularizedBeta.derivative(x, a, b),
                IncompleteBetas.regularized(x, a, b, 1, 0),
                IncompleteBetas.regularized(x, a, b, 0, 1),
                0);
    }

    static double[] complement(double x, double a, double b) {
        return partials(
                -RegularizedBeta.derivative(x, a, b),
                -IncompleteBetas.regularized(x, a, b, 1, 0),
                -IncompleteBetas.regularized(x, a, b, 0, 1));
    }

    static double[] complement(double x, double a, double b, double epsilon, int maxIterations) {
        return partials(
                -RegularizedBeta.derivative(x, a, b),
                -IncompleteBetas.regularized(x, a, b, 1, 0),
                -IncompleteBetas.regularized(x, a, b, 0, 1),
                0);
    }

    static double[] derivative(double x, double a, double b, @Result double y) {
        return x > 0 && x < 1
                ? partials(
                        y * ((a - 1) / x - (b - 1) / (1 - x)),
                        y * (Math.log(x) - Polygamma.difference(a, b)),
                        y * (Math.log1p(-x) - Polygamma.difference(b, a)))
                : partials(Double.NaN, Double.NaN, Double.NaN);
    }
}
