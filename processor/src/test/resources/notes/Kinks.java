package notes;

import org.wengert.Differentiable;
import org.wengert.Wengert;

/** Where notes tell that a derivative may be another than expected. */
final class Kinks {
    @Differentiable
    static double branch(double x) {
        if (x > 0) return x * x; // note: ActiveBranch at x > 0
        return 2 * x;
    }

    @Differentiable
    static double ternary(double x, double[] a) {
        double s = a[0] * x;
        return s <= a[1] // note: ActiveBranch at s <= a[1]
                ? s
                : x;
    }

    @Differentiable
    static double shortCircuit(double x, double y, int n) {
        return n > 0
                        && x < 1 // note: ActiveBranch at x < 1
                        && y >= x // note: ActiveBranch at y >= x
                ? x
                : y;
    }

    @Differentiable
    static double loop(double x) {
        double s = x;
        while (s < 10) s = s * s + 1; // note: ActiveBranch at s < 10
        return s;
    }

    private static double helper(double v) {
        return v < 0 ? -v : v; // note: ActiveBranch at v < 0
    }

    @Differentiable
    static double inAHelper(double x) {
        return helper(x) + helper(x * x);
    }

    private static double recursive(double v, int n) {
        if (n == 0) return v;
        return recursive(
                v > 1 ? v / 2 : v * 3, // note: ActiveBranch at v > 1
                n - 1);
    }

    @Differentiable
    static double inARecursion(double x, int n) {
        return recursive(x, n);
    }

    @Differentiable
    static double equality(double x) {
        return x == 0 // note: ActiveEquality at x == 0
                ? 1
                : Math.sin(x) / x;
    }

    @Differentiable
    static double inequality(double x, double y) {
        return x * x != y // note: ActiveEquality at x * x != y
                ? x
                : y;
    }

    @Differentiable
    static double cast(double x) {
        return x * (int) (x * 3); // note: DerivativeCut at (int) (x * 3)
    }

    @Differentiable
    static double floor(double x) {
        return x - Math.floor(x); // note: DerivativeCut at Math.floor(x)
    }

    @Differentiable
    static double round(double x) {
        return x * Math.round(x); // note: DerivativeCut at Math.round(x)
    }

    @Differentiable
    static double compound(double x) {
        int n = 3;
        n += x; // note: DerivativeCut at n += x
        return x * n;
    }

    @Differentiable
    static double independent(
            double x,
            double y, // note: IndependentParameter at double
            double[] z) { // note: IndependentParameter at double[]
        return x * z.length;
    }

    record Pair(double a, double b) {
        @Differentiable
        double onlyTheArgument( // note: IndependentParameter at double
                double x) {
            return x;
        }
    }

    /** Of a record one component is enough. */
    @Differentiable
    static double oneOfTwo(Pair p) {
        return p.a();
    }

    // ---- none of these

    @Differentiable
    static double passive(double x, int n) {
        double s = 0;
        for (double t = 0; t < 1; t += 0.25) s += t * x;
        if (n > 3) s *= 2;
        return s * (int) 2.5;
    }

    @Differentiable(wrt = "x")
    static double notChosen(double x, double y) {
        return y > 1 && y != 3 ? x * (int) y : x * Math.floor(y);
    }

    @Differentiable
    static double guards(double x) {
        if (x < 0) throw new IllegalArgumentException("x");
        assert x < 100;
        return Math.sqrt(x);
    }

    @Differentiable
    static double meant(double x) {
        double c = Wengert.stopGradient(x);
        return c > 0 && c != 1 ? x * Math.rint(c) : 2 * x * (long) c;
    }

    /** The ways of the platform's own code are not the user's. */
    @Differentiable
    static double platform(double[] a) {
        return java.util.Arrays.stream(a).max().getAsDouble() + Math.max(a[0], a[1]);
    }
}
