package programs;

import org.wengert.Differentiable;

/** Methods that call themselves, of which both sweeps run at once, and some of which they must not. */
final class SweepsAtOnce {
    private static double minor(double[] a, int n, int row, boolean[] used) {
        if (row == n) return 1;
        double s = 0;
        double sign = 1;
        for (int column = 0; column < n; column++) {
            if (used[column]) continue;
            used[column] = true;
            s += sign * a[row * n + column] * minor(a, n, row + 1, used);
            used[column] = false;
            sign = -sign;
        }
        return s;
    }

    //: a[9]; n = 0 | 1 | 3
    @Differentiable(order = 2)
    static double determinant(double[] a, int n) {
        return minor(a, n, 0, new boolean[n]);
    }

    //: a[9]; n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable
    static double determinantInside(double[] a, int n, double x) {
        double[] b = new double[a.length];
        for (int i = 0; i < b.length; i++) b[i] = a[i] * Math.sin(x + i);
        double first = minor(b, n, 0, new boolean[n]);
        b[0] = first * x;
        double second = minor(b, n, 0, new boolean[n]);
        b[1] = x;
        return first * second + b[1] * b[0];
    }

    private static double paths(double[][] weights, int from, int steps, double factor) {
        if (steps == 0) return factor * weights[from][from];
        double s = 0;
        double[] row = weights[from];
        for (int to = 0; to < row.length; to++) s += row[to] * paths(weights, to, steps - 1, factor * row[from]);
        return s;
    }

    //: weights[3][3]; steps = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double sumOfPaths(double[][] weights, int steps, double x) {
        double s = 0;
        for (int i = 0; i < weights.length; i++) s += paths(weights, i, steps, x) * x;
        return s;
    }

    private static double sumOfSquares(double[] a, int from, int to) {
        if (from >= to) return 0;
        if (to - from == 1) return a[from] * a[from];
        int middle = (from + to) >>> 1;
        return sumOfSquares(a, from, middle) + 2 * sumOfSquares(a, middle, to);
    }

    //: a[0|1|5]
    @Differentiable(order = 2)
    static double byHalves(double[] a) {
        return sumOfSquares(a, 0, a.length);
    }

    /** What comes of the call is known only behind it. */
    private static double squared(double[] a, int n) {
        if (n == 0) return a[0];
        double rest = squared(a, n - 1);
        return rest * rest * 0.3 + a[n % a.length];
    }

    //: n = 0 | 1 | 4
    //: allocates recursion
    @Differentiable(order = 2)
    static double cotangentKnownLater(double[] a, int n) {
        return squared(a, n);
    }

    private static double product(double[] a, int from, int to) {
        if (to - from == 1) return a[from];
        int middle = (from + to) / 2;
        return product(a, from, middle) * product(a, middle, to);
    }

    //: a[1|2|5]
    //: allocates recursion
    @Differentiable(order = 2)
    static double productByHalves(double[] a) {
        return product(a, 0, a.length);
    }

    /** The array that is given on carries derivatives, and changes behind the call. */
    private static double scratched(double[] x, double[] work, int n) {
        if (n == 0) return work[0] * work[1];
        work[0] = x[0] * n;
        work[1] += x[1];
        double rest = scratched(x, work, n - 1);
        work[1] = rest * work[0];
        return 0.5 * rest + x[1] * work[1];
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double scratchArray(double[] x, int n) {
        return scratched(x, new double[2], n);
    }

    private static double dotted(double[] u, double[] x, int n) {
        if (n == 0) return u[0] * x[0];
        return u[n % u.length] * dotted(u, x, n - 1) + x[1];
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double writtenAroundTheCalls(double[] x, int n) {
        double[] u = new double[x.length];
        u[0] = x[0] * x[1];
        u[1] = x[1];
        double s = 0;
        for (int i = 0; i < 3; i++) {
            s += dotted(u, x, n) * x[i];
            u[i] = u[0] * x[i];
        }
        u[0] = u[1] * x[0];
        return s * u[0] + dotted(u, u, n);
    }

    private static void swap(double[] a, int i, int j) {
        double t = a[i];
        a[i] = a[j];
        a[j] = t;
    }

    private static double permuted(double[] a, int k) {
        if (k == a.length) return a[0] * a[a.length - 1];
        double s = 0;
        for (int i = k; i < a.length; i++) {
            swap(a, k, i);
            s += a[k] * permuted(a, k + 1);
            swap(a, k, i);
        }
        return s;
    }

    //: a[1|2|3]
    //: allocates recursion
    @Differentiable(order = 2)
    static double permutations(double[] a) {
        return permuted(a.clone(), 0);
    }

    private static double turning(double[][] m, int k) {
        if (k == m.length) return m[0][0];
        double s = 0;
        for (int i = k; i < m.length; i++) {
            double[] row = m[k];
            m[k] = m[i];
            m[i] = row;
            s += m[k][k] * turning(m, k + 1);
            m[i] = m[k];
            m[k] = row;
        }
        return s;
    }

    //: m[1|2|3][3]
    //: allocates recursion
    @Differentiable
    static double rowsExchanged(double[][] m) {
        return turning(m, 0);
    }

    private static double carried(double[] a, int n) {
        double s = a[n % a.length];
        for (int i = 0; i < n; i++) s = s * 0.5 + s * a[i % a.length] * carried(a, n - 1 - i);
        return s;
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double notASum(double[] a, int n) {
        return carried(a, n);
    }

    private static double halved(double[] a, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) s = 0.5 * s + a[i % a.length] * halved(a, n - 1 - i) + a[0];
        return s;
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double weightedSum(double[] a, int n) {
        return halved(a, n);
    }

    private static double odd(double[] a, int n) {
        return n == 0 ? a[0] : a[n % a.length] * even(a, n - 1);
    }

    private static double even(double[] a, int n) {
        if (n == 0) return a[1];
        double s = a[1];
        if (a[0] > 0.5) s += odd(a, n - 1) * 2;
        else s -= odd(a, n - 1) * a[0];
        return s;
    }

    //: n = 0 | 1 | 2 | 5
    @Differentiable(order = 2)
    static double mutual(double[] a, int n) {
        return even(a, n) + 3 * odd(a, n);
    }

    //: n = 0 | 1 | 2 | 5
    //: allocates recursion
    @Differentiable(order = 2)
    static double mutualProduct(double[] a, int n) {
        return even(a, n) * odd(a, n);
    }

    private static double tracked(double[] a, java.util.Random random, int n) {
        double noise = random.nextDouble();
        return n == 0 ? a[0] * noise : a[1] * tracked(a, random, n - 1) + noise;
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable
    static double withEffects(double[] a, int n, long seed) {
        java.util.Random random = new java.util.Random(seed);
        return tracked(a, random, n) + random.nextDouble() * a[1];
    }

    private static double bounded(double[] a, double x, int n) {
        if (x > 3) throw new ArithmeticException("too large");
        return n == 0 ? x * a[0] : a[1] * bounded(a, x * 1.5, n - 1);
    }

    //: n = 0 | 1 | 2 | 4
    //: allocates recursion
    @Differentiable
    static double thatIsCaught(double[] a, double x, int n) {
        double s = x;
        for (int i = 0; i <= n; i++) {
            try {
                s += bounded(a, x, i) * a[2];
            } catch (ArithmeticException e) {
                s += 0.5 * a[0];
            }
        }
        return s;
    }

    //: x in [0.5, 2]; n = 0 | 1 | 2
    //: allocates recursion
    @Differentiable
    static double thatThrows(double[] a, double x, int n) {
        return bounded(a, x, n) * x;
    }

    private static double leaving(double[] a, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            if (i == 2) break;
            s += a[i] * leaving(a, n - 1);
            if (s > 4) return s * 0.5;
        }
        return s + a[0];
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable
    static double leftEarly(double[] a, int n) {
        return leaving(a, n);
    }

    private static double own(double[] a, int n) {
        double[] local = new double[a.length];
        for (int i = 0; i < local.length; i++) local[i] = a[i] * n;
        double s = 0;
        for (int i = 0; i < n; i++) s += local[i % local.length] * own(a, n - 1 - i);
        return s + local[0];
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable(order = 2)
    static double arraysOfItsOwn(double[] a, int n) {
        return own(a, n);
    }

    /** The argument of the call is an array of its own, with derivatives that come only from the call. */
    private static double reduced(double[] a) {
        if (a.length == 1) return a[0];
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            double[] rest = new double[a.length - 1];
            for (int j = 0; j < rest.length; j++) rest[j] = a[j < i ? j : j + 1] * a[i];
            s += a[i] * reduced(rest);
        }
        return s;
    }

    //: a[1|2|3]
    //: allocates recursion
    @Differentiable(order = 2)
    static double arraysGivenOn(double[] a) {
        return reduced(a);
    }

    //: n = 0 | 1 | 3
    //: allocates recursion
    @Differentiable
    static double inALoop(double[] a, int n) {
        double s = 1;
        for (int i = 0; i < n; i++) s = Math.sin(s * dotted(a, a, i));
        return s;
    }

    private static float single(float[] a, int n) {
        float s = a[0];
        for (int i = 0; i < n; i++) s += a[1] * single(a, i) - a[2];
        return s;
    }

    //: n = 0 | 2 | 3
    @Differentiable
    static float singlePrecision(float[] a, int n) {
        return single(a, n);
    }

    /** Of infinite derivatives a cotangent of zero makes nothing. */
    private static double roots(double[] a, int n) {
        if (n == 0) return Math.sqrt(a[0] * a[0]);
        return (n == 2 ? 0 : a[1]) * roots(a, n - 1) + a[2];
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double cutOff(double[] a, int n) {
        return roots(a, n);
    }
}
