package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.ErfDifference;
import org.wengert.DerivativesOf;

/** Those of erf(x₂) − erf(x₁). */
@DerivativesOf(ErfDifference.class)
final class ErfDifferenceDerivatives {
    private ErfDifferenceDerivatives() {}

    static double[] value(double x1, double x2) {
        double factor = 2 / Math.sqrt(Math.PI);
        return partials(-factor * Math.exp(-x1 * x1), factor * Math.exp(-x2 * x2));
    }
}
