package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.IncompleteBeta;
import org.wengert.DerivativesOf;

/** Those of B_x(a, b) and of B(a, b) − B_x(a, b). */
@DerivativesOf(IncompleteBeta.class)
final class IncompleteBetaDerivatives {
    private IncompleteBetaDerivatives() {}

    static double[] value(double x, double a, double b) {
        return partials(
                IncompleteBetas.density(x, a, b),
                IncompleteBetas.plain(x, a, b, 1, 0),
                IncompleteBetas.plain(x, a, b, 0, 1));
    }

    static double[] value(double x, double a, double b, double epsilon, int maxIterations) {
        return partials(
                IncompleteBetas.density(x, a, b),
                IncompleteBetas.plain(x, a, b, 1, 0),
                IncompleteBetas.plain(x, a, b, 0, 1),
                0);
    }

    static double[] complement(double x, double a, double b) {
        return partials(
                -IncompleteBetas.density(x, a, b),
                IncompleteBetas.complement(x, a, b, 1, 0),
                IncompleteBetas.complement(x, a, b, 0, 1));
    }

    static double[] complement(double x, double a, double b, double epsilon, int maxIterations) {
        return partials(
                -IncompleteBetas.density(x, a, b),
                IncompleteBetas.complement(x, a, b, 1, 0),
                IncompleteBetas.complement(x, a, b, 0, 1),
                0);
    }
}
