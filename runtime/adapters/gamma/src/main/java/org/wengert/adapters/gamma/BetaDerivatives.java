package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.Beta;
import org.wengert.DerivativesOf;
import org.wengert.Result;

/** ∂B/∂p = B(p, q) · (ψ(p) − ψ(p + q)), and by symmetry. */
@DerivativesOf(Beta.class)
final class BetaDerivatives {
    private BetaDerivatives() {}

    static double[] value(double p, double q, @Result double y) {
        return partials(y * Polygamma.difference(p, q), y * Polygamma.difference(q, p));
    }
}
