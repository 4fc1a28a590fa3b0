package programs;

import org.wengert.Differentiable;

/** Arrays of numbers. */
final class Vectors {
    //: a[3|0|1]
    @Differentiable
    static double sum(double[] a) {
        double s = 0;
        for (int i = 0; i < a.length; i++) s += a[i];
        return s;
    }

    //: a[3|0|4]; b[3|0|4] in [-1, 1]
    @Differentiable
    static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) s += a[i] * b[i];
        return s;
    }

    @Differentiable
    static double twoEntries(double[] a) {
        return a[0] * a[a.length - 1];
    }

    @Differentiable
    static double[] returned(double x) {
        double[] r = new double[4];
        r[0] = x;
        r[1] = x * x;
        r[3] = Math.sin(x);
        return r;
    }

    @Differentiable
    static double[] initialised(double x, double y) {
        double[] r = {x, 2, x * y, y};
        return r;
    }

    @Differentiable
    static double[] anonymous(double x, double y) {
        return new double[] {y, x / y, 1, x};
    }

    //: n = 3 | 0 | 5
    @Differentiable
    static double[] filled(double x, int n) {
        double[] r = new double[n];
        for (int i = 0; i < r.length; i++) r[i] = Math.pow(x, i) * i;
        return r;
    }

    @Differentiable
    static double[] map(double[] a) {
        double[] r = new double[a.length];
        for (int i = 0; i < a.length; i++) r[i] = Math.exp(-a[i] * a[i]);
        return r;
    }

    //: a[4|1|2]
    @Differentiable
    static double[] prefixSums(double[] a) {
        double[] r = a.clone();
        for (int i = 1; i < r.length; i++) r[i] += r[i - 1];
        return r;
    }

    //: a[5|2|3]
    @Differentiable
    static double[] differences(double[] a) {
        double[] r = new double[a.length - 1];
        for (int i = 0; i < r.length; i++) r[i] = (a[i + 1] - a[i]) * a[i];
        return r;
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double recurrence(double x, int n) {
        double[] r = new double[n + 2];
        r[0] = x;
        r[1] = x * x;
        for (int i = 2; i < r.length; i++) r[i] = r[i - 1] * r[i - 2] + i;
        return r[n + 1];
    }

    @Differentiable
    static double inPlace(double[] a) {
        for (int i = 0; i < a.length; i++) a[i] *= a[i];
        return a[0] + 2 * a[1] + 3 * a[2];
    }

    @Differentiable
    static double allCompounds(double[] a, double x) {
        a[0] += x * a[1];
        a[1] -= a[0];
        a[2] *= a[2];
        a[0] /= 2 + x;
        a[1] %= 5;
        return a[0] * a[1] * a[2];
    }

    @Differentiable
    static double incrementsOfEntries(double[] a) {
        double before = a[0]++;
        double after = --a[1];
        a[2]--;
        ++a[2];
        return before * a[0] + after * a[1] + a[2]-- * a[2];
    }

    @Differentiable
    static double indexWithEffect(double[] a, double x) {
        int i = 0;
        a[i++] += x * i;
        a[i++] *= a[i - 1] + i;
        a[i] = a[--i] + a[i - 1];
        return a[0] * a[1] + a[2] * i;
    }

    @Differentiable
    static double assignmentAsValue(double[] a, double x) {
        double y = a[0] = x * a[1];
        double z = (a[1] += y) * a[1];
        a[2] = a[0] = z;
        return a[0] + a[1] * a[2] + y;
    }

    @Differentiable
    static double orderOfEvaluation(double[] a) {
        int i = 0;
        a[i] = a[i = 1] * 3 + i;
        double s = a[i] + (a[1] = 5 * a[0]) * a[i];
        return s + a[0];
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double overwrittenWithConstant(double[] a, int n) {
        double s = a[n] * a[n];
        a[n] = 2;
        return s + a[0] * a[1] * a[2];
    }

    @Differentiable
    static double overwrittenAfterUse(double[] a, double x) {
        double s = Math.sin(a[0]);
        a[0] = x;
        s *= Math.sin(a[0]);
        a[0] = s;
        s += a[0] * a[0];
        return s;
    }

    @Differentiable
    static double[] returnedParameter(double[] a, double x) {
        a[1] = a[0] * x;
        return a;
    }

    @Differentiable
    static double[] untouchedParameter(double[] a) {
        return a;
    }

    @Differentiable
    static double[] cloned(double[] a, double x) {
        double[] b = a.clone();
        b[0] *= x;
        a[1] += b[0];
        b[2] += a[1] * a[0];
        return b;
    }

    @Differentiable
    static double integersAsIndices(double[] a, int[] p) {
        double s = 0;
        for (int i = 0; i < p.length; i++) s += a[p[i] % a.length] * (i + 1);
        return s * a[p[0] % 2];
    }

    @Differentiable
    static double integerArrays(double x, int n) {
        int[] counts = new int[4];
        for (int i = 0; i < 10; i++) counts[i * n % 4]++;
        int[] copy = counts.clone();
        copy[0] += 5;
        double s = x;
        for (int c : counts) s = s * 0.5 + c * x;
        return s + copy[0] * x * x;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double booleanArrays(double[] a, int n) {
        boolean[] used = new boolean[a.length];
        used[n] = true;
        double s = 0;
        for (int i = 0; i < a.length; i++) if (!used[i]) s += a[i] * a[i];
        return s;
    }

    @Differentiable
    static double activeIndex(double[] a, double x) {
        return a[(int) x] * x;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double dataDependentIndex(double[] a, int n) {
        int best = 0;
        for (int i = 1; i < a.length; i++) if (a[i] > a[best]) best = i;
        return a[best] * a[(best + n) % a.length];
    }

    //: a[4|2|5]
    @Differentiable
    static double bubbleSort(double[] a) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j + 1 < a.length - i; j++) {
                if (a[j] > a[j + 1]) {
                    double t = a[j];
                    a[j] = a[j + 1];
                    a[j + 1] = t;
                }
            }
        }
        double s = 0;
        for (int i = 0; i < a.length; i++) s += (i + 1) * a[i] * a[i];
        return s;
    }

    //: n = 0 | 1 | 5; u[5|4|6]
    @Differentiable
    static double heat(double[] u, double k, int n) {
        for (int t = 0; t < n; t++) {
            double left = u[0];
            for (int i = 1; i < u.length - 1; i++) {
                double here = u[i];
                u[i] = here + 0.1 * k * (left - 2 * here + u[i + 1]);
                left = here;
            }
        }
        double s = 0;
        for (double v : u) s += v * v;
        return s;
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double twoBuffers(double[] u, int n) {
        double[] next = new double[u.length];
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < u.length; i++) next[i] = Math.sin(u[i] + 0.5 * u[(i + 1) % u.length]);
            for (int i = 0; i < u.length; i++) u[i] = next[i];
        }
        return u[0] * u[1] + u[2];
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double scratchInLoop(double[] u, int n) {
        double s = 0;
        for (int t = 0; t < n; t++) {
            double[] w = new double[u.length];
            for (int i = 0; i < u.length; i++) w[i] = u[i] * (s + t);
            w[0] += w[1];
            s += w[0] * w[2];
        }
        return s + u[0];
    }

    //: a[0|1|3]
    @Differentiable
    static double[] emptyToo(double[] a) {
        double[] r = new double[a.length];
        for (int i = a.length - 1; i >= 0; i--) r[i] = a[i] * a[a.length - 1 - i];
        return r;
    }

    //: a[4]; n = 0 | 2 | 4
    @Differentiable
    static double[] powersOfPolynomial(double[] a, int n) {
        double[] p = {1, 0, 0, 0};
        for (int k = 0; k < n; k++) {
            double[] q = new double[4];
            for (int i = 0; i < 4; i++) for (int j = 0; i + j < 4; j++) q[i + j] += p[i] * a[j];
            p = q;
        }
        return p;
    }
}
