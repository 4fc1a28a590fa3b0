package programs;

import org.wengert.Differentiable;

/** Loops whose iterations map few numbers to few, by many steps; and such as only look like it. */
final class Recurrences {
    private Recurrences() {}

    //: x in [1.1, 1.6]; n = 0 | 1 | 2 | 9
    @Differentiable(order = 2)
    static double oneNumber(double x, int n) {
        double y = x;
        double s = 0;
        for (int i = 0; i < n; i++) {
            double a = Math.pow(y, Math.PI);
            double b = Math.cos(a);
            double c = Math.log(y);
            y = 2 + 0.05 * b * c;
            s += y;
        }
        return s;
    }

    /** What it begins with is returned too. */
    //: x in [0.3, 0.9]; n = 0 | 1 | 4
    @Differentiable(order = 2)
    static double between(double x, int n) {
        double y = x;
        double s = 1;
        for (int i = n; i > 0; i -= 2) {
            double e = Math.exp(-y);
            s *= 1 + 0.1 * Math.sin(e);
            y = Math.sqrt(1 + Math.atan(e) / (1 + e * e));
            s += y / i;
        }
        return s * y;
    }

    //: x in [0.3, 0.9]; p in [0.5, 1.5]; n = 0 | 1 | 5
    @Differentiable(order = 2)
    static double oneNumberAndAParameter(double x, double p, int n) {
        double y = x;
        for (int i = 0; i < n; i++) {
            double a = Math.exp(-p * y);
            double b = Math.sin(a);
            double c = Math.atan(b * y);
            y = 1 + c * Math.tanh(a + p) / Math.cosh(b);
        }
        return y;
    }

    //: x in [0.3, 0.9]; y in [0.3, 0.9]; n = 0 | 1 | 4
    @Differentiable(order = 2)
    static double twoNumbers(double x, double y, int n) {
        double a = x;
        double b = y;
        for (int i = 0; i < n; i++) {
            double s = a * b;
            double e = Math.exp(-s * s);
            double c = Math.cos(s);
            a = 0.5 + 0.3 * Math.tanh(e) * e;
            b = 0.7 - 0.2 * Math.log(2 + c) * Math.sinh(c);
        }
        return a * b;
    }

    /** As many partial derivatives as numbers: nothing is gained. */
    //: x in [0.3, 0.9]; r in [1, 2]; n = 0 | 1 | 6
    @Differentiable(order = 2)
    static double logistic(double x, double r, int n) {
        double y = x;
        for (int i = 0; i < n; i++) y += r * y * (1 - y);
        return y;
    }

    //: x in [0.3, 0.9]; limit = 0.2 | 1 | 3
    @Differentiable(order = 2)
    static double untilALimit(double x, double limit) {
        double y = x;
        double sum = 0;
        while (sum < limit) {
            double e = Math.exp(-y);
            double s = Math.sin(e);
            y = 0.5 + 0.3 * s * Math.log(1 + e);
            sum += 0.1 + y;
        }
        return sum * y;
    }

    /** The last iteration is left in the middle. */
    //: x in [0.3, 0.9]; n = 0 | 1 | 3 | 9; last = 0 | 2 | 5 | 20
    @Differentiable(order = 2)
    static double leftInTheMiddle(double x, int n, int last) {
        double y = x;
        double s = 0;
        for (int i = 0; i < n; i++) {
            double e = Math.exp(-y);
            double a = Math.sin(e) * Math.cosh(e);
            if (i == last) {
                s += a;
                break;
            }
            double l = Math.log(1 + a * a);
            if (i % 3 == 1) continue;
            y = 0.4 + Math.tanh(l) * Math.atan(l) * Math.exp(l);
            s += y * y;
        }
        return s * y;
    }

    //: x in [0.3, 0.9]; n = 0 | 2 | 5; first = 0 | 3; limit = 0.8 | 5
    @Differentiable
    static double thrownInTheMiddle(double x, int n, int first, double limit) {
        double y = x;
        for (int i = 0; i < n; i++) {
            double e = Math.exp(-y);
            double s = Math.sin(e) * Math.tanh(e);
            if (i >= first && s > limit) throw new IllegalArgumentException("too much");
            y = 0.6 + s * Math.log(1 + s) * Math.cos(s);
        }
        return y;
    }

    /** A square root's partial derivative is infinite, its weight is 0. */
    //: x[3] in [0, 0]; weight in [0, 0]; expect 0, 0, 0
    @Differentiable(wrt = "x")
    static double weighedWithNothing(double[] x, double weight) {
        double y = 0.5;
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            double e = Math.exp(Math.sqrt(Math.sin(y * x[i])));
            y = 0.5 + weight * Math.sinh(e) * Math.atan(e);
            s += y;
        }
        return s;
    }

    /** The other number is chosen. */
    //: x[3] in [0, 0]; other in [0.5, 0.5]; expect 0, 0, 0, 3
    @Differentiable
    static double notChosen(double[] x, double other) {
        double y = 0.5;
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            double e = Math.exp(Math.sqrt(Math.sin(y * x[i])));
            double l = Math.sinh(e) * Math.atan(e);
            y = Math.min(l, other);
            s += y;
        }
        return s;
    }

    /** No cotangent comes from behind the last iteration. */
    //: x[3] in [0, 0]; first in [0.1, 0.9]; expect 0, 0, 0, 1
    @Differentiable
    static double overwritten(double[] x, double first) {
        double y = first;
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            s = y;
            double e = Math.exp(Math.sqrt(Math.sin(y * x[i])));
            y = Math.sinh(e) * Math.atan(e);
            if (i < 3) y = first;
        }
        return s;
    }

    //: x in [0.3, 0.9]; n = 0 | 1 | 6
    @Differentiable(order = 2)
    static double branches(double x, int n) {
        double y = x;
        for (int i = 0; i < n; i++) {
            if (i % 2 == 0) {
                double e = Math.exp(-y);
                double s = Math.sin(e * 3);
                y = 1 + s * Math.log(1 + e) * 0.3;
            } else if (y > 0.7) {
                y = Math.tanh(Math.sinh(Math.sqrt(y)));
            } else {
                y *= 1.5;
            }
        }
        return y;
    }

    private static double step(double y, double p) {
        double e = Math.exp(-y * p);
        if (e > 0.6) return Math.sin(e) + Math.cosh(e) * 0.1;
        double s = Math.sin(e);
        if (s > 0.5) return Math.log(1 + s) * Math.atan(s) + 0.4;
        return 0.6 + s * Math.tanh(s);
    }

    //: x in [0.3, 0.9]; p in [0.5, 1.5]; n = 0 | 1 | 6
    @Differentiable(order = 2)
    static double helperThatReturnsEarly(double x, double p, int n) {
        double y = x;
        for (int i = 0; i < n; i++) y = step(y, p);
        return y;
    }

    //: x in [0.3, 0.9]; n = 0 | 1 | 3; m = 0 | 2 | 3
    @Differentiable(order = 2)
    static double nested(double x, int n, int m) {
        double y = x;
        double s = 0;
        for (int i = 0; i < n; i++) {
            double z = Math.cos(y);
            for (int j = 0; j <= i + m; j++) {
                double e = Math.exp(-z * y);
                double t = Math.tanh(e);
                z = 0.3 + t * Math.log(1 + e) * Math.sin(t + j);
            }
            y = 0.5 + 0.2 * Math.sinh(z) * Math.atan(z * y);
            s += y * z;
        }
        return s;
    }

    /** One number of an array to one of another, or of the same: all entries at once. */
    //: x[4|1] in [0.3, 0.9]; inPlace = false | true
    @Differentiable(order = 2)
    static double entries(double[] x, boolean inPlace) {
        double[] u = x.clone();
        double[] v = inPlace ? u : new double[x.length];
        for (int t = 0; t < 3; t++)
            for (int i = 0; i < u.length; i++) {
                double e = Math.exp(-u[i]);
                double s = Math.sin(e);
                v[(i + t) % v.length] = 0.2 + u[i] * s * Math.log(1 + e * s);
            }
        double s = 0;
        for (double a : u) s += a * a;
        for (double a : v) s += Math.sin(a);
        return s;
    }

    //: x[3] in [0.3, 0.9]; n = 0 | 1 | 4
    @Differentiable
    static double[] exchanged(double[] x, int n) {
        double[] u = x.clone();
        double[] v = new double[x.length];
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < u.length; i++) {
                double e = Math.exp(-u[i]);
                double s = Math.sin(e);
                v[i] = 0.2 + s * Math.log(1 + e * s);
            }
            double[] w = u;
            u = v;
            v = w;
        }
        return u;
    }

    /** In single and double precision. */
    //: x in [0.3, 0.9]; n = 0 | 1 | 4
    @Differentiable
    static float single(float x, int n) {
        float y = x;
        for (int i = 0; i < n; i++) {
            float e = (float) Math.exp(-y);
            double s = Math.sin(e);
            y = (float) (0.2 + s * Math.log(1 + e * s));
        }
        return y;
    }

    /** With kinks. */
    //: x in [0.3, 0.9]; n = 0 | 1 | 4
    @Differentiable
    static double kinked(double x, int n) {
        double y = x;
        for (int i = 0; i < n; i++) {
            double e = Math.exp(-y);
            double s = Math.sin(e) + Math.max(e, 0.5 * y) - Math.abs(y - 0.61);
            y = 0.2 + s * s * Math.log(1 + e * Math.min(s, 0.9));
        }
        return y;
    }

    //: x in [0.3, 0.9]; k in [0.5, 1]; n = 0 | 1 | 2 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2, order = 2)
    static double fromSnapshots(double x, double k, int n) {
        double y = x;
        for (int i = 0; i < n; i++) {
            double e = Math.exp(-y);
            double s = Math.sin(e * k);
            y = 0.2 + s * Math.log(1 + e * s);
        }
        return y;
    }

    //: x in [0.3, 0.9]; depth = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double inRecursion(double x, int depth) {
        double y = x;
        for (int i = 0; i < depth; i++) {
            double e = Math.exp(-y);
            double s = Math.sin(e);
            y = 0.2 + s * Math.log(1 + e * s);
        }
        return depth == 0 ? y * y : inRecursion(y, depth - 1) * Math.cos(y) + y;
    }

    /** Two results for each iteration, of which one is not used in every one. */
    //: x[4] in [0.3, 0.9]; sets 3
    @Differentiable
    static double[] manyResults(double[] x) {
        double[] r = new double[x.length * 2];
        double y = 0.5;
        for (int i = 0; i < x.length; i++) {
            double e = Math.exp(-y * x[i]);
            double s = Math.sin(e + x[i]);
            double l = Math.log(1 + e * s);
            r[2 * i] = l * Math.tanh(s);
            y = 0.3 + Math.atan(e) * l;
            if (i % 2 == 1) r[2 * i + 1] = y * Math.sinh(l);
        }
        return r;
    }
}
