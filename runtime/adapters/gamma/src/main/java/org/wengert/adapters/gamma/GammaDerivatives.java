package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.Gamma;
import org.wengert.DerivativesOf;
import org.wengert.Result;

/** Γ′(x) = Γ(x) ψ(x). */
@DerivativesOf(Gamma.class)
final class GammaDerivatives {
    private GammaDerivatives() {}

    static double[] value(double x, @Result double y) {
        return partials(y * Polygamma.digamma(x));
    }
}
