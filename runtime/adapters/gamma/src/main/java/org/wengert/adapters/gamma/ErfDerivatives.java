package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.Erf;
import org.wengert.DerivativesOf;

/** erf′(x) = 2/√π · exp(−x²). */
@DerivativesOf(Erf.class)
final class ErfDerivatives {
    private ErfDerivatives() {}

    static double[] value(double x) {
        return partials(2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
    }
}
