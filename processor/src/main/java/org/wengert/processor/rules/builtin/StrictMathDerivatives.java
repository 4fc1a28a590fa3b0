package org.wengert.processor.rules.builtin;

import static org.wengert.Partials.partials;

import org.wengert.DerivativesOf;
import org.wengert.Result;

/** The derivatives of {@link StrictMath}. */
@DerivativesOf(StrictMath.class)
final class StrictMathDerivatives {
    /** 1 / ln 10. */
    private static final double LOG10_E = 0.4342944819032518;

    /** The least number that has all its digits. */
    private static final double LEAST = 0x1p-1022;

    /** The largest number. */
    private static final double LARGEST = 0x1.fffffffffffffp1023;

    private StrictMathDerivatives() {}

    // Roots, powers and logarithms

    /** 1 / 2y, +∞ at 0. The sum makes a −0 a 0, whose inverse is +∞. */
    static double[] sqrt(double x, @Result double y) {
        return partials(0.5 / (y + 0.0));
    }

    /** 1 / 3y², +∞ at 0. */
    static double[] cbrt(double x, @Result double y) {
        return partials(1 / (3 * y * y));
    }

    /** x / r and y / r, 0 at the origin. */
    static double[] hypot(double x, double y, @Result double r) {
        if (r == 0) return partials(0, 0);
        return partials(x / r, y / r);
    }

    /**
     * p xᵖ⁻¹ and xᵖ ln x, which tends to 0 where xᵖ does.
     *
     * <p>Where p is 0 the former is p / x: that is 0, has the derivative 1 / x in p, and does not overflow. Else, where y has its digits,
     * it is p y / x, which needs no other power; but not so of squares and cubes, whose derivatives are products, nor near p = 1,
     * where this has lost its digits once it is differentiated again, unless p − 1 has none.
     */
    static double[] pow(double x, double p, @Result double y) {
        double size = StrictMath.abs(y);
        double inX = p == 0
                ? (x != 0 ? p / x : 0)
                : p == 2 || p == 3 || StrictMath.abs(p - 1) < 0.125 && p - 1 + 1 == p || size < LEAST || size > LARGEST
                        ? p * StrictMath.pow(x, p - 1)
                        : p * (y / x);
        double inP = y == 0 && x >= 0 ? 0 : y * StrictMath.log(x);
        return partials(inX, inP);
    }

    /** y. */
    static double[] exp(double x, @Result double y) {
        return partials(y);
    }

    /** eˣ, not y + 1, which loses its digits where x is negative. */
    static double[] expm1(double x) {
        return partials(StrictMath.exp(x));
    }

    /** 1 / x. */
    static double[] log(double x) {
        return partials(1 / x);
    }

    /** 1 / (x ln 10). */
    static double[] log10(double x) {
        return partials(LOG10_E / x);
    }

    /** 1 / (1 + x). */
    static double[] log1p(double x) {
        return partials(1 / (1 + x));
    }

    // Trigonometry

    /** cos x. */
    static double[] sin(double x) {
        return partials(StrictMath.cos(x));
    }

    /** −sin x. */
    static double[] cos(double x) {
        return partials(-StrictMath.sin(x));
    }

    /** 1 + y². */
    static double[] tan(double x, @Result double y) {
        return partials(1 + y * y);
    }

    /** 1 / √(1 − x²), +∞ at ±1. */
    static double[] asin(double x) {
        return partials(1 / StrictMath.sqrt((1 - x) * (1 + x)));
    }

    /** −1 / √(1 − x²), −∞ at ±1. */
    static double[] acos(double x) {
        return partials(-1 / StrictMath.sqrt((1 - x) * (1 + x)));
    }

    /** 1 / (1 + x²). */
    static double[] atan(double x) {
        return partials(1 / (1 + x * x));
    }

    /** x / r² and −y / r², in steps that do not overflow; NaN at the origin. */
    static double[] atan2(double y, double x) {
        double r = StrictMath.hypot(x, y);
        return partials(x / r / r, -y / r / r);
    }

    /** π / 180. */
    static double[] toRadians(double x) {
        return partials(StrictMath.PI / 180);
    }

    /** 180 / π. */
    static double[] toDegrees(double x) {
        return partials(180 / StrictMath.PI);
    }

    // Hyperbolic functions

    /** cosh x. */
    static double[] sinh(double x) {
        return partials(StrictMath.cosh(x));
    }

    /** sinh x. */
    static double[] cosh(double x) {
        return partials(StrictMath.sinh(x));
    }

    /** 1 − y², which loses its digits where y is near ±1; there 4e / (1 + e)² with e = exp(−2|x|). */
    static double[] tanh(double x, @Result double y) {
        if (StrictMath.abs(y) < 0.7) return partials(1 - y * y);
        double e = StrictMath.exp(x < 0 ? 2 * x : -2 * x);
        return partials(4 * e / ((1 + e) * (1 + e)));
    }

    // Arithmetic

    /** b, a and 1. */
    static double[] fma(double a, double b, double c) {
        return partials(b, a, 1);
    }

    /** As for double. */
    static double[] fma(float a, float b, float c) {
        return partials(b, a, 1);
    }

    /** 2ⁿ. */
    static double[] scalb(double x, int n) {
        return partials(StrictMath.scalb(1.0, n));
    }

    /** As for double. */
    static double[] scalb(float x, int n) {
        return partials(StrictMath.scalb(1.0, n));
    }

    /** 1 and −n, where n = (x − r) / y is the integer nearest to x / y; the quotient itself may round to another. */
    static double[] IEEEremainder(double x, double y, @Result double r) {
        return partials(1, -StrictMath.rint(x / y - r / y));
    }

    // Choices and signs

    /** The sign of x, 0 at 0. */
    static double[] abs(double x) {
        return partials(StrictMath.signum(x));
    }

    /** As for double. */
    static double[] abs(float x) {
        return partials(StrictMath.signum(x));
    }

    /** 1 for the argument that is the result, the second of equal ones, the first that is NaN. */
    static double[] max(double x, double y) {
        if (x > y || x != x) return partials(1, 0);
        return partials(0, 1);
    }

    /** As for double. */
    static double[] max(float x, float y) {
        if (x > y || x != x) return partials(1, 0);
        return partials(0, 1);
    }

    /** 1 for the argument that is the result, the first of equal ones, the first that is NaN. */
    static double[] min(double x, double y) {
        if (x <= y || x != x) return partials(1, 0);
        return partials(0, 1);
    }

    /** As for double. */
    static double[] min(float x, float y) {
        if (x <= y || x != x) return partials(1, 0);
        return partials(0, 1);
    }

    /** 1 for the bound that x is beyond, else for x. */
    static double[] clamp(double x, double min, double max) {
        if (x < min) return partials(0, 1, 0);
        if (x > max) return partials(0, 0, 1);
        return partials(1, 0, 0);
    }

    /** As for double. */
    static double[] clamp(float x, float min, float max) {
        if (x < min) return partials(0, 1, 0);
        if (x > max) return partials(0, 0, 1);
        return partials(1, 0, 0);
    }

    /** ±1, whether the sign of x is kept or turned, and 0. As for {@code abs}, 0 where x is 0. */
    static double[] copySign(double x, double sign) {
        return partials(StrictMath.signum(x) * StrictMath.copySign(1.0, sign), 0);
    }

    /** As for double. */
    static double[] copySign(float x, float sign) {
        return partials(StrictMath.signum(x) * StrictMath.copySign(1.0, sign), 0);
    }

    // Constant piece by piece

    /** 0. */
    static double[] signum(double x) {
        return partials(0);
    }

    /** As for double. */
    static double[] signum(float x) {
        return partials(0);
    }

    /** 0. */
    static double[] floor(double x) {
        return partials(0);
    }

    /** 0. */
    static double[] ceil(double x) {
        return partials(0);
    }

    /** 0. */
    static double[] rint(double x) {
        return partials(0);
    }

    /** 0. */
    static double[] ulp(double x) {
        return partials(0);
    }

    /** As for double. */
    static double[] ulp(float x) {
        return partials(0);
    }

    // Neighbours: the spacing of the numbers is constant piece by piece

    /** 1. */
    static double[] nextUp(double x) {
        return partials(1);
    }

    /** As for double. */
    static double[] nextUp(float x) {
        return partials(1);
    }

    /** 1. */
    static double[] nextDown(double x) {
        return partials(1);
    }

    /** As for double. */
    static double[] nextDown(float x) {
        return partials(1);
    }

    /** 1 and 0. */
    static double[] nextAfter(double x, double direction) {
        return partials(1, 0);
    }

    /** As for double. */
    static double[] nextAfter(float x, double direction) {
        return partials(1, 0);
    }
}
