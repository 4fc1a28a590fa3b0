package programs;

import java.util.Arrays;
import org.wengert.Differentiable;

/** Methods that call methods. */
final class Calls {
    static double square(double x) {
        return x * x;
    }

    private static double cube(double x) {
        return x * square(x);
    }

    static double over(double x) {
        return x * 2;
    }

    static double over(int n) {
        return n * 3;
    }

    static double over(double[] a) {
        return a[0] * a[1];
    }

    static double over(double x, int n) {
        return over(x) + over(n);
    }

    private static double early(double x, int n) {
        if (n == 0) return x;
        for (int i = 0; i < n; i++) {
            x *= 1.5;
            if (i == 2) return x * x;
        }
        return -x;
    }

    private static void scale(double[] a, double factor) {
        for (int i = 0; i < a.length; i++) a[i] *= factor;
    }

    private static double[] larger(double[] a, double[] b, boolean first) {
        if (first) return a;
        return b;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] r = new double[a.length];
        for (int i = 0; i < r.length; i++) r[i] = a[i] + b[i] * b[i];
        return r;
    }

    private static void swap(double[][] m, int i, int j) {
        double[] t = m[i];
        m[i] = m[j];
        m[j] = t;
    }

    private static double[] normalised(double[] a) {
        double n = 0;
        for (double v : a) n += v * v;
        scale(a, 1 / Math.sqrt(n));
        return a;
    }

    private static int half(int n) {
        return n / 2;
    }

    private static boolean isLarge(double x, int n) {
        return x > n;
    }

    private static double mean(double... values) {
        double s = 0;
        for (double v : values) s += v;
        return s / values.length;
    }

    private static double positive(double x) {
        if (x <= 0) throw new IllegalArgumentException("not positive: " + x);
        return Math.log(x);
    }

    @Differentiable
    static double nested(double x) {
        return square(cube(x) + square(x)) * cube(x);
    }

    @Differentiable
    static double overloads(double x, double[] a, int n) {
        return over(x) * over(n) + over(a) * over(x, n);
    }

    //: n = 0 | 1 | 2 | 5
    @Differentiable
    static double earlyReturns(double x, int n) {
        return early(x * x, n) * x + early(x, 1);
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double inALoop(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) s = early(s, i) * 0.5 + square(x);
        return s;
    }

    @Differentiable
    static double written(double[] a, double x) {
        scale(a, x);
        double s = a[0] * a[1];
        scale(a, a[2]);
        return s + a[0] + a[2];
    }

    @Differentiable
    static double returnedArgument(double[] a, double[] b, boolean first) {
        double[] p = larger(a, b, first);
        p[0] *= p[1];
        scale(p, a[2]);
        return a[0] * b[0] + a[1];
    }

    @Differentiable
    static double[] returnedArray(double[] a, double[] b) {
        double[] s = sum(a, b);
        s[0] *= a[0];
        return sum(s, sum(b, s));
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double swappedRows(double[][] m, int n) {
        swap(m, 0, n);
        m[0][0] *= m[n][1];
        swap(m, n, 1);
        return m[0][0] + m[1][1] * m[2][0];
    }

    @Differentiable
    static double writtenAndReturned(double[] a, double x) {
        double before = a[0];
        double[] u = normalised(a);
        u[1] *= x;
        return before * a[0] + a[1] * u[2];
    }

    @Differentiable
    static double inactiveHelpers(double x, int n) {
        return isLarge(x, half(n)) ? x * half(n) : x * x;
    }

    @Differentiable
    static double inAnotherClass(double x, double[] a) {
        return Elsewhere.blend(x, a[0]) + Elsewhere.norm(a) * Elsewhere.RATE * Elsewhere.table()[1] + Elsewhere.Inner.twice(x);
    }

    @Differentiable
    static double qualified(double x) {
        return Calls.square(x) + programs.Calls.cube(x);
    }

    @Differentiable
    static double variableArity(double x, double y) {
        return mean(x, y, x * y) + mean(x) * mean(new double[] {y, y});
    }

    //: a[3|1|2]
    @Differentiable
    static double variableArityItself(double... a) {
        return mean(a) * a[0];
    }

    @Differentiable
    static double callsAnotherAnnotated(double x) {
        return nested(x) * 0.1 + qualified(square(x)) * 0.01;
    }

    @Differentiable
    static double ignoredResult(double[] a, double x) {
        normalised(a);
        square(x);
        return a[0] * x;
    }

    @Differentiable
    static double helperWithSameNames(double x, double[] a) {
        double s = a[0];
        double r = sum(a, a)[1];
        double n = normalised(a)[0];
        return s * r * n * x;
    }

    //: x in [0.1, 2]
    @Differentiable
    static double helperThatMayThrow(double x) {
        return positive(x) * positive(x + 1);
    }

    @Differentiable
    static double argumentsWithEffects(double[] a, int n) {
        int i = 0;
        return over(a[i++] *= 2, i) + over(a[i] += a[0], ++i) * a[1] + i * a[2];
    }

    @Differentiable
    static double aliasedArguments(double[] a, double x) {
        double[] s = sum(a, a);
        double[] p = larger(s, s, true);
        addInto(p, s, x);
        addInto(a, a, x);
        return p[0] * s[1] + a[2];
    }

    private static void addInto(double[] to, double[] from, double x) {
        for (int i = 0; i < to.length; i++) to[i] += from[to.length - 1 - i] * x;
    }

    @Differentiable
    static double generics(double x) {
        return first(x * x, "text") * x;
    }

    private static <T> double first(double value, T other) {
        return value;
    }

    static double[] padded(double[] x) {
        return Arrays.copyOf(x, x.length + 1);
    }

    static double[] doubled(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = 2 * x[i];
        return y;
    }

    /** Rows of the result that helpers have made. */
    @Differentiable
    static double[][] tableOfWhatHelpersGive(double[] x, double[] y) {
        return new double[][] {doubled(y), padded(new double[x.length]), padded(x)};
    }

    @Differentiable
    static double[][][] tablesOfWhatHelpersGive(double[][] x) {
        double[][][] all = new double[2][x.length][];
        for (int i = 0; i < x.length; i++) {
            all[0][i] = doubled(x[i]);
            all[1][x.length - 1 - i] = padded(x[i]);
        }
        return all;
    }

    record Two(double[] a, double[][] b) {}

    @Differentiable
    static Two recordOfWhatHelpersGive(double[] x, double[] y) {
        return new Two(doubled(y), new double[][] {padded(x), doubled(x)});
    }
}
