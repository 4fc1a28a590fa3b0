package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.Erfc;
import org.wengert.DerivativesOf;

/** erfc′(x) = −2/√π · exp(−x²). */
@DerivativesOf(Erfc.class)
final class ErfcDerivatives {
    private ErfcDerivatives() {}

    static double[] value(double x) {
        return partials(-2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
    }
}
