package programs;

import org.wengert.Differentiable;

/** Loops at the ends of what an int can be: most of them do not run. */
final class Ranges {
    //: x[3]; n = 2 | -2147483648 | -1
    @Differentiable(order = 2)
    static double upTo(double[] x, int n) {
        double s = x[0];
        for (int i = 0; i < n; i++) s *= x[i] + s;
        return s;
    }

    //: x[5]; n = 5 | -2147483648 | -2147483647
    @Differentiable
    static double inSteps(double[] x, int n) {
        double s = x[0];
        for (int i = 1; i < n; i += 2) s *= x[i] + s;
        return s;
    }

    //: x[5]; n = 0 | 2147483647 | 2147483646
    @Differentiable
    static double downTo(double[] x, int n) {
        double s = x[0];
        for (int i = x.length - 1; i > n; i--) s *= x[i] + s;
        return s;
    }

    //: x[5]; n = 0 | 2147483647 | 2147483646
    @Differentiable
    static double downInSteps(double[] x, int n) {
        double s = x[0];
        for (int i = x.length - 1; i > n; i -= 3) s *= x[i] + s;
        return s;
    }

    //: x[3]; n = 2 | -2147483648; m = 1 | -2147483648 | -5
    @Differentiable
    static double nested(double[] x, int n, int m) {
        double s = x[0];
        for (int i = 0; i < n; i++) {
            s *= x[i];
            for (int j = i; j < m; j++) s += Math.sin(s * x[j]);
        }
        return s;
    }

    //: x[3]; n = 1 | 2 | -2
    @Differentiable
    static double toTheEnd(double[] x, int n) {
        double s = x[0];
        for (int i = 1; i <= n; i++) s += x[i] * s;
        for (int i = 2; i >= -n; i--) s += x[Math.abs(i)] * s;
        return s;
    }

    private static int first(double[] x, int least) {
        for (int i = x.length - 1; i >= least; i--) if (x[i] > 0) return i;
        return 0;
    }

    //: x[3] in [0.5, 1]; n = 0 | -2147483648
    @Differentiable
    static double downToTheEnd(double[] x, int n) {
        double s = x[0];
        for (int i = 1; i >= n; i--) {
            if (s > 3) return s * x[2];
            s = s * 1.5 + x[0];
        }
        return s * x[first(x, n)];
    }

    /** As often as it takes. */
    //: x in [0.5, 2]; n = 2147483647 | 2147483646 | 3
    @Differentiable
    static double untilDone(double x, int n) {
        double s = 1;
        for (int i = 0; i <= n; i++) {
            double next = 0.5 * (s + x / s);
            if (Math.abs(next - s) < 1e-12) break;
            s = next;
        }
        return s;
    }

    //: x in [0.5, 2]
    @Differentiable
    static double greatSteps(double x) {
        double s = x;
        for (int i = -2000000000; i < 2000000000; i += 1000000000) s = s * x + i * 1e-9;
        return s;
    }

    //: x[4]; from = 0 | 2 | 2147483647; n = 4 | -2147483648
    @Differentiable
    static double between(double[] x, int from, int n) {
        double s = 1;
        for (int i = from; i < n; i++) s *= x[i] + s;
        return s;
    }
}
