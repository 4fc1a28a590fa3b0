package org.wengert.samples.witnesses;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.Erfc;
import org.wengert.DerivativesOf;

/** The derivative of the complementary error function. */
@DerivativesOf(Erfc.class)
final class ErfDerivatives {
    private ErfDerivatives() {}

    static double[] value(double x) {
        return partials(-2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
    }
}
