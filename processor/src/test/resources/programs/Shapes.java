package programs;

import org.wengert.Differentiable;

/** Loops that are given another shape, and some that look like them and must not be. */
final class Shapes {
    // Neighbouring entries that are carried along.

    //: a[7|3|2|1|0]; n = 0 | 1 | 3
    @Differentiable
    static double smoothedInPlace(double[] a, int n) {
        double[] u = a.clone();
        for (int t = 0; t < n; t++) for (int i = 1; i < u.length - 1; i++) u[i] = 0.5 * u[i - 1] * u[i + 1] + u[i];
        double s = 0;
        for (double v : u) s += v * v * v;
        return s;
    }

    //: a[8|5|4]
    @Differentiable(order = 2)
    static double widely(double[] a) {
        double[] u = a.clone();
        for (int i = 2; i < u.length - 2; i++) u[i] += u[i - 2] * u[i + 2] - u[i - 1] * u[i + 1];
        double s = 0;
        for (int i = 0; i < u.length; i++) s += u[i] * u[i];
        return s;
    }

    //: a[6|2|1]
    @Differentiable
    static double downwards(double[] a) {
        double[] u = a.clone();
        for (int i = u.length - 2; i >= 0; i--) u[i] *= u[i + 1];
        double s = 0;
        for (int i = u.length - 1; i > 0; i--) s += u[i] * u[i - 1];
        return s;
    }

    //: a[6|2|1]
    @Differentiable
    static double storedBeforeLoaded(double[] a) {
        double[] u = a.clone();
        for (int i = 0; i < u.length - 1; i++) {
            u[i + 1] = a[i] * a[i];
            u[i] += u[i + 1];
        }
        double s = 0;
        for (double v : u) s += v * v;
        return s;
    }

    //: a[6|2]; b[6|2]
    @Differentiable
    static double twoAtOnce(double[] a, double[] b) {
        double[] u = a.clone();
        double[] v = b.clone();
        for (int i = 1; i < u.length; i++) {
            u[i] += u[i - 1] * v[i];
            v[i] -= v[i - 1] * u[i];
        }
        return u[u.length - 1] * v[v.length - 1];
    }

    //: m[3][5]; k = 0 | 1 | 2
    @Differentiable(wrt = "m")
    static double rowsThatMayBeOne(double[][] m, int k) {
        double[] a = m[0];
        double[] b = m[k];
        double s = 0;
        for (int i = 1; i < a.length; i++) s += a[i] * b[i - 1] + a[i - 1] * a[i];
        return s;
    }

    //: m[3][5]; k = 0 | 1
    @Differentiable(wrt = "m")
    static double writtenRowsThatMayBeOne(double[][] m, int k) {
        double[][] c = m.clone();
        double[] a = c[0];
        double[] b = c[k];
        for (int i = 1; i < a.length; i++) {
            a[i] += a[i - 1] * b[i - 1];
            b[i - 1] *= 1.5;
        }
        double s = 0;
        for (double v : a) s += v;
        for (double v : b) s += v * v;
        return s;
    }

    //: a[6]
    @Differentiable
    static float inSinglePrecision(float[] a) {
        float[] u = a.clone();
        for (int i = 1; i < u.length; i++) u[i] += u[i - 1] * u[i];
        return u[u.length - 1];
    }

    //: a[5]
    @Differentiable
    static double withABreak(double[] a) {
        double[] u = a.clone();
        for (int i = 1; i < u.length; i++) {
            if (u[i - 1] > 100) break;
            u[i] += u[i - 1] * u[i];
        }
        return u[u.length - 1];
    }

    // Iterations both sweeps of which may run together.

    //: x[4][3]; w[3]
    @Differentiable
    static double scratch(double[][] x, double[] w) {
        double[] y = new double[w.length];
        double s = 0;
        for (double[] row : x) {
            for (int j = 0; j < y.length; j++) y[j] = row[j] * w[j];
            double n = 0;
            for (int j = 0; j < y.length; j++) n += y[j] * y[j];
            s += Math.sqrt(n);
        }
        return s;
    }

    //: x[4][3]; w[3]
    @Differentiable
    static double scratchOfWhichSomeStays(double[][] x, double[] w) {
        double[] y = new double[w.length];
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < Math.min(i, y.length); j++) y[j] = x[i][j] * w[j];
            for (int j = 0; j < y.length; j++) s += y[j] * y[j] * w[0];
        }
        return s;
    }

    //: x[4][3]; w[3]
    @Differentiable
    static double scratchThatIsReadLater(double[][] x, double[] w) {
        double[] y = new double[w.length];
        double s = 0;
        for (double[] row : x) {
            for (int j = 0; j < y.length; j++) y[j] = row[j] * w[j];
            for (int j = 0; j < y.length; j++) s += y[j] * y[j];
        }
        return s * y[0];
    }

    //: x[4][3]; w[3]
    @Differentiable
    static double scratchThatWasFilledBefore(double[][] x, double[] w) {
        double[] y = w.clone();
        double s = 0;
        for (double[] row : x) {
            for (int j = 0; j < y.length; j++) s += y[j] * y[j];
            for (int j = 0; j < y.length; j++) y[j] = row[j] * w[j];
        }
        return s;
    }

    //: x[5|1|0]
    @Differentiable
    static double aSumThatIsRead(double[] x, double k) {
        double s = k;
        for (double v : x) s += v * v * s;
        return s;
    }

    //: x[5|1|0]
    @Differentiable
    static double aProduct(double[] x, double k) {
        double p = k;
        for (int i = 0; i < x.length; i++) p *= Math.sin(x[i]);
        return p;
    }

    //: x[5]
    @Differentiable
    static double entriesThatFollow(double[] x, double k) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = Math.exp(x[i] * k);
        double s = 0;
        for (int i = 0; i < x.length; i++) s += y[i] * y[x.length - 1 - i];
        return s;
    }

    //: x[5]
    @Differentiable
    static double theSumIsUsed(double[] x, double k) {
        double s = 0;
        for (int i = 0; i < x.length; i++) s += Math.exp(x[i] * k);
        return Math.log(s);
    }

    //: x[5]
    @Differentiable
    static double twoLoopsOfOneRange(double[] x, double k) {
        double s = 0;
        for (int i = 0; i < x.length; i++) s += Math.exp(x[i] * k);
        double t = 0;
        for (int i = 0; i < x.length; i++) t += Math.sin(x[i] + k);
        return 2 * s + 3 * t;
    }

    //: x[5]
    @Differentiable
    static double changedBetween(double[] x, double k) {
        double[] y = x.clone();
        double s = 0;
        for (int i = 0; i < y.length; i++) s += Math.exp(y[i]) * y[i];
        for (int i = 0; i < y.length; i++) y[i] *= k;
        double t = 0;
        for (int i = 0; i < y.length; i++) t += y[i] * y[i] * y[i];
        return s + t;
    }

    //: m[3][4]
    @Differentiable
    static double rowsThatChangePlaces(double[][] m, double k) {
        double[][] c = m.clone();
        double s = 0;
        for (int i = 0; i < c.length; i++) {
            double[] first = c[0];
            c[0] = c[i];
            c[i] = first;
            for (int j = 0; j < c[i].length; j++) s += c[0][j] * c[0][j] * c[i][j] * k;
        }
        return s;
    }

    //: x[6]; n = 0 | 1 | 6
    @Differentiable(wrt = "x")
    static double tablesOfEachIteration(double[] x, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            double p = 1;
            for (int k = 0; k < 3; k++) {
                for (int j = 0; j < x.length; j++) p = Math.sin(p * x[j] + i);
            }
            s += p;
        }
        return s;
    }

    // Cotangents of which most are 0.

    //: p[3][2]; c[4][2]
    @Differentiable(order = 2)
    static double nearest(double[][] p, double[][] c) {
        double cost = 0;
        for (double[] point : p) {
            double best = Double.POSITIVE_INFINITY;
            for (double[] centre : c) {
                double d2 = 0;
                for (int i = 0; i < point.length; i++) d2 += (centre[i] - point[i]) * (centre[i] - point[i]);
                best = Math.min(best, d2);
            }
            cost += best * best;
        }
        return cost;
    }

    //: x[5]; y[5]
    @Differentiable
    static double theGreaterOfTwoSums(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        for (double v : x) a += v * v * v;
        for (double v : y) b += Math.exp(v);
        return Math.max(a, b) * Math.max(b, 2 * a);
    }

    // Cotangents that are passed on once.

    //: x[6|1]
    @Differentiable(order = 2)
    static double greatestProduct(double[] x, double k) {
        double m = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) m = Math.max(m, Math.sin(x[i] * k));
        return m * m * k;
    }

    //: x[6|1]
    @Differentiable
    static double lastOfSome(double[] x, double k) {
        double m = k;
        for (int i = 0; i < x.length; i++) {
            if (x[i] > 1) m = x[i] * x[i];
        }
        return m * k;
    }

    //: x[6|1]
    @Differentiable
    static double lastOfSomeAndTheOthers(double[] x, double k) {
        double m = k;
        double n = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] > 1) m = x[i] * x[i];
            else n += x[i] * k;
        }
        return m * n + k;
    }

    //: x[6|1]
    @Differentiable
    static double greatestSoFar(double[] x, double k) {
        double m = k;
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            m = Math.max(m, x[i]);
            s += m * x[i];
        }
        return s;
    }

    //: x[6|1]
    @Differentiable
    static double greatestAndLeast(double[] x) {
        double m = Double.NEGATIVE_INFINITY;
        double n = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            m = Math.max(m, x[i]);
            n = Math.min(n, x[i]);
        }
        return m * n;
    }

    //: x[6|1]
    @Differentiable
    static double greatestAmongTheOverwritten(double[] x) {
        double[] y = x.clone();
        double m = 0;
        for (int i = 0; i < y.length; i++) {
            m = Math.max(m, y[i]);
            y[i] = Math.sin(y[i]);
        }
        return m * y[0];
    }

    //: x[6|1]
    @Differentiable
    static double greatestOfGrowing(double[] x) {
        double m = 0;
        double w = 1;
        for (int i = 0; i < x.length; i++) {
            w *= x[i];
            m = Math.max(m, w);
        }
        return m;
    }

    //: x[6|1]; y[6|1]
    @Differentiable
    static double theOneThatWasBetter(double[] x, double[] y) {
        double m = 0;
        double n = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] > m) {
                m = x[i];
                n = y[i] * m;
            }
        }
        return m * n;
    }

    //: x[6|1]
    @Differentiable
    static double passedOnAndTakenBack(double[] x) {
        double a = 1;
        double b = 2;
        for (int i = 0; i < x.length; i++) {
            double c = a;
            a = x[i] > 1 ? b : x[i];
            b = x[i] > 0.5 ? c : b;
        }
        return a * b;
    }
}
