package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.LogBeta;
import org.wengert.DerivativesOf;

/** ∂ ln B/∂p = ψ(p) − ψ(p + q), and by symmetry. */
@DerivativesOf(LogBeta.class)
final class LogBetaDerivatives {
    private LogBetaDerivatives() {}

    static double[] value(double p, double q) {
        return p > 0 && q > 0
                ? partials(Polygamma.difference(p, q), Polygamma.difference(q, p))
                : partials(Double.NaN, Double.NaN);
    }
}
