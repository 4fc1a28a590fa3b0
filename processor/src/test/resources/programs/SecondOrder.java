package programs;

import java.util.Random;
import org.wengert.Differentiable;

/** Hessians and their products: forward mode of what reverse mode gives. */
final class SecondOrder {
    private SecondOrder() {}

    @Differentiable(order = 2)
    static double scalars(double x, double y) {
        return Math.sin(x * y) * Math.exp(x) + Math.pow(x, y) / y;
    }

    @Differentiable(order = 2)
    static double rosenbrock(double[] x) {
        double s = 0;
        for (int i = 0; i < x.length - 1; i++) {
            double a = x[i + 1] - x[i] * x[i];
            s += 100 * a * a + (1 - x[i]) * (1 - x[i]);
        }
        return s;
    }

    @Differentiable(order = 2)
    static double mixed(double[] a, double[][] m, double x) {
        double s = x;
        for (int i = 0; i < m.length; i++) for (int j = 0; j < m[i].length; j++) s += Math.tanh(m[i][j] * a[j] * x);
        return s * s;
    }

    @Differentiable(order = 2)
    static double stencil(double[] u, double k) {
        for (int t = 0; t < 3; t++) for (int i = 1; i < u.length - 1; i++) u[i] += k * (u[i - 1] - 2 * u[i] + u[i + 1]) * u[i];
        double s = 0;
        for (double v : u) s += v * v;
        return s;
    }

    //: n = 0 | 1 | 3 | 9
    @Differentiable(order = 2)
    static double jumps(double x, double y, int n) {
        double s = x;
        int k = 0;
        while (k < 5) {
            if (k == n) break;
            s = s * y + Math.cos(s);
            k++;
        }
        return s * x;
    }

    //: n = 0 | 2 | 3
    @Differentiable(order = 2)
    static double carried(double[] a, double x, int n) {
        double[] h = a;
        for (int i = 0; i < n; i++) {
            double[] next = new double[h.length];
            for (int j = 0; j < h.length; j++) next[j] = Math.sin(h[j] * x) + h[(j + 1) % h.length];
            h = next;
        }
        double s = 0;
        for (double v : h) s += v * v * v;
        return s;
    }

    @Differentiable(order = 2)
    static double swapped(double[][] m) {
        double[] row = m[0];
        m[0] = m[1];
        m[1] = row;
        m[0][1] *= m[1][0];
        return m[0][1] * m[0][0] / m[1][1];
    }

    static Object[][] rowsAtSeveralPlacesArguments() {
        double[] r = {1, 2};
        double[] s = {3, 4};
        return new Object[][] {{0.5, new double[][] {r, s, r}}, {1.5, new double[][] {s, s, s}}, {2.0, new double[][] {{1, 5}, r, s}}};
    }

    @Differentiable(order = 2)
    static double rowsAtSeveralPlaces(double x, double[][] m) {
        return x * m[0][0] * m[1][1] + m[2][0] * m[2][1] * m[1][0];
    }

    private static double[] drawn(Random random, int depth) {
        return depth > 0 ? drawn(random, depth - 1) : new double[] {random.nextDouble(), 1, 2};
    }

    /** What the method draws next depends on how often it has drawn. */
    //: a[5|2] in [0.5, 1.5]; allocates objects
    @Differentiable(order = 2)
    static double drawnOnce(double[] a, double x) {
        Random random = new Random(3);
        double[] b = a[0] > 1 ? drawn(random, 1) : a;
        return b[0] * b[0] * a[1] * x * x * b[1] * random.nextDouble();
    }

    static double greatest(double[] a, int from) {
        return from == a.length - 1 ? a[from] : Math.max(a[from], greatest(a, from + 1));
    }

    /** What is only compared has no derivative, whatever it is made of: it is asked for with numbers that have one. */
    //: x in [0.2, 0.9]
    @Differentiable(order = 2)
    static double comparedOnly(double[] a, double x) {
        double[] b = {x * x, a[1] * x};
        double s = 0;
        for (double v : a) s += v * v * b[1];
        return greatest(b, 0) > greatest(a, 0) ? s * x : s;
    }

    /** A multiple of |x|: terms of the second derivative cancel. */
    //: x in [-1.5, -0.5]
    @Differentiable(order = 2)
    static double cancels(double x) {
        return Math.hypot(x, x);
    }
}
