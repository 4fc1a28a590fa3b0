package programs;

import org.wengert.Differentiable;

/** Corners: infinite partial derivatives that must not be felt, ties, NaN. */
final class Edges {
    //: x = 0; expect 3
    @Differentiable
    static double infiniteInTheOtherArm(double x) {
        return x > 0 ? Math.sqrt(x) : x * x + 3 * x;
    }

    //: x = 0; expect 0
    @Differentiable
    static double zeroTimesInfinity(double x) {
        return 0 * Math.sqrt(x);
    }

    //: x = 0; y in [1, 2]; expect 2, 0
    @Differentiable
    static double computedButUnused(double x, double y) {
        double r = Math.sqrt(x);
        double[] a = {r, 2 * x};
        return a[1];
    }

    //: x = 0; expect 1
    @Differentiable
    static double guardedLogarithm(double x) {
        double y = x == 0 ? 0 : x * Math.log(x);
        return y + x;
    }

    //: x = 0; y = 0; expect 1, 1
    @Differentiable
    static double normAtZero(double x, double y) {
        double r = Math.sqrt(x * x + y * y);
        return r > 0 ? r : x + y;
    }

    //: x = 0; expect Infinity
    @Differentiable
    static double infinite(double x) {
        return Math.sqrt(x);
    }

    //: x = 0; expect 0
    @Differentiable
    static double absoluteAtZero(double x) {
        return Math.abs(x);
    }

    //: x = 1; y = 1; expect 0, 1
    @Differentiable
    static double tieOfMax(double x, double y) {
        return Math.max(x, y);
    }

    //: x = 1; y = 1; expect 1, 0
    @Differentiable
    static double tieOfMin(double x, double y) {
        return Math.min(x, y);
    }

    //: x in [0.5, 2]; expect 1
    @Differentiable
    static double maxOfTheSame(double x) {
        return Math.max(x, x);
    }

    //: x = 0; y = 0; expect 0, 0
    @Differentiable
    static double hypotAtZero(double x, double y) {
        return Math.hypot(x, y);
    }

    //: x = 0; expect 0
    @Differentiable
    static double powerAtZero(double x) {
        return Math.pow(x, 2) + Math.pow(x, 0);
    }

    //: x = 0; p in [1, 2]; expect 0, 0
    @Differentiable
    static double exponentAtZero(double x, double p) {
        return Math.pow(x, p + 0.5);
    }

    //: x = -2; expect 12
    @Differentiable
    static double powerOfNegative(double x) {
        return Math.pow(x, 3);
    }

    //: x = NaN | 1 | Infinity; skips 9 because NaN has no differences
    @Differentiable
    static double notANumber(double x) {
        return Double.isNaN(x) ? 5 : x * 2;
    }

    //: x = NaN | 1 | -1; skips 9 because NaN has no differences
    @Differentiable
    static double comparisonsWithNaN(double x, double y) {
        if (x < 0) return y;
        if (x >= 0) return x * y;
        return y * y;
    }

    //: x = -1 | 1 | 2; skips 9 because the value is NaN
    @Differentiable
    static double valueIsNaN(double x) {
        return Math.sqrt(x) + Math.log(x);
    }

    //: x = 1e200 | 1e-200 | 1; skips 9 because of overflow
    @Differentiable
    static double overflow(double x) {
        return x * x;
    }

    //: x = -0.0; expect -2
    @Differentiable
    static double negativeZero(double x) {
        return 1 / x > 0 ? x : -2 * x;
    }

    //: x = 0; expect 1
    @Differentiable
    static double infinitePartialOfAnUnusedEntry(double x) {
        double[] a = new double[3];
        for (int i = 0; i < 3; i++) a[i] = i == 1 ? x : Math.cbrt(x);
        return a[1];
    }

    //: x = 0; expect 0
    @Differentiable
    static double maskedLoss(double x) {
        double[] mask = {0};
        return mask[0] * Math.log(x + 0.0 * x) == 0 ? 1 : Math.pow(x, 0.5) * 0;
    }
}
