package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.Trigamma;
import org.wengert.DerivativesOf;

/** ψ″(x). */
@DerivativesOf(Trigamma.class)
final class TrigammaDerivatives {
    private TrigammaDerivatives() {}

    static double[] value(double x) {
        return partials(Polygamma.tetragamma(x));
    }
}
