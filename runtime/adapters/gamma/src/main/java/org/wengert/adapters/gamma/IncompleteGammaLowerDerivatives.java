package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.IncompleteGamma;
import org.wengert.DerivativesOf;

/** Those of γ(a, x). */
@DerivativesOf(IncompleteGamma.Lower.class)
final class IncompleteGammaLowerDerivatives {
    private IncompleteGammaLowerDerivatives() {}

    static double[] value(double a, double x) {
        return partials(inA(a, x), IncompleteGammas.density(a, x));
    }

    static double[] value(double a, double x, double epsilon, int maxIterations) {
        return partials(inA(a, x), IncompleteGammas.density(a, x), 0);
    }

    private static double inA(double a, double x) {
        if (!(a > 0 && x >= 0)) return Double.NaN;
        return x < a + 1
                ? IncompleteGammas.lower(a, x)
                : Gamma.value(a) * Polygamma.digamma(a) - IncompleteGammas.upper(a, x);
    }
}
