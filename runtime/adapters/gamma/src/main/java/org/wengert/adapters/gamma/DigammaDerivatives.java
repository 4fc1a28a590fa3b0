package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.Digamma;
import org.wengert.DerivativesOf;

/** ψ′(x). */
@DerivativesOf(Digamma.class)
final class DigammaDerivatives {
    private DigammaDerivatives() {}

    static double[] value(double x) {
        return partials(Polygamma.trigamma(x));
    }
}
