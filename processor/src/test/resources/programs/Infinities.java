package programs;

import java.util.Arrays;
import org.wengert.Differentiable;

/** Infinity as a number to begin with, of which nothing may be felt where its weight is 0. */
final class Infinities {
    private static double softMinimum(double a, double b, double c, double gamma) {
        double m = Math.min(a, Math.min(b, c));
        double z = Math.exp(-(a - m) / gamma) + Math.exp(-(b - m) / gamma) + Math.exp(-(c - m) / gamma);
        return m - gamma * Math.log(z);
    }

    /** Soft dynamic time warping (Cuturi and Blondel, 2017). */
    //: x[4|1] in [-1, 1]; y[3|2] in [-1, 1]; gamma in [0.3, 1.2]
    @Differentiable(order = 2)
    static double softWarping(double[] x, double[] y, double gamma) {
        double[][] r = new double[x.length + 1][y.length + 1];
        for (double[] row : r) Arrays.fill(row, Double.POSITIVE_INFINITY);
        r[0][0] = 0;
        for (int i = 1; i <= x.length; i++)
            for (int j = 1; j <= y.length; j++) {
                double d = x[i - 1] - y[j - 1];
                r[i][j] = d * d + softMinimum(r[i - 1][j - 1], r[i - 1][j], r[i][j - 1], gamma);
            }
        return r[x.length][y.length];
    }

    /** With weights in the place of the division. */
    //: x[4|1] in [-1, 1]; w in [0.3, 1.2]
    @Differentiable(order = 2)
    static double weighted(double[] x, double w) {
        double[] t = new double[x.length + 2];
        Arrays.fill(t, Double.POSITIVE_INFINITY);
        for (int i = 0; i < x.length; i++) t[i] = x[i] * x[i];
        double s = 0;
        for (int i = 0; i < t.length; i++) s += Math.exp(-(t[i] * w)) * (1 + Math.atan(w * t[i]));
        return s;
    }

    /** Nothing is nearest where all is excluded. */
    //: x[3|1] in [-1, 1]; c in [-1, 1]; w in [0.3, 1.2]; least = 0 | 2
    @Differentiable(order = 2)
    static double nearest(double[] x, double c, double w, int least) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = least; i < x.length; i++)
            if (x[i] > -5 + 10 * least) best = Math.min(best, (x[i] - c) * (x[i] - c));
        return Math.exp(-w * best) + c * c;
    }

    //: x in [0.5, 2]; w = 0; expect 0, 0
    @Differentiable
    static double factor(double x, double w) {
        double far = x > 100 ? x : Double.POSITIVE_INFINITY;
        return Math.exp(-far * (w + 1));
    }

    private static double smallest(double[] x, int from, double least) {
        return from == x.length ? least : smallest(x, from + 1, Math.min(least, x[from] * x[from]));
    }

    //: x[3|0] in [-1, 1]; w in [0.3, 1.2]
    //: allocates recursion
    @Differentiable
    static double recursive(double[] x, double w) {
        return Math.exp(-w * smallest(x, 0, Double.POSITIVE_INFINITY)) * w;
    }

    //: x[3|1] in [-1, 1]; w in [0.3, 1.2]
    @Differentiable(order = 2)
    static double whileAny(double[] x, double w) {
        double m = Double.NEGATIVE_INFINITY;
        double s = 0;
        int i = 0;
        while (i < x.length) {
            s += Math.exp(m * w) * x[i];
            m = Math.max(m, x[i]);
            i++;
        }
        return s * w;
    }
}
