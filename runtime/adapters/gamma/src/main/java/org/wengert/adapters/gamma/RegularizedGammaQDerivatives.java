package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.wengert.DerivativesOf;
import org.wengert.Result;

/** ∂Q/∂x is the library's, ∂Q/∂a by differentiating the series of Q. */
@DerivativesOf(RegularizedGamma.Q.class)
final class RegularizedGammaQDerivatives {
    private RegularizedGammaQDerivatives() {}

    static double[] value(double a, double x) {
        return partials(-IncompleteGammas.regularized(a, x), RegularizedGamma.Q.derivative(a, x));
    }

    static double[] value(double a, double x, double epsilon, int maxIterations) {
        return partials(-IncompleteGammas.regularized(a, x), RegularizedGamma.Q.derivative(a, x), 0);
    }

    static double[] derivative(double a, double x, @Result double y) {
        return x == 0
                ? partials(a > 1 ? 0 : Double.NaN, IncompleteGammas.slopeAtZero(a, -1))
                : partials(y * (Math.log(x) - Polygamma.digamma(a)), y * ((a - 1) / x - 1));
    }
}
