package org.wengert.adapters.gamma;

import org.apache.commons.numbers.gamma.Beta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Derivatives of the incomplete beta functions with respect to a and b, by differentiating the continued fraction that converges on
 * the side of the mean where x is. Not a number where it does not.
 *
 * <p>Source: Abramowitz and Stegun, <em>Handbook of Mathematical Functions</em>, 26.5.8, and Lentz's method.
 */
final class IncompleteBetas {
    private static final double LIMIT = 1e7;
    private static final double PRECISION = 4e-16;

    private IncompleteBetas() {}

    /** u · ∂I/∂a + v · ∂I/∂b of I = I_x(a, b). */
    static double regularized(double x, double a, double b, double u, double v) {
        if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return Double.NaN;
        if (x == 0 || x == 1) return 0;
        double power = x * (1 - x) * RegularizedBeta.derivative(x, a, b);
        return power * onItsSide(x, a, b, u, v, true);
    }

    /** The same of B_x(a, b) = B(a, b) I_x(a, b). */
    static double plain(double x, double a, double b, double u, double v) {
        if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return Double.NaN;
        if (x == 0) return 0;
        if (x == 1) return whole(a, b, u, v);
        double power = x * (1 - x) * density(x, a, b);
        double side = power * onItsSide(x, a, b, u, v, false);
        return isBelow(x, a, b) ? side : whole(a, b, u, v) + side;
    }

    /** The same of B(a, b) − B_x(a, b). */
    static double complement(double x, double a, double b, double u, double v) {
        return plain(1 - x, b, a, v, u);
    }

    private static double whole(double a, double b, double u, double v) {
        return Beta.value(a, b) * (u * Polygamma.difference(a, b) + v * Polygamma.difference(b, a));
    }

    /** The fraction at x, or beyond the mean that at 1 − x of the complement. */
    private static double onItsSide(double x, double a, double b, double u, double v, boolean isRegularized) {
        boolean is = isBelow(x, a, b);
        double p = is ? a : b;
        double f = below(is ? x : 1 - x, p, is ? b : a, is ? u : v, is ? v : u, isRegularized);
        return (is ? f : -f) / p;
    }

    private static boolean isBelow(double x, double a, double b) {
        return x < (a + 1) / (a + b + 2);
    }

    /** x^(a − 1) (1 − x)^(b − 1), that is ∂B_x(a, b)/∂x. */
    static double density(double x, double a, double b) {
        if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return Double.NaN;
        if (x == 0) return Math.pow(x, a - 1);
        if (x == 1) return Math.pow(1 - x, b - 1);
        return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    }

    /** Of the fraction f in I = xᵃ (1 − x)ᵇ f / (a B(a, b)): f times the logarithmic derivative of what is before it, and its own. */
    private static double below(double x, double a, double b, double u, double v, boolean isRegularized) {
        double before = u * (Math.log(x) - 1 / a) + v * Math.log1p(-x);
        if (isRegularized) {
            before = u * (Math.log(x) - Polygamma.difference(a + 1, b - 1))
                    + v * (Math.log1p(-x) - Polygamma.difference(b, a));
        }
        double c = 1;
        double cDot = 0;
        double d = 1 / (1 - (a + b) * x / (a + 1));
        double dDot = d * d * x * ((u + v) / (a + 1) - (a + b) * u / ((a + 1) * (a + 1)));
        double f = d;
        double fDot = dDot;
        double change = 1;
        double changeDot = 1;
        for (double n = 2; Math.abs(change - 1) + Math.abs(changeDot) > PRECISION && n < LIMIT; n++) {
            double m = Math.floor(n / 2);
            double below = (a + n - 1) * (a + n);
            double p;
            double pDot;
            if (n == 2 * m) {
                p = m * (b - m) * x / below;
                pDot = m * v * x / below;
            } else {
                p = -(a + m) * (a + b + m) * x / below;
                pDot = -(u * (a + b + m) + (a + m) * (u + v)) * x / below;
            }
            pDot -= p * u * (1 / (a + n - 1) + 1 / (a + n));
            double e = 1 + p * d;
            double eDot = pDot * d + p * dDot;
            d = 1 / e;
            dDot = -eDot * d * d;
            double k = 1 + p / c;
            cDot = pDot / c - p * cDot / (c * c);
            c = k;
            change = c * d;
            changeDot = cDot * d + c * dDot;
            fDot = fDot * change + f * changeDot;
            f *= change;
        }
        return Math.abs(change - 1) > 1e-12 ? Double.NaN : before * f + fDot;
    }
}
