package programs;

import org.wengert.Differentiable;

/** Functions of {@code java.lang.Math}. */
final class Library {
    //: x in [-2, 2]
    @Differentiable
    static double trigonometric(double x) {
        return Math.sin(x) * Math.cos(2 * x) + Math.tan(x / 2) * Math.atan(x);
    }

    //: x in [-0.9, 0.9]
    @Differentiable
    static double inverse(double x) {
        return Math.asin(x) + 2 * Math.acos(x) * x + Math.atan2(x, 1 + x * x);
    }

    //: x in [-2, 2]
    @Differentiable
    static double hyperbolic(double x) {
        return Math.sinh(x) + Math.cosh(x) * Math.tanh(x);
    }

    @Differentiable
    static double exponentials(double x) {
        return Math.exp(-x) + Math.expm1(x) * Math.log(x) + Math.log10(x) + Math.log1p(x);
    }

    @Differentiable
    static double powers(double x, double y) {
        return Math.pow(x, y) + Math.pow(x, 3) * Math.pow(2, y) + Math.sqrt(x) + Math.cbrt(y) + Math.hypot(x, y);
    }

    //: x in [-2, 2]; n = -2 | 0 | 3
    @Differentiable
    static double integerPowers(double x, int n) {
        return Math.pow(x, n) + Math.pow(x, 2) * n;
    }

    //: x in [-3, 3]; y in [-3, 3]
    @Differentiable
    static double choices(double x, double y) {
        return Math.abs(x) * Math.max(x, y) + Math.min(x, 2 * y) * Math.max(0, x);
    }

    //: x in [-3, 3]; skips 9 because of the steps
    @Differentiable
    static double steps(double x) {
        return x * Math.floor(x) + x * Math.ceil(x) - x * Math.rint(x) + x * Math.round(x) + x * Math.signum(x);
    }

    //: x in [-3, 3]; y in [-3, 3]
    @Differentiable
    static double signs(double x, double y) {
        return Math.copySign(x, y) * y + Math.copySign(2, x) * x + Math.scalb(x, 2);
    }

    @Differentiable
    static double fused(double x, double y, double z) {
        return Math.fma(x, y, z) * Math.fma(z, 2, x);
    }

    @Differentiable
    static double angles(double x) {
        return Math.toRadians(x * 50) * Math.toDegrees(x);
    }

    //: x in [-9, 9]; y in [1.2, 2]
    @Differentiable
    static double remainders(double x, double y) {
        return Math.IEEEremainder(x, y) * x + x % y;
    }

    //: allocates handed out
    @Differentiable
    static double strict(double x) {
        return StrictMath.sin(x) * StrictMath.exp(x) + StrictMath.sqrt(x);
    }

    //: n = -7 | 5 | 9; k = 2 | 3 | 4
    @Differentiable
    static double integers(double x, int n, int k) {
        return x * Math.floorMod(n, k) + x * x * Math.floorDiv(n, k) + Math.abs(n) * x + Math.max(n, k) * x;
    }

    @Differentiable
    static double statics(double x, double y) {
        return Double.sum(x, y) * Double.max(x, y) - Double.min(x, x * y) + Math.nextUp(x);
    }

    @Differentiable
    static double inactiveArguments(double x, int n) {
        return x * Math.sin(n) + Math.sqrt(n) * x * x + Math.exp(1);
    }

    //: x in [0.3, 2]
    @Differentiable
    static double logSumExp(double x, double y, double z) {
        double m = Math.max(x, Math.max(y, z));
        return m + Math.log(Math.exp(x - m) + Math.exp(y - m) + Math.exp(z - m));
    }
}
