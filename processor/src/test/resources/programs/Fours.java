package programs;

import java.util.Arrays;
import org.wengert.Differentiable;

/** Loops of which four iterations run at a time, and some that look like them of which this must not be. */
final class Fours {
    //: w[9|8|5|4|3|1|0][3]; x[3]; b[9|8|5|4|3|1|0]
    @Differentiable(order = 2)
    static double dense(double[][] w, double[] b, double[] x) {
        double s = 0;
        for (int i = 0; i < w.length; i++) {
            double z = b[i];
            for (int j = 0; j < x.length; j++) z += w[i][j] * x[j];
            s += Math.tanh(z);
        }
        return s;
    }

    //: w[2|1|0][5][5]; b[2|1|0][5]; x[5]
    @Differentiable
    static double[] layers(double[][][] w, double[][] b, double[] x) {
        double[] h = x;
        for (int layer = 0; layer < w.length; layer++) {
            double[] y = new double[w[layer].length];
            for (int i = 0; i < y.length; i++) {
                double s = b[layer][i];
                for (int j = 0; j < h.length; j++) s += w[layer][i][j] * h[j];
                y[i] = Math.sin(s);
            }
            h = y;
        }
        return h;
    }

    //: x[7|6][4]; y[7|6]; w[4]
    @Differentiable(wrt = {"w", "b"}, order = 2)
    static double logistic(double[][] x, double[] y, double[] w, double b) {
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            double z = b;
            for (int j = 0; j < w.length; j++) z += w[j] * x[i][j];
            loss += Math.log(1 + Math.exp(-y[i] * z));
        }
        return loss / x.length;
    }

    //: w[15|12|0]; x[3]
    @Differentiable
    static double[] flat(double[] w, double[] x) {
        int n = x.length;
        double[] y = new double[w.length / n];
        for (int i = 0; i < y.length; i++) {
            double s = 0;
            for (int j = 0; j < n; j++) s += w[i * n + j] * x[j];
            y[i] = s * s;
        }
        return y;
    }

    //: w[15|13|2]; x[3]
    @Differentiable
    static double flatAndTooShort(double[] w, double[] x) {
        double t = 0;
        try {
            for (int i = 0; i < 5; i++) {
                double s = 0;
                for (int j = 0; j < x.length; j++) s += w[i * x.length + j] * x[j];
                t += s * s;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            t *= 2;
        }
        return t;
    }

    //: h[3]; x[9|8|6]
    @Differentiable
    static double[] filtered(double[] h, double[] x) {
        double[] y = new double[x.length - h.length + 1];
        for (int i = 0; i < y.length; i++) {
            double s = 0;
            for (int j = 0; j < h.length; j++) s += h[j] * x[i + j];
            y[i] = s;
        }
        return y;
    }

    //: x[9][2]; c[6|5|3][2]
    @Differentiable
    static double nearest(double[][] x, double[][] c) {
        double cost = 0;
        for (double[] p : x) {
            double best = Double.POSITIVE_INFINITY;
            for (double[] centre : c) {
                double d2 = 0;
                for (int i = 0; i < p.length; i++) d2 += (centre[i] - p[i]) * (centre[i] - p[i]);
                best = Math.min(best, d2);
            }
            cost += best;
        }
        return cost;
    }

    //: m[6][4]
    @Differentiable
    static float inSinglePrecision(float[][] m, float[] x) {
        float t = 0;
        for (int i = 0; i < m.length; i++) {
            float s = 0.5f;
            for (int j = 0; j < x.length; j++) s -= m[i][j] * x[j];
            t += s * s * i;
        }
        return t;
    }

    static Object[][] raggedArguments() {
        double[][] even = {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 1}};
        double[][] longer = {{1, 2}, {3, 4}, {5, 6, 7}, {7, 8}, {9, 1}};
        double[][] shorter = {{1, 2}, {3, 4}, {5}, {}, {7, 8}, {1, 2}, {2, 3}, {3, 4}, {4, 5}};
        return new Object[][] {
            {even, new double[] {0.5, 0.25, 1}},
            {longer, new double[] {0.5, 0.25, 1}},
            {shorter, new double[] {0.5, 0.25, 1}}
        };
    }

    @Differentiable
    static double ragged(double[][] m, double[] x) {
        double t = 0;
        for (int i = 0; i < m.length; i++) {
            double s = 0;
            for (int j = 0; j < m[i].length; j++) s += m[i][j] * x[j];
            t += s * s * s;
        }
        return t;
    }

    static Object[][] failingArguments() {
        double[][] even = {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 1}};
        double[][] shorter = {{1, 2}, {3, 4}, {5, 7}, {4}, {7, 8}, {1, 2}};
        double[][] missing = {{1, 2}, null, {5, 7}, {4}, {7, 8}, {1, 2}};
        double[] x = {0.5, 0.25};
        double[] y = {1, 2, 3, 4, 5, 6};
        double[] none = null;
        return new Object[][] {
            {even, x, y}, {shorter, x, y}, {missing, x, y}, {missing, new double[0], y}, {even, x, new double[] {1, 2}},
            {even, none, y}
        };
    }

    @Differentiable
    static double failing(double[][] m, double[] x, double[] y) {
        double t = 0;
        for (int i = 0; i < m.length; i++) {
            double s = 0;
            for (int j = 0; j < x.length; j++) s += m[i][j] * x[j];
            t += s * s * y[i];
        }
        return t;
    }

    static Object[][] caughtArguments() {
        return Arrays.copyOf(failingArguments(), 5);
    }

    //: allocates exceptions
    @Differentiable
    static double caught(double[][] m, double[] x, double[] y) {
        double[] z = new double[m.length];
        int progress = 0;
        String what = "";
        try {
            for (int i = 0; i < m.length; i++) {
                double s = 1;
                for (int j = 0; j < x.length; j++) s += m[i][j] * x[j];
                z[i] = s * y[i];
                progress++;
            }
        } catch (ArrayIndexOutOfBoundsException | NullPointerException e) {
            what = e.getClass().getName();
        }
        double t = progress + what.length();
        for (int i = 0; i < z.length; i++) t += z[i] * z[i];
        return t;
    }

    // What an iteration writes is what later ones read.

    //: l[6][6]; b[6]
    @Differentiable
    static double[] triangularSolve(double[][] l, double[] b) {
        double[] y = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            double s = b[i];
            for (int j = 0; j < i; j++) s -= l[i][j] * y[j];
            y[i] = s / l[i][i];
        }
        return y;
    }

    //: a[5][5]; b[5]
    @Differentiable
    static double[] gaussSeidel(double[][] a, double[] b) {
        double[] x = new double[b.length];
        for (int sweep = 0; sweep < 2; sweep++) {
            for (int i = 0; i < b.length; i++) {
                double s = b[i];
                for (int j = 0; j < b.length; j++) s -= 0.1 * a[i][j] * x[j];
                x[i] = s;
            }
        }
        return x;
    }

    //: m[6][6]; k = 0 | 1 | 5
    @Differentiable(wrt = "m")
    static double rowsThatMayBeOne(double[][] m, int k) {
        double[][] c = new double[6][];
        for (int i = 0; i < 6; i++) c[i] = m[i].clone();
        double[] y = c[k];
        for (int i = 0; i < 6; i++) {
            double s = 0;
            for (int j = 0; j < 6; j++) s += 0.1 * c[i][j] * c[1][j];
            y[i] = s;
        }
        double t = 0;
        for (double v : y) t += v * v;
        return t;
    }

    //: m[6][3]; x[3]
    @Differentiable
    static double sumsThatGoOn(double[][] m, double[] x) {
        double s = 0.5;
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < x.length; j++) s += m[i][j] * x[j];
            s = Math.sin(s);
        }
        return s;
    }

    //: m[6][3]; x[3]
    @Differentiable
    static double startsFromTheLast(double[][] m, double[] x) {
        double last = 1;
        double t = 0;
        for (int i = 0; i < m.length; i++) {
            double s = 0;
            for (int j = 0; j < x.length; j++) s += m[i][j] * x[j] * last;
            last = Math.sin(s);
            t += last * s;
        }
        return t;
    }

    //: m[6][3]; x[3]
    @Differentiable
    static double readBehind(double[][] m, double[] x) {
        double[] y = new double[m.length + 1];
        for (int i = 0; i < m.length; i++) {
            double s = 0;
            for (int j = 0; j < x.length; j++) s += m[i][j] * x[j];
            y[i + 1] = s + y[i] * y[i];
        }
        return y[m.length];
    }

    //: w[18]; x[3]
    @Differentiable
    static double aRunningIndex(double[] w, double[] x) {
        double t = 0;
        int p = 0;
        for (int i = 0; i < w.length / x.length; i++) {
            double s = 0;
            for (int j = 0; j < x.length; j++) s += w[p++] * x[j];
            t += s * s;
        }
        return t;
    }

    //: m[7][3]; x[3]
    @Differentiable
    static double withABreak(double[][] m, double[] x) {
        double t = 0;
        for (int i = 0; i < m.length; i++) {
            double s = 0;
            for (int j = 0; j < x.length; j++) s += m[i][j] * x[j];
            if (t > 6) break;
            t += s * s;
        }
        return t;
    }

    //: m[7][3]; x[3]
    @Differentiable
    static double someOnly(double[][] m, double[] x) {
        double t = 0;
        int[] counts = new int[m.length];
        for (int i = 1; i < m.length; i++) {
            double s = 0;
            for (int j = 1; j < x.length; j++) s += m[i][j] * x[j];
            if (s > 2) {
                t += s * s;
                counts[i] = 1;
            } else {
                t -= s;
            }
        }
        for (int n : counts) t += n;
        return t;
    }

    //: m[7][7]
    @Differentiable
    static double growingSums(double[][] m) {
        double t = 0;
        for (int i = 0; i < m.length; i++) {
            double s = 0;
            for (int j = 0; j < i; j++) s += m[i][j] * m[j][i];
            t += s * s;
        }
        return t;
    }

    //: m[6][3]; from = 0 | 2 | 5 | 6 | -1; to = 6 | 5 | 7 | 6 | 2
    @Differentiable(wrt = "m")
    static double anyRange(double[][] m, int from, int to) {
        double t = 0;
        for (int i = from; i < to; i++) {
            double s = 0;
            for (int j = 0; j < m[0].length; j++) s += m[i][j] * m[i][j];
            t += Math.sqrt(s);
        }
        return t;
    }

    //: m[6][3]; n = 6 | 0 | -2147483647
    @Differentiable(wrt = "m")
    static double anyEnd(double[][] m, int n) {
        double t = 0;
        for (int i = 0; i < n; i++) {
            double s = 0;
            for (int j = 0; j < 3; j++) s += m[i][j] * m[0][j];
            t += s * s;
        }
        return t;
    }

    //: x[5]; n = 5 | 4
    @Differentiable(wrt = "x")
    static double[] powers(double[] x, int n) {
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double p = 1;
            double s = 0;
            for (int j = 0; j < x.length; j++) {
                s += x[j] * p;
                p *= 0.5 * i;
            }
            y[i] = s * p;
        }
        return y;
    }

    //: x[6|5]; m[6|5][4]; output x
    @Differentiable
    static void into(double[][] m, double[] x) {
        for (int i = 0; i < x.length; i++) {
            double s = x[i];
            for (int j = 0; j < 4; j++) s += m[i][j] * m[i][j];
            x[i] = s * s;
        }
    }
}
