package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.InverseErfc;
import org.wengert.DerivativesOf;
import org.wengert.Result;

/** 1 / erfc′(y), which is infinite at 0 and 2. */
@DerivativesOf(InverseErfc.class)
final class InverseErfcDerivatives {
    private InverseErfcDerivatives() {}

    static double[] value(double x, @Result double y) {
        return partials(-Math.sqrt(Math.PI) / 2 * Math.exp(y * y));
    }
}
