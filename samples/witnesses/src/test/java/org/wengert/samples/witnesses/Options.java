package org.wengert.samples.witnesses;

import org.apache.commons.numbers.gamma.Erfc;
import org.wengert.Differentiable;

/** The formulas of Black (1976), and of Hagan and others (2002). */
final class Options {
    private Options() {}

    /** The undiscounted price of a European option. */
    @Differentiable(order = 2)
    static double black(double forward, double strike, double expiry, double volatility, boolean isCall) {
        double deviation = volatility * Math.sqrt(expiry);
        double d1 = Math.log(forward / strike) / deviation + 0.5 * deviation;
        double d2 = d1 - deviation;
        int sign = isCall ? 1 : -1;
        return sign * (forward * normal(sign * d1) - strike * normal(sign * d2));
    }

    private static double normal(double x) {
        return 0.5 * Erfc.value(-x / Math.sqrt(2));
    }

    /** The volatility of the SABR model, away from the money. */
    @Differentiable
    static double sabr(double forward, double strike, double expiry, double alpha, double beta, double rho, double nu) {
        double beta1 = 1 - beta;
        double k = Math.pow(forward * strike, 0.5 * beta1);
        double log = Math.log(forward / strike);
        double z = nu * k * log / alpha;
        double chi = Math.log((Math.sqrt(1 - 2 * rho * z + z * z) - rho + z) / (1 - rho));
        double b = beta1 * log;
        double series = 1 + b * b / 24 + b * b * b * b / 1920;
        double a1 = beta1 * beta1 * alpha * alpha / (24 * k * k);
        double a2 = rho * beta * nu * alpha / (4 * k);
        double a3 = (2 - 3 * rho * rho) * nu * nu / 24;
        return alpha / (k * series) * (z / chi) * (1 + (a1 + a2 + a3) * expiry);
    }
}
