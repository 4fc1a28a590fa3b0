package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.LogGamma;
import org.wengert.DerivativesOf;

/** The derivative of ln |Γ(x)| is ψ(x). */
@DerivativesOf(LogGamma.class)
final class LogGammaDerivatives {
    private LogGammaDerivatives() {}

    static double[] value(double x) {
        return partials(Polygamma.digamma(x));
    }

    static double[] value(double x, int[] sign) {
        return partials(Polygamma.digamma(x));
    }
}
