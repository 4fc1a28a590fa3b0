package programs;

import java.util.Arrays;
import org.wengert.Differentiable;

/** Loops over triangles, of which four columns or rows run at a time, and some that look like them of which this must not be. */
final class Triangles {
    //: l[36|28|45|6|3|1|0]; x[9|8|10|4|3|2|1]
    @Differentiable(order = 2)
    static double packedColumns(double[] l, double[] x) {
        int d = x.length;
        double[] y = new double[d];
        for (int i = 0; i < d; i++) y[i] = x[i];
        int p = 0;
        for (int i = 0; i < d; i++) {
            for (int j = i + 1; j < d; j++) {
                y[j] += l[p] * x[i];
                p++;
            }
        }
        double s = 0;
        for (int i = 0; i < d; i++) s += y[i] * y[i] * y[i];
        return s;
    }

    //: l[3][28|21]; x[8|7]; points[2][8|7]
    @Differentiable(wrt = {"l", "x"})
    static double packedColumnsOfSeveral(double[][] l, double[] x, double[][] points) {
        int d = x.length;
        double[] y = new double[d];
        double[] centred = new double[d];
        double t = 0;
        for (double[] point : points) {
            for (int c = 0; c < l.length; c++) {
                for (int j = 0; j < d; j++) centred[j] = point[j] - x[j];
                Arrays.fill(y, 1);
                int p = 0;
                for (int i = 0; i < d; i++) {
                    for (int j = i + 1; j < d; j++) {
                        y[j] += l[c][p] * centred[i];
                        p++;
                    }
                }
                double s = 0;
                for (int i = 0; i < d; i++) s += y[i] * y[i];
                t += Math.exp(-0.5 * s);
            }
        }
        return Math.log(t);
    }

    //: l[9|8|5|4|3|1|0][9]; x[9|8|5|4|3|1|0]
    @Differentiable(order = 2)
    static double[] lowerRows(double[][] l, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double s = 0.5;
            for (int j = 0; j <= i; j++) s += l[i][j] * x[j];
            y[i] = s * s;
        }
        return y;
    }

    //: l[9|8|4][9]; x[9|8|4]
    @Differentiable
    static double strictlyLowerRows(double[][] l, double[] x) {
        double t = 0;
        for (int i = 0; i < x.length; i++) {
            double s = 1;
            for (int j = 0; j < i; j++) s -= l[i][j] * x[j];
            t += s * Math.abs(s);
        }
        return t;
    }

    //: u[9|8|5][9]; x[9|8|5]
    @Differentiable(order = 2)
    static double[] upperRows(double[][] u, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double s = 0;
            for (int j = i; j < x.length; j++) s += u[i][j] * x[j];
            y[i] = s;
        }
        return y;
    }

    //: u[9|8|5|2][9]; x[9|8|5|2]
    @Differentiable
    static double downwards(double[][] u, double[] x) {
        double t = 0;
        for (int i = x.length - 1; i >= 0; i--) {
            double s = 0;
            for (int j = x.length - 1; j > i; j--) s += u[i][j] * x[j] * x[j];
            t += s * x[i];
        }
        return t;
    }

    //: x[9|6|4]
    @Differentiable(order = 2)
    static double pairs(double[] x) {
        double t = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) t += 1 / (0.1 + (x[i] - x[j]) * (x[i] - x[j]));
        }
        return t;
    }

    //: x[9|6|4]
    @Differentiable(order = 2)
    static double[] forces(double[] x) {
        double[] f = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double own = 0;
            for (int j = i + 1; j < x.length; j++) {
                double r = (x[i] - x[j]) / (0.2 + (x[i] - x[j]) * (x[i] - x[j]));
                own += r;
                f[j] -= r;
            }
            f[i] += own;
        }
        return f;
    }

    //: l[36|21]; x[9|7]
    @Differentiable
    static float inSinglePrecision(float[] l, float[] x) {
        float[] y = new float[x.length];
        int p = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) y[j] -= l[p++] * x[i];
        }
        float s = 0;
        for (float v : y) s += v * v;
        return s;
    }

    static Object[][] cancellingArguments() {
        double[] l = new double[21];
        for (int i = 0; i < l.length; i++) l[i] = new double[] {1, 1e16, -1e16, 3, 0, -0.0}[i * 5 % 6];
        return new Object[][] {
            {l, new double[] {1, 1, 1, 1, 1, 1, 1}}, {l, new double[] {-1, 1, 0, 1, -0.0, 1, 0}},
        };
    }

    //: skips 100 because of cancellation; bound 1 because of cancellation
    @Differentiable
    static double[] cancelling(double[] l, double[] x) {
        double[] y = new double[x.length];
        int p = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) y[j] += l[p++] * x[i];
        }
        return y;
    }

    // Arrays that are too short, or not there.

    //: l[15|14|11|5|0]; x[6]; sets 5
    //: allocates exceptions
    @Differentiable
    static double tooShort(double[] l, double[] x) {
        double[] y = new double[x.length];
        String what = "";
        try {
            int p = 0;
            for (int i = 0; i < x.length; i++) {
                for (int j = i + 1; j < x.length; j++) y[j] += l[p++] * x[i];
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            what = e.getMessage();
        }
        double t = what.length();
        for (double v : y) t += v * v;
        return t;
    }

    static Object[][] raggedArguments() {
        double[][] triangle = {{1}, {1, 2}, {1, 2, 3}, {1, 2, 3, 4}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 6}};
        double[][] shorter = {{1}, {1, 2}, {1, 2, 3}, {1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4, 5, 6}};
        double[][] missing = {{1}, {1, 2}, null, {1, 2, 3, 4}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 6}};
        double[] x = {0.5, 0.25, 0.75, 1.5, 1, 2};
        return new Object[][] {
            {triangle, x}, {shorter, x}, {missing, x}, {Arrays.copyOf(triangle, 5), x}, {triangle, Arrays.copyOf(x, 5)}
        };
    }

    //: allocates exceptions
    @Differentiable
    static double ragged(double[][] l, double[] x) {
        double[] y = new double[x.length];
        String what = "";
        try {
            for (int i = 0; i < x.length; i++) {
                double s = 0;
                for (int j = 0; j <= i; j++) s += l[i][j] * x[j];
                y[i] = s;
            }
        } catch (ArrayIndexOutOfBoundsException | NullPointerException e) {
            what = e.getClass().getName();
        }
        double t = what.length();
        for (double v : y) t += v * v;
        return t;
    }

    // What an iteration writes is what others read, or write in another order.

    //: l[7][7]; b[7]
    @Differentiable
    static double[] solvedByColumns(double[][] l, double[] b) {
        double[] y = b.clone();
        for (int i = 0; i < b.length; i++) {
            double yi = y[i] / l[i][i];
            y[i] = yi;
            for (int j = i + 1; j < b.length; j++) y[j] -= l[i][j] * yi;
        }
        return y;
    }

    //: l[7][7]; x[7]
    @Differentiable
    static double[] inPlace(double[][] l, double[] x) {
        double[] y = x.clone();
        for (int i = 0; i < y.length; i++) {
            for (int j = i + 1; j < y.length; j++) y[j] += l[i][j] * y[i];
        }
        return y;
    }

    //: x[9|7]
    @Differentiable
    static double[] differences(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double s = 0;
            for (int j = i + 1; j < x.length; j++) {
                y[j - i] += x[i] * x[j];
                s += x[j];
            }
            y[0] += s * x[i];
        }
        return y;
    }

    //: x[9|7]
    @Differentiable
    static double[] squareOfPolynomial(double[] x) {
        double[] y = new double[2 * x.length];
        double t = 0;
        for (int i = 0; i < x.length; i++) {
            double s = 0;
            for (int j = 0; j <= i; j++) {
                y[i + j] += x[i] * x[j];
                s += x[j] * 1e-3;
            }
            t += s;
        }
        y[0] += t;
        return y;
    }

    //: x[9|7]; l[9]
    @Differentiable
    static double[] counterThatBeginsAnew(double[] x, double[] l) {
        double[] y = new double[x.length];
        double[] sums = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int p = 0;
            for (int j = i + 1; j < x.length; j++) {
                y[j] += l[p] * x[i];
                sums[p] += l[j] * x[i];
                p++;
            }
        }
        for (int i = 0; i < x.length; i++) y[i] *= sums[i];
        return y;
    }

    //: l[80]; x[9|7]
    @Differentiable
    static double counterWithGaps(double[] l, double[] x) {
        double[] y = new double[x.length];
        int p = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                y[j] += l[p] * x[i];
                p += 2;
            }
            p++;
        }
        double s = 0;
        for (double v : y) s += v * v;
        return s;
    }

    //: l[45]; x[9]; n = 9 | 7 | 4 | 0
    @Differentiable(wrt = {"l", "x"})
    static double otherEnd(double[] l, double[] x, int n) {
        double[] y = new double[x.length];
        int p = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < n; j++) y[j] += l[p++] * x[i];
        }
        double s = 0;
        for (double v : y) s += v * v;
        return s;
    }

    //: m[7][7]; x[7]; k = 0 | 1 | 6
    @Differentiable(wrt = {"m", "x"})
    static double rowsThatMayBeOne(double[][] m, double[] x, int k) {
        double[][] c = new double[7][];
        for (int i = 0; i < 7; i++) c[i] = m[i].clone();
        c[3] = c[k];
        double[] y = c[k];
        for (int i = 0; i < 7; i++) {
            for (int j = i + 1; j < 7; j++) y[j] += 0.1 * c[i][j] * x[i];
        }
        double t = 0;
        for (double v : y) t += v * v;
        return t;
    }

    //: x[9|5]
    @Differentiable
    static double leftEarly(double[] x) {
        double t = 0;
        for (int i = 0; i < x.length; i++) {
            double s = 1;
            for (int j = i + 1; j < x.length; j++) {
                s += x[i] * x[j];
                if (s > 4) break;
            }
            t += s * s;
        }
        return t;
    }
}
