package programs;

import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** Methods that are differentiated by hand-written pullbacks. They count their calls, so their bodies would not do. */
final class Opaque {
    private static int calls;

    private Opaque() {}

    static double dot(double[] x, double[] y) {
        calls++;
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += x[i] * y[i];
        return sum;
    }

    /** Solves two equations; the matrix stays as it is. */
    static double[] solve(double[][] a, double[] b) {
        calls++;
        double det = a[0][0] * a[1][1] - a[0][1] * a[1][0];
        if (det == 0) throw new ArithmeticException("singular");
        return new double[] {(a[1][1] * b[0] - a[0][1] * b[1]) / det, (a[0][0] * b[1] - a[1][0] * b[0]) / det};
    }

    static double[] powers(double x, int n) {
        calls++;
        double[] y = new double[n];
        for (int i = 0; i < n; i++) y[i] = Math.pow(x, i);
        return y;
    }

    static float[] halves(float[] x) {
        calls++;
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) y[i] = x[i] / 2;
        return y;
    }

    /** Like a transform in place. */
    static void squareAll(double[] x) {
        calls++;
        for (int i = 0; i < x.length; i++) x[i] *= x[i];
    }

    /** Writes to two arguments, tells something, and gives a number. */
    static double mix(double[] u, double a, double[] v) {
        calls++;
        double t = u[0];
        u[0] = a * v[0];
        v[0] = t * v[0];
        return t + a;
    }

    static boolean scaleInto(double[] x, double factor, double[] result) {
        calls++;
        for (int i = 0; i < x.length; i++) result[i] = factor * x[i];
        return x.length > 1;
    }

    /** Has an infinite derivative at 0. */
    static double[] roots(double[] x) {
        calls++;
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = Math.sqrt(x[i]);
        return y;
    }

    static double[][] outer(double[] x, double[] y) {
        calls++;
        double[][] m = new double[x.length][y.length];
        for (int i = 0; i < x.length; i++) for (int j = 0; j < y.length; j++) m[i][j] = x[i] * y[j];
        return m;
    }

    static double total(double[][] m) {
        calls++;
        double sum = 0;
        for (int i = 0; i < m.length; i++)
            if (m[i] != null) for (int j = 0; j < m[i].length; j++) sum += (i + 1) * m[i][j] * m[i][j];
        return sum;
    }

    static final class Filter {
        private final double[] weights;

        Filter(double... weights) {
            this.weights = weights;
        }

        double[] apply(double[] x) {
            calls++;
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) y[i] = weights[i % weights.length] * x[i];
            return y;
        }

        double[] weights() {
            return weights;
        }
    }

    @PullbackOf(type = Opaque.class, method = "dot")
    static final class DotPullback {
        private final double[] x;
        private final double[] y;

        private DotPullback(double[] x, double[] y) {
            this.x = x;
            this.y = y;
        }

        static DotPullback of(double[] x, double[] y) {
            return new DotPullback(x, y);
        }

        double value() {
            return dot(x, y);
        }

        /** In another order than that of the parameters. */
        record Gradient(double[] y, double[] x) {}

        Gradient apply(double seed) {
            double[] xBar = new double[x.length];
            double[] yBar = new double[y.length];
            for (int i = 0; i < x.length; i++) {
                xBar[i] = seed * y[i];
                yBar[i] = seed * x[i];
            }
            return new Gradient(yBar, xBar);
        }

        record Push(double value, double tangent) {}

        static Push pushforward(double[] x, double[] y, double[] xDot, double[] yDot) {
            double tangent = 0;
            for (int i = 0; i < x.length; i++) tangent += xDot[i] * y[i] + x[i] * yDot[i];
            return new Push(dot(x, y), tangent);
        }
    }

    @PullbackOf(type = Opaque.class, method = "solve")
    static final class SolvePullback {
        private final double[][] a;
        private final double[] x;

        private SolvePullback(double[][] a, double[] x) {
            this.a = a;
            this.x = x;
        }

        static SolvePullback of(double[][] a, double[] b) {
            return new SolvePullback(a, solve(a, b));
        }

        /** Hands out what it keeps. */
        double[] value() {
            return x;
        }

        Gradient apply(double[] seed) {
            double[][] t = {{a[0][0], a[1][0]}, {a[0][1], a[1][1]}};
            double[] b = solve(t, seed);
            double[][] aBar = {{-b[0] * x[0], -b[0] * x[1]}, {-b[1] * x[0], -b[1] * x[1]}};
            return new Gradient(aBar, b);
        }

        record Gradient(double[][] a, double[] b) {}
    }

    @PullbackOf(type = Opaque.class, method = "powers")
    record PowersPullback(double x, int n) {
        static PowersPullback of(double x, int n) {
            return new PowersPullback(x, n);
        }

        double[] value() {
            return powers(x, n);
        }

        double apply(double[] seed) {
            double bar = 0;
            for (int i = 1; i < n; i++) bar += seed[i] * i * Math.pow(x, i - 1);
            return bar;
        }

        /** The tangent alone. */
        static double[] pushforward(double x, int n, double xDot) {
            double[] tangent = new double[n];
            for (int i = 1; i < n; i++) tangent[i] = xDot * i * Math.pow(x, i - 1);
            return tangent;
        }
    }

    @PullbackOf(type = Opaque.class, method = "halves")
    record HalvesPullback(float[] x) {
        static HalvesPullback of(float[] x) {
            return new HalvesPullback(x);
        }

        float[] value() {
            return halves(x);
        }

        Gradient apply(float[] seed) {
            return new Gradient(halves(seed));
        }

        record Gradient(float[] x) {}
    }

    @PullbackOf(type = Opaque.class, method = "squareAll")
    record SquarePullback(double[] x) {
        static SquarePullback of(@Overwritten double[] x) {
            return new SquarePullback(x);
        }

        record Outputs(double[] x) {}

        Outputs value() {
            double[] y = x.clone();
            squareAll(y);
            return new Outputs(y);
        }

        /** Gives the seed itself, changed. */
        double[] apply(Outputs seed) {
            for (int i = 0; i < x.length; i++) seed.x[i] *= 2 * x[i];
            return seed.x;
        }
    }

    @PullbackOf(type = Opaque.class, method = "mix")
    record MixPullback(double u, double a, double v) {
        static MixPullback of(@Overwritten double[] u, double a, @Overwritten double[] v) {
            return new MixPullback(u[0], a, v[0]);
        }

        record Outputs(double[] v, double result, double[] u) {}

        Outputs value() {
            return new Outputs(new double[] {u * v}, u + a, new double[] {a * v});
        }

        Gradient apply(Outputs seed) {
            double uBar = v * seed.v[0] + seed.result;
            double vBar = a * seed.u[0] + u * seed.v[0];
            return new Gradient(new double[] {uBar}, v * seed.u[0] + seed.result, new double[] {vBar});
        }

        record Gradient(double[] u, double a, double[] v) {}

        record Push(Outputs value, Outputs tangent) {}

        static Push pushforward(double[] u, double a, double[] v, double[] uDot, double aDot, double[] vDot) {
            double[] first = {aDot * v[0] + a * vDot[0]};
            double[] second = {uDot[0] * v[0] + u[0] * vDot[0]};
            return new Push(new MixPullback(u[0], a, v[0]).value(), new Outputs(second, uDot[0] + aDot, first));
        }
    }

    @PullbackOf(type = Opaque.class, method = "scaleInto")
    record ScalePullback(double[] x, double factor, double[] before) {
        static ScalePullback of(double[] x, double factor, @Overwritten double[] result_) {
            return new ScalePullback(x, factor, result_);
        }

        record Outputs(double[] result_, boolean result) {}

        Outputs value() {
            double[] y = before.clone();
            boolean several = scaleInto(x, factor, y);
            return new Outputs(y, several);
        }

        Gradient apply(Outputs seed) {
            if (seed.result != x.length > 1) throw new IllegalStateException();
            double[] xBar = new double[x.length];
            double factorBar = 0;
            double[] resultBar = seed.result_.clone();
            for (int i = 0; i < x.length; i++) {
                xBar[i] = factor * seed.result_[i];
                factorBar += x[i] * seed.result_[i];
                resultBar[i] = 0;
            }
            return new Gradient(xBar, factorBar, resultBar);
        }

        record Gradient(double[] x, double factor, double[] result_) {}
    }

    @PullbackOf(type = Opaque.class, method = "roots")
    record RootsPullback(double[] x) {
        static RootsPullback of(double[] x) {
            return new RootsPullback(x);
        }

        double[] value() {
            return roots(x);
        }

        double[] apply(double[] seed) {
            double[] bar = new double[x.length];
            for (int i = 0; i < x.length; i++) bar[i] = seed[i] / (2 * Math.sqrt(x[i]));
            return bar;
        }
    }

    @PullbackOf(type = Opaque.class, method = "outer")
    record OuterPullback(double[] x, double[] y) {
        static OuterPullback of(double[] x, double[] y) {
            return new OuterPullback(x, y);
        }

        double[][] value() {
            return outer(x, y);
        }

        Gradient apply(double[][] seed) {
            double[] xBar = new double[x.length];
            double[] yBar = new double[y.length];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < y.length; j++) {
                    xBar[i] += seed[i][j] * y[j];
                    yBar[j] += seed[i][j] * x[i];
                }
            }
            return new Gradient(xBar, yBar);
        }

        record Gradient(double[] x, double[] y) {}
    }

    @PullbackOf(type = Opaque.class, method = "total")
    record TotalPullback(double[][] m) {
        static TotalPullback of(double[][] m) {
            return new TotalPullback(m);
        }

        double value() {
            return total(m);
        }

        double[][] apply(double seed) {
            double[][] bar = new double[m.length][];
            for (int i = 0; i < m.length; i++) {
                if (m[i] == null) continue;
                bar[i] = new double[m[i].length];
                for (int j = 0; j < m[i].length; j++) bar[i][j] = seed * (i + 1) * 2 * m[i][j];
            }
            return bar;
        }
    }

    @PullbackOf(type = Filter.class, method = "apply")
    record FilterPullback(double[] weights, double[] x) {
        static FilterPullback of(Filter filter, double[] x) {
            return new FilterPullback(filter.weights().clone(), x);
        }

        double[] value() {
            return new Filter(weights).apply(x);
        }

        double[] apply(double[] seed) {
            return new Filter(weights).apply(seed);
        }
    }
}
