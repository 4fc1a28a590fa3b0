package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.GammaRatio;
import org.wengert.DerivativesOf;
import org.wengert.Result;

/** Those of Γ(a) / Γ(b) and Γ(a) / Γ(a + δ). */
@DerivativesOf(GammaRatio.class)
final class GammaRatioDerivatives {
    private GammaRatioDerivatives() {}

    static double[] value(double a, double b, @Result double y) {
        return partials(y * Polygamma.digamma(a), -y * Polygamma.digamma(b));
    }

    static double[] delta(double a, double delta, @Result double y) {
        return partials(y * Polygamma.difference(a, delta), -y * Polygamma.digamma(a + delta));
    }
}
