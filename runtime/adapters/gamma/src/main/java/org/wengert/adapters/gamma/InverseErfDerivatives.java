package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.InverseErf;
import org.wengert.DerivativesOf;
import org.wengert.Result;

/** 1 / erf′(y), which is infinite at ±1. */
@DerivativesOf(InverseErf.class)
final class InverseErfDerivatives {
    private InverseErfDerivatives() {}

    static double[] value(double x, @Result double y) {
        return partials(Math.sqrt(Math.PI) / 2 * Math.exp(y * y));
    }
}
