package org.wengert.adapters.gamma;

import org.apache.commons.numbers.gamma.Beta;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.ErfDifference;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.GammaRatio;
import org.apache.commons.numbers.gamma.IncompleteBeta;
import org.apache.commons.numbers.gamma.IncompleteGamma;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.wengert.Differentiable;

/** What a user of the library and of this jar writes. */
final class Functions {
    private Functions() {}

    @Differentiable(order = 2)
    static double errors(double x, double y) {
        double p = InverseErf.value(0.3 * x) * InverseErfc.value(y);
        return Erf.value(x * y) * Erfc.value(x - y) + p * ErfDifference.value(x, y) + Erfcx.value(x + y);
    }

    @Differentiable(order = 2)
    static double gammas(double x, double y) {
        int[] sign = new int[1];
        double logarithms = LogGamma.value(x * y) - LogGamma.value(-y, sign) * LogBeta.value(x, y);
        double ratios = GammaRatio.value(x, y) * GammaRatio.delta(x, 0.25 * y);
        return Gamma.value(x) * Digamma.value(y) + Trigamma.value(x + y) * logarithms + Beta.value(x, y) * ratios;
    }

    @Differentiable(order = 2)
    static double regularizedGammas(double a, double x) {
        return RegularizedGamma.P.value(a, x) * RegularizedGamma.Q.value(x, a, 1e-15, 10_000);
    }

    @Differentiable(order = 2)
    static double incompleteGammas(double a, double x) {
        return IncompleteGamma.Lower.value(a, x) * IncompleteGamma.Upper.value(a, 2 * x);
    }

    @Differentiable(order = 2)
    static double regularizedBeta(double x, double a, double b) {
        return RegularizedBeta.value(x, a, b);
    }

    @Differentiable
    static double regularizedBetas(double x, double a, double b) {
        return RegularizedBeta.value(x, a, b) * RegularizedBeta.complement(0.5 * x, b, a, 1e-15, 10_000);
    }

    @Differentiable
    static double incompleteBetas(double x, double a, double b) {
        return IncompleteBeta.value(x, b, a, 1e-15, 10_000) * IncompleteBeta.complement(x * x, a, b);
    }

    /** A fit by maximum likelihood asks for this: the logarithm of the density of a gamma distribution. */
    @Differentiable(order = 2)
    static double logLikelihood(double[] observations, double shape, double scale) {
        double sum = 0;
        for (double x : observations) {
            sum += (shape - 1) * Math.log(x) - x / scale;
        }
        return sum - observations.length * (LogGamma.value(shape) + shape * Math.log(scale));
    }
}
