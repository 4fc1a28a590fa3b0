package org.wengert.adapters.gamma;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Derivatives of the incomplete gamma functions with respect to a, by differentiating the series below x = a + 1 and the continued
 * fraction above. The terms of each have one sign, so nothing cancels. Not a number where neither converges, above a = 10¹².
 *
 * <p>Source: Abramowitz and Stegun, <em>Handbook of Mathematical Functions</em>, 6.5.29 and 6.5.31, and Lentz's method.
 */
final class IncompleteGammas {
    private static final double LIMIT = 1e7;
    private static final double PRECISION = 4e-16;

    private IncompleteGammas() {}

    /** ∂P(a, x)/∂a = −∂Q(a, x)/∂a. */
    static double regularized(double a, double x) {
        if (!(a > 0 && x >= 0)) return Double.NaN;
        if (x == 0 || x == Double.POSITIVE_INFINITY) return 0;
        double power = x * RegularizedGamma.P.derivative(a, x);
        return x < a + 1
                ? power / a * belowOf(a, x, Polygamma.digamma(a + 1))
                : -power * aboveOf(a, x, Polygamma.digamma(a));
    }

    /** ∂γ(a, x)/∂a where x &lt; a + 1. */
    static double lower(double a, double x) {
        if (x == 0) return 0;
        double power = Math.exp(a * Math.log(x) - x);
        double whole = series(a, x);
        return power / a * (belowOf(a, x, 0) - whole / a);
    }

    /** ∂Γ(a, x)/∂a where x ≥ a + 1. */
    static double upper(double a, double x) {
        if (x == Double.POSITIVE_INFINITY) return 0;
        return Math.exp(a * Math.log(x) - x) * aboveOf(a, x, 0);
    }

    /** x^(a − 1) exp(−x), that is ∂γ(a, x)/∂x. */
    static double density(double a, double x) {
        if (!(a > 0 && x >= 0)) return Double.NaN;
        if (x == 0) return Math.pow(x, a - 1);
        return x == Double.POSITIVE_INFINITY ? 0 : Math.exp((a - 1) * Math.log(x) - x);
    }

    /** The slope of factor · x^(a − 1) exp(−x) / Γ(a) at x = 0, one-sided. */
    static double slopeAtZero(double a, double factor) {
        if (a == 1) return -factor;
        if (a == 2) return factor;
        if (!(a > 0)) return Double.NaN;
        return a > 2 ? 0 : Math.signum(a - 1) * factor * Double.POSITIVE_INFINITY;
    }

    /** 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …, and in what follows its derivative. */
    private static double series(double a, double x) {
        double term = 1;
        double sum = 1;
        for (double n = 1; term > 1e-18 * sum && n < LIMIT; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    private static double belowOf(double a, double x, double digamma) {
        double term = 1;
        double harmonic = 0;
        double sum = 1;
        double weighted = 0;
        for (double n = 1; term * (1 + harmonic) > 1e-18 * sum && n < LIMIT; n++) {
            term *= x / (a + n);
            harmonic += 1 / (a + n);
            sum += term;
            weighted += term * harmonic;
        }
        return term > 1e-16 * sum ? Double.NaN : (Math.log(x) - digamma) * sum - weighted;
    }

    /** Of the continued fraction f = 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − …)): (ln x − digamma) f + ∂f/∂a. */
    private static double aboveOf(double a, double x, double digamma) {
        double b = x + 1 - a;
        double c = 1e300;
        double cDot = 0;
        double d = 1 / b;
        double dDot = d * d;
        double f = d;
        double fDot = dDot;
        double change = 1;
        double changeDot = 1;
        for (double n = 1; Math.abs(change - 1) + Math.abs(changeDot) > PRECISION && n < LIMIT; n++) {
            double p = -n * (n - a);
            b += 2;
            double e = p * d + b;
            double eDot = n * d + p * dDot - 1;
            d = 1 / e;
            dDot = -eDot * d * d;
            double k = p / c + b;
            cDot = n / c - p * cDot / (c * c) - 1;
            c = k;
            change = c * d;
            changeDot = cDot * d + c * dDot;
            fDot = fDot * change + f * changeDot;
            f *= change;
        }
        return Math.abs(change - 1) > 1e-12 ? Double.NaN : (Math.log(x) - digamma) * f + fDot;
    }
}
