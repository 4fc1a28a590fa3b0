package programs;

import org.wengert.Differentiable;

/** Methods that call themselves or each other. */
final class Recursion {
    //: n = 0 | 1 | 4
    //: allocates recursion
    @Differentiable(order = 2)
    static double power(double x, int n) {
        return n == 0 ? 1 : x * power(x, n - 1);
    }

    //: n = 0 | 1 | 5
    //: allocates recursion
    @Differentiable(order = 2)
    static double chebyshev(int n, double x) {
        if (n == 0) return 1;
        if (n == 1) return x;
        return 2 * x * chebyshev(n - 1, x) - chebyshev(n - 2, x);
    }

    private static double accumulated(double x, double product, int n) {
        if (n == 0) return product;
        return accumulated(x, product * Math.sin(x + n), n - 1);
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double accumulator(double x, double y, int n) {
        return accumulated(x, 1, n) * y + accumulated(y, x, n);
    }

    private static double even(double x, int n) {
        return n == 0 ? x : x * odd(x + 0.1, n - 1);
    }

    private static double odd(double x, int n) {
        return n == 0 ? 2 * x : even(x * 1.1, n - 1) + x;
    }

    //: n = 0 | 1 | 2 | 5
    //: allocates recursion
    @Differentiable(order = 2)
    static double mutual(double x, int n) {
        return even(x, n) * odd(x, n);
    }

    private static double sum(double[] a, int from, int to) {
        if (from == to) return 0;
        if (to - from == 1) return a[from] * a[from];
        int mid = (from + to) / 2;
        return sum(a, from, mid) + sum(a, mid, to) * a[mid];
    }

    //: a[0|1|5]
    //: allocates recursion
    @Differentiable(order = 2)
    static double divideAndConquer(double[] a) {
        return sum(a, 0, a.length);
    }

    private static double[] evens(double[] a) {
        double[] r = new double[a.length / 2];
        for (int i = 0; i < r.length; i++) r[i] = a[2 * i];
        return r;
    }

    private static double[] odds(double[] a) {
        double[] r = new double[a.length / 2];
        for (int i = 0; i < r.length; i++) r[i] = a[2 * i + 1];
        return r;
    }

    /** A transform like that of Hadamard, by halves: fresh arrays at every level, the argument itself at the last. */
    private static double[] transformed(double[] a) {
        if (a.length == 1) return a;
        double[] e = transformed(evens(a));
        double[] o = transformed(odds(a));
        double[] r = new double[a.length];
        for (int i = 0; i < e.length; i++) {
            r[i] = e[i] + o[i];
            r[i + e.length] = (e[i] - o[i]) * e[i];
        }
        return r;
    }

    //: a[1|2|8]
    //: allocates recursion
    @Differentiable
    static double[] freshArrays(double[] a) {
        return transformed(a);
    }

    //: a[1|2|4]
    //: allocates recursion
    @Differentiable(order = 2)
    static double freshArraysInside(double[] a) {
        double[] t = transformed(a);
        double s = 0;
        for (int i = 0; i < t.length; i++) s += t[i] * t[i] * (i + 1);
        return s;
    }

    private static void sort(double[] a, int from, int to) {
        if (to - from < 2) return;
        double pivot = a[from];
        int i = from;
        for (int j = from + 1; j < to; j++) {
            if (a[j] < pivot) {
                i++;
                double t = a[i];
                a[i] = a[j];
                a[j] = t;
            }
        }
        a[from] = a[i];
        a[i] = pivot;
        sort(a, from, i);
        sort(a, i + 1, to);
    }

    //: a[0|1|6]
    //: allocates recursion
    @Differentiable
    static double[] sorted(double[] a) {
        sort(a, 0, a.length);
        return a;
    }

    //: a[2|5]
    //: allocates recursion
    @Differentiable(order = 2)
    static double weightedBySorting(double[] a, double x) {
        a[0] *= x;
        sort(a, 0, a.length);
        double s = 0;
        for (int i = 0; i < a.length; i++) s += a[i] * a[i] * i * x;
        return s;
    }

    private static double eliminate(double[][] m, int k) {
        if (k == m.length) return 1;
        int best = k;
        for (int i = k + 1; i < m.length; i++) if (Math.abs(m[i][k]) > Math.abs(m[best][k])) best = i;
        double[] t = m[k];
        m[k] = m[best];
        m[best] = t;
        for (int i = k + 1; i < m.length; i++) {
            double f = m[i][k] / m[k][k];
            for (int j = k; j < m.length; j++) m[i][j] -= f * m[k][j];
        }
        double rest = eliminate(m, k + 1);
        return (best == k ? 1 : -1) * m[k][k] * rest;
    }

    //: m[1|2|4][4]; bound 1e-11 because rows are subtracted
    //: allocates recursion
    @Differentiable(order = 2)
    static double determinant(double[][] m) {
        return eliminate(m, 0);
    }

    static Object[][] determinantArguments() {
        return new Object[][] {
            {new double[][] {{2}}},
            {new double[][] {{1, 2}, {3, 1.5}}},
            {new double[][] {{0.1, 2, 1}, {3, 1, -1}, {1, 4, 0.5}}},
            {new double[][] {{0.1, 2, 1, 0.3}, {3, 1, -1, 1}, {1, 4, 0.5, 2}, {1, 1, 2, 5}}},
        };
    }

    private static void spread(double[] from, double[] to, int n) {
        if (n == 0) return;
        for (int i = 0; i < to.length; i++) to[i] += from[from.length - 1 - i] * 0.5;
        spread(to, from, n - 1);
    }

    //: n = 0 | 1 | 2 | 5
    //: allocates recursion
    @Differentiable(order = 2)
    static double argumentsExchanged(double[] a, double[] b, int n) {
        spread(a, b, n);
        return a[0] * b[1] + a[2] * a[1];
    }

    //: n = 0 | 1 | 2 | 5
    //: allocates recursion
    @Differentiable(order = 2)
    static double sameArgumentTwice(double[] a, int n) {
        spread(a, a, n);
        return a[0] * a[1] + a[2] * a[2];
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable
    static double rowsOfOneTable(double[][] m, int n) {
        spread(m[0], m[1], n);
        spread(m[1], m[1], n);
        spread(m[2], m[0], n);
        return m[0][0] * m[1][1] + m[2][2] * m[2][0] * m[0][1];
    }

    private static double norm(double[] a, int n) {
        return n == 0 ? a[0] * a[1] : Math.sqrt(1 + norm(a, n - 1) * a[n % a.length]);
    }

    //: n = 0 | 2 | 4
    //: allocates recursion
    @Differentiable(order = 2)
    static double argumentOverwrittenLater(double[] a, double x, int n) {
        double first = norm(a, n);
        a[0] = x * x;
        a[1] *= first;
        double second = norm(a, n);
        a[1] = 0;
        a[2] = second;
        return first * second + a[2] * a[0];
    }

    //: n = 0 | 1 | 4
    //: allocates recursion
    @Differentiable(order = 2)
    static double localOverwrittenInALoop(double[] a, int n) {
        double[] u = new double[3];
        double s = 1;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 3; j++) u[j] = a[j] * s + i;
            s = Math.sin(norm(u, i) * s);
        }
        return s;
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double inWhile(double x, int n) {
        double s = x;
        int i = 0;
        while (i < n) {
            s = power(s, i) * 0.5 + power(x, 2);
            i++;
            if (s > 50) break;
        }
        return s;
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double inConditionsAndIndices(double[] a, double x, int n) {
        double s = 0;
        for (int i = 0; i < a.length && power(x, i) < 40; i++) {
            if (power(a[i], 2) > x || chebyshev(n, x) > 0.3) s += a[half(i, n)] * x;
            else s -= a[half(i + n, 2) % a.length];
        }
        return s;
    }

    private static int half(int i, int depth) {
        return depth == 0 || i == 0 ? i : half(i / 2, depth - 1);
    }

    private static int largest(double[] a, int from) {
        if (from == a.length - 1) return from;
        int rest = largest(a, from + 1);
        return a[from] > a[rest] ? from : rest;
    }

    @Differentiable(order = 2)
    static double onlyAnIndex(double[] a, double x) {
        return a[largest(a, 0)] * x;
    }

    private static double leftEarly(double x, int n) {
        for (int i = 0; i < n; i++) {
            if (x > 2) return x * 0.5;
            x *= 1.4;
            if (i == 1) return leftEarly(x, n - 1) * x;
            if (i == 3) break;
        }
        return x * x;
    }

    //: n = 0 | 1 | 2 | 4
    //: allocates recursion
    @Differentiable(order = 2)
    static double earlyExits(double x, int n) {
        return leftEarly(x, n);
    }

    private static double[] larger(double[] a, double[] b, int n) {
        if (n == 0) return a;
        return n % 2 == 0 ? larger(b, a, n - 1) : larger(a, b, n - 1);
    }

    //: n = 0 | 1 | 2 | 3
    //: allocates recursion
    @Differentiable
    static double resultIsAnArgument(double[] a, double[] b, int n) {
        double[] p = larger(a, b, n);
        p[0] *= p[1];
        return a[0] * b[0] + a[1] * b[2];
    }

    private static double[][] table(double x, int n) {
        double[][] t = new double[n + 1][2];
        for (int i = 0; i <= n; i++) t[i][1] = x * i;
        if (n > 0) t[0] = table(x * x, n - 1)[0];
        t[0][0] = x;
        return t;
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable
    static double[][] tableOfRows(double x, int n) {
        return table(x, n);
    }

    private static void noted(double[] log, double x, int n) {
        log[n] += x;
        if (n > 0) noted(log, x * log[n], n - 1);
    }

    //: allocates recursion
    @Differentiable(order = 2)
    static double voidHelper(double[] log, double x) {
        noted(log, x, 2);
        noted(log, log[0], 1);
        return log[0] + log[1] * log[2];
    }

    private static double ackermann(double x, int m, int n) {
        if (m == 0) return x + n;
        if (n == 0) return ackermann(x * 1.01, m - 1, 1);
        double inner = ackermann(x, m, n - 1);
        return ackermann(inner * 0.5, m - 1, (int) inner % 3 + 1);
    }

    //: m = 0 | 1 | 2; n = 0 | 1 | 2
    //: allocates recursion
    @Differentiable(order = 2)
    static double nestedCalls(double x, int m, int n) {
        return ackermann(x, m, n);
    }

    private static float single(float x, float[] a, int n) {
        return n == 0 ? x * a[0] : single(x * a[1], a, n - 1) + x;
    }

    //: n = 0 | 2
    //: allocates recursion
    @Differentiable
    static float singlePrecision(float x, float[] a, int n) {
        return single(x, a, n) * single(a[0], a, 1);
    }

    private static double mean(int n, double... values) {
        double s = 0;
        for (double v : values) s += v;
        return n == 0 ? s / values.length : mean(n - 1, s, values[0] * s);
    }

    //: n = 0 | 1 | 2
    //: allocates recursion
    @Differentiable(order = 2)
    static double variableArity(double x, double y, int n) {
        return mean(n, x, y, x * y);
    }

    //: x in [0.1, 3]; n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable
    static double thatThrows(double x, int n) {
        return positive(x, n) * x;
    }

    private static double positive(double x, int n) {
        if (x > 2.5) throw new IllegalArgumentException("too large: " + x);
        return n == 0 ? Math.log(x) : positive(x * 1.2, n - 1) + x;
    }

    private static double checked(double x, int n) throws java.io.IOException {
        if (x > 2.5) throw new java.io.IOException("too large");
        return n == 0 ? x * x : checked(x * 1.3, n - 1) * x;
    }

    //: n = 0 | 1 | 2 | 3
    //: allocates recursion
    @Differentiable
    static double thatThrowsChecked(double x, int n) throws java.io.IOException {
        return checked(x, n);
    }

    private static double noisy(double x, java.util.Random random, int n) {
        double noise = random.nextDouble();
        return n == 0 ? x * noise : noisy(x * noise + 1, random, n - 1) * noise;
    }

    //: allocates recursion
    @Differentiable(order = 2)
    static double withEffects(double x, long seed) {
        java.util.Random random = new java.util.Random(seed);
        return noisy(x, random, 3) + random.nextDouble() * x;
    }

    //: n = 2000
    //: allocates recursion
    @Differentiable
    static double deep(double x, int n) {
        return n == 0 ? x : deep(x, n - 1) * 0.999 + x * 0.001;
    }

    private static double bounded(double x, int n) {
        if (x > 3) throw new ArithmeticException("too large");
        return n == 0 ? x * x : bounded(x * 1.5, n - 1) * x;
    }

    //: n = 0 | 1 | 2 | 4
    //: allocates recursion
    @Differentiable(order = 2)
    static double thatIsCaught(double x, int n) {
        double s = x;
        for (int i = 0; i <= n; i++) {
            try {
                s += bounded(x, i) * s;
            } catch (ArithmeticException e) {
                s *= 0.5;
            }
        }
        return s;
    }

    private static double orElse(double x, int n) {
        try {
            if (n == 0) throw new java.io.IOException("the end");
            return Math.sin(x) * orElse(x + 0.1, n - 1);
        } catch (java.io.IOException e) {
            return x * x;
        } finally {
            x = 0;
        }
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double thatCatches(double x, int n) {
        return orElse(x, n) * x;
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable
    static double checkedIsCaught(double x, int n) {
        try {
            return checked(x, n);
        } catch (java.io.IOException e) {
            return -x;
        }
    }

    private static double passes(int n, double x, double[] a) {
        if (n < 0) return 1;
        return 0.5 * writes(n - 1, x, new double[3]) + 1;
    }

    private static double writes(int n, double x, double[] a) {
        a[1] = x;
        if (n < 0) return 1;
        return 0.5 * passes(n - 1, 1, new double[3]) + 1;
    }

    /** One of two methods that call each other has no derivative: what it calls of the other is the value only. */
    //: n = 0 | 3
    //: allocates recursion
    @Differentiable
    static double halfOfAPair(double x, int n, double[] a) {
        writes(n, x * a[1], a);
        return a[1] * a[0];
    }

    // ---- an array that a method without derivatives gives in each iteration, and that the next method needs in the reverse sweep

    private static double[] weights(int n, int i) {
        double[] w = new double[n];
        for (int k = 0; k < n; k++) w[k] = Math.cos(k + 2 * i);
        return w;
    }

    private static double weighted(double[] x, double[] w, int n) {
        if (n == 0) return 1;
        return Math.sin(x[n - 1] * w[n - 1]) + x[0] * weighted(x, w, n - 1);
    }

    //: x[1|3]; n = 0 | 1 | 4
    //: allocates recursion
    @Differentiable(order = 2)
    static double heldByAnotherFrame(double[] x, int n) {
        double s = x[0];
        for (int i = 0; i < n; i++) s += weighted(x, weights(x.length, i), x.length) * s;
        return s;
    }

    private static double[][] weightTable(int n, int i) {
        double[] w = weights(n, i);
        return new double[][] {w, weights(n, i + 1), w};
    }

    private static double ofRows(double[] x, double[][] w, int n) {
        if (n == 0) return 1;
        return Math.sin(x[n - 1] * w[0][n - 1]) + x[0] * w[1][0] * ofRows(x, w, n - 1);
    }

    //: x[1|3]; n = 0 | 1 | 4
    //: allocates recursion
    @Differentiable
    static double rowsHeldByAnotherFrame(double[] x, int n) {
        double s = x[0];
        for (int i = 0; i < n; i++) {
            double[][] w = weightTable(x.length, i);
            s += ofRows(x, w, x.length) * w[2][0] * s;
        }
        return s;
    }
}
