package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.wengert.DerivativesOf;
import org.wengert.Result;

/** ∂P/∂x is the library's, ∂P/∂a by differentiating the series of P. */
@DerivativesOf(RegularizedGamma.P.class)
final class RegularizedGammaPDerivatives {
    private RegularizedGammaPDerivatives() {}

    static double[] value(double a, double x) {
        return partials(IncompleteGammas.regularized(a, x), RegularizedGamma.P.derivative(a, x));
    }

    static double[] value(double a, double x, double epsilon, int maxIterations) {
        return partials(IncompleteGammas.regularized(a, x), RegularizedGamma.P.derivative(a, x), 0);
    }

    static double[] derivative(double a, double x, @Result double y) {
        return x == 0
                ? partials(a > 1 ? 0 : Double.NaN, IncompleteGammas.slopeAtZero(a, 1))
                : partials(y * (Math.log(x) - Polygamma.digamma(a)), y * ((a - 1) / x - 1));
    }
}
