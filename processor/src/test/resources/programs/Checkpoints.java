package programs;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.wengert.Differentiable;
import org.wengert.Wengert;

/** What the reverse sweep computes once more. */
final class Checkpoints {
    private Checkpoints() {}

    @Differentiable(order = 2)
    static double number(double x, double y) {
        double z = Wengert.checkpoint(() -> Math.sin(x * y) * Math.exp(x));
        return z * z + x;
    }

    @Differentiable(order = 2)
    static double nested(double x) {
        return Wengert.checkpoint(() -> x * Wengert.checkpoint(() -> Math.sin(x) * Wengert.checkpoint(() -> x * x)));
    }

    /** A cotangent that is zero here, and not beside it. */
    //: x in [1, 1]
    @Differentiable(order = 2)
    static double zeroCotangent(double x) {
        return Wengert.checkpoint(() -> x * x * x) * (x - 1);
    }

    //: x[4|1|0] in [-2, 2]
    @Differentiable
    static double readsAnArray(double[] x) {
        return Wengert.checkpoint(() -> {
            double s = 1;
            for (int i = 0; i < x.length; i++) s += s * x[i] * x[i];
            return s;
        });
    }

    //: x[3] in [-2, 2]
    @Differentiable
    static double[] givesAnArray(double[] x) {
        double[] y = Wengert.checkpoint(() -> {
            double[] z = new double[x.length];
            for (int i = 0; i < x.length; i++) z[i] = x[i] * x[(i + 1) % x.length];
            return z;
        });
        y[0] *= y[1];
        return y;
    }

    /** What it has read is overwritten afterwards. */
    //: x[3] in [-2, 2]
    @Differentiable
    static double changedAfterwards(double[] x) {
        double[] y = Wengert.checkpoint(() -> squares(x));
        x[0] = y[1] * x[2];
        y[2] = x[0];
        double s = Wengert.checkpoint(() -> x[0] * y[2] * y[0]);
        x[0] = 1;
        return s * x[1];
    }

    private static double[] squares(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = x[i] * x[i];
        return y;
    }

    //: x in [0.3, 0.9]; n = 0 | 1 | 4
    //: allocates recursion
    @Differentiable(order = 2)
    static double inALoop(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) {
            double before = s;
            int k = i;
            s = Wengert.checkpoint(() -> {
                double t = before;
                for (int j = 0; j <= k; j++) t = Math.sin(t) + x;
                return t;
            });
        }
        return s;
    }

    //: x[3] in [-1, 1]; n = 0 | 1 | 3
    @Differentiable
    static double[] statesInALoop(double[] x, int n) {
        double[] state = x;
        for (int i = 0; i < n; i++) {
            double[] before = state;
            state = Wengert.checkpoint(() -> step(before, x));
        }
        return state;
    }

    private static double[] step(double[] u, double[] x) {
        double[] v = new double[u.length];
        for (int i = 0; i < u.length; i++) v[i] = Math.tanh(u[i] + 0.3 * u[(i + 1) % u.length] * x[i]);
        return v;
    }

    //: x in [0.3, 2]; c = true | false
    @Differentiable
    static double inABranch(double x, boolean c) {
        double y = x * x;
        if (c) y = Wengert.checkpoint(() -> Math.exp(x) * x);
        double z = y;
        return y * Wengert.checkpoint(() -> c ? z : x);
    }

    record Pair(double a, double[] b) {}

    //: x[3] in [-2, 2]
    @Differentiable
    static double givesARecord(double[] x) {
        Pair p = Wengert.checkpoint(() -> new Pair(x[0] * x[1], squares(x)));
        return p.a() * p.b()[2] + p.b()[0];
    }

    @Differentiable
    static double capturesARecord(double x, double y) {
        Pair p = new Pair(x * y, new double[] {x, y * y});
        return Wengert.checkpoint(() -> p.a() * p.b()[1]) * p.b()[0];
    }

    /** A supplier that is known by way of a variable, one of two, and one that a method makes. */
    //: x in [0.3, 2]; c = true | false
    @Differentiable
    static double suppliers(double x, boolean c) {
        DoubleSupplier first = () -> x * x * x;
        DoubleSupplier second = c ? first : () -> Math.sin(x);
        Supplier<Double> third = third(x);
        return Wengert.checkpoint(second) * Wengert.checkpoint(third);
    }

    private static Supplier<Double> third(double x) {
        return () -> Math.cos(x);
    }

    /** A supplier from elsewhere knows nothing of the parameters. */
    static Object[][] unknownArguments() {
        DoubleSupplier three = () -> 3;
        return new Object[][] {{0.7, three}};
    }

    @Differentiable
    static double unknown(double x, DoubleSupplier supplier) {
        return x * x * Wengert.checkpoint(supplier);
    }

    //: x in [0.3, 2]
    @Differentiable
    static double unused(double x) {
        Wengert.checkpoint(() -> x * x);
        double y = Wengert.checkpoint(() -> Math.sin(x));
        return x;
    }

    //: x in [0.3, 2]; k = 0 | 1
    @Differentiable
    static double throwing(double x, int k) {
        int[] lengths = {1, -1};
        return Wengert.checkpoint(() -> {
            double[] a = new double[lengths[k]];
            a[0] = x * x;
            return a[0] * x;
        });
    }

    //: x in [0.3, 2]; k = 0 | 1
    @Differentiable
    static double caught(double x, int k) {
        double y = 3 * x;
        try {
            y = Wengert.checkpoint(() -> {
                if (k == 1) throw new IllegalStateException();
                return x * x * x;
            });
        } catch (IllegalStateException e) {
            y *= x;
        }
        return y * x;
    }

    //: x in [0.3, 0.9]; n = 0 | 1 | 5
    //: allocates recursion
    @Differentiable
    static double recursive(double x, int n) {
        return n == 0 ? x : Wengert.checkpoint(() -> Math.sin(x) + recursive(x * 0.9, n - 1) * x);
    }

    //: m[2][3] in [-1, 1]
    @Differentiable
    static double tables(double[][] m) {
        double[][] p = Wengert.checkpoint(() -> {
            double[][] q = new double[m.length][];
            for (int i = 0; i < m.length; i++) q[i] = squares(m[i]);
            return q;
        });
        double[] row = p[0];
        p[0] = p[1];
        p[1] = row;
        double s = Wengert.checkpoint(() -> p[0][1] * p[1][2] * m[0][0]);
        p[0] = p[1];
        m[0] = m[1];
        return s + p[0][0] * m[0][1];
    }

    /** The same function in two places, once of what does not vary. */
    //: x in [0.3, 2]
    @Differentiable(wrt = "x")
    static double partlyActive(double x, double y) {
        return cube(x) * cube(y);
    }

    private static double cube(double x) {
        return Wengert.checkpoint(() -> x * x * x);
    }

    private double factor = 2;

    //: x in [0.3, 2]
    @Differentiable(wrt = "x")
    static double objects(double x) {
        Checkpoints c = new Checkpoints();
        c.factor = 3 * x;
        double y = Wengert.checkpoint(() -> c.factor * x);
        c.factor = y;
        return c.factor * x;
    }

    /** What is read is another in each iteration. */
    //: x[3] in [-1, 1]; n = 0 | 1 | 4
    @Differentiable(order = 2)
    static double changedInALoop(double[] x, int n) {
        double[] u = x.clone();
        double[][] rows = {u, x};
        double s = 0;
        for (int i = 0; i < n; i++) {
            s += Wengert.checkpoint(() -> rows[0][0] * u[1] * rows[1][2]);
            u[0] = Math.sin(s);
            u[1] += u[0];
            double[] row = rows[0];
            rows[0] = rows[1];
            rows[1] = row;
            if (s > 2) break;
        }
        return s + u[1] * rows[0][0];
    }

    //: x[2] in [-1, 1]
    @Differentiable
    static double givesOneOfTwo(double[] x) {
        double[] y = Wengert.checkpoint(() -> {
            double[] a = {x[0] * x[0], x[1]};
            double[] b = {x[1] * x[0], 3};
            return x[0] > 0 ? a : b;
        });
        double[] z = x[1] > 0 ? y : x;
        z[0] *= z[1];
        return z[0] + y[0] * x[1];
    }

    //: x in [0.2, 0.9]; n = 1 | 3
    @Differentiable(order = 2)
    static double inAWhileLoop(double x, int n) {
        double[] state = {x, 1};
        int k = 0;
        while (state[1] < n + 0.5) {
            double[] before = state;
            state = Wengert.checkpoint(() -> new double[] {Math.sin(before[0]) * x, before[1] + before[0] * before[0] + 0.3});
            if (++k > 20) return state[0];
        }
        return state[0] * state[1];
    }

    //: x[3] in [0.1, 1]
    @Differentiable
    static float single(float[] x) {
        float[] y = Wengert.checkpoint(() -> new float[] {x[0] * x[1], x[2]});
        return y[0] * y[1];
    }

    /** A stream of what passes a filter is taken apart in several steps. */
    //: allocates objects
    @Differentiable
    static double ofAStream(double x) {
        double[] y = Wengert.checkpoint(() ->
                new double[] {x, DoubleStream.of(x * x, 2.0, 0.1).filter(t -> t < x + 1).findFirst().orElse(x)});
        return x * y[1];
    }

    /** A table of which a row is replaced is kept as it was, once for each iteration. */
    //: n = 0 | 2 | 3
    @Differentiable
    static double rowOfATableInALoop(double[] a, double x, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            double[][] m = {{1, 0.5}, {0.1, s, 0.2}, {1.5, 2.0, x}};
            m[0] = Wengert.checkpoint(() -> new double[] {m[1][1], 1, m[2][2] * a[1]});
            s += a[0] * m[0][2] * m[2][2] + m[0][0];
        }
        return s;
    }

    /** As much as is given depends on nothing, and shares its variable with what does. */
    //: x in [0.2, 0.9]; a[5|2]
    @Differentiable
    static double[] oneOfTwo(double x, double[] a) {
        double[] b;
        if (x > 0.4) b = Wengert.checkpoint(() -> new double[] {1, 2, 3});
        else b = a;
        double[][] q = {new double[2], a, {b[0], x * b[1]}};
        return q[2];
    }

    private static final double[] RATES = {0.5, -0.8, 1.2};

    /** What is given belongs to the method, also where it stands in a table with arguments, and an array of other code is read. */
    //: x in [0.2, 0.9]
    @Differentiable(order = 2)
    static double besideAnArrayOfOtherCode(double x, double[] a) {
        double[][] rows = {Wengert.checkpoint(() -> new double[] {Math.tanh(x * x), RATES[0], x}), a, a};
        return rows[0][0] * rows[1][0] * rows[0][1] + rows[0][2] * rows[2][1];
    }

    //: x in [0.2, 0.9]; allocates text
    @Differentiable
    static double asserts(double x) {
        return x * Wengert.checkpoint(() -> {
            double y = Math.sin(x) * x;
            assert y < 1 : "y is " + y;
            return y * y;
        });
    }

    /** What is written to is new, although it meets an array of the code around it afterwards. */
    //: x in [0.2, 0.9]; c = true | false
    @Differentiable
    static double choosesItsOwnOrAnOther(double x, double[] a, boolean c) {
        double[] y = Wengert.checkpoint(() -> {
            double[] own = {x, Math.sin(x), x * x};
            double[] chosen = c ? own : a;
            return new double[] {chosen[0] * chosen[1], x};
        });
        return y[0] * y[1] + a[0];
    }
}
