package org.wengert.adapters.gamma;

import static org.wengert.Partials.partials;

import org.apache.commons.numbers.gamma.Erfcx;
import org.wengert.DerivativesOf;
import org.wengert.Result;

/** erfcx′(x) = 2x · erfcx(x) − 2/√π. */
@DerivativesOf(Erfcx.class)
final class ErfcxDerivatives {
    private ErfcxDerivatives() {}

    static double[] value(double x, @Result double y) {
        return x < 10 ? partials(2 * x * y - 2 / Math.sqrt(Math.PI)) : partials(far(0.5 / (x * x)));
    }

    /** The difference of two nearly equal terms by the asymptotic series of erfcx without its first term, in s = 1 / (2x²). */
    private static double far(double s) {
        double sum = 0;
        for (int n = 12; n >= 1; n--) {
            sum = -(2 * n - 1) * s * (1 + sum);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }
}
