package programs;

import org.wengert.Differentiable;

/** Calls of methods that have hand-written pullbacks: of {@link Opaque}. */
final class Pullbacks {
    //: x[4|1|0] in [-2, 2]; y[4|1|0] in [-2, 2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double scalar(double[] x, double[] y) {
        return 3 * Opaque.dot(x, y) + 1;
    }

    //: x[3] in [-2, 2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double sameArgumentTwice(double[] x) {
        return Opaque.dot(x, x) * x[0];
    }

    //: x[3] in [-2, 2]
    //: allocates handed out
    @Differentiable(wrt = "x", order = 2)
    static double oneInput(double[] x, double[] weights) {
        return Opaque.dot(weights, x) + Opaque.dot(weights, weights);
    }

    //: a[2][2]; b[2]
    //: allocates handed out
    @Differentiable
    static double[] array(double[][] a, double[] b) {
        return Opaque.solve(a, b);
    }

    //: a[2][2]; b[2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double scalarOfArray(double[][] a, double[] b) {
        double[] x = Opaque.solve(a, b);
        return x[0] * x[1] + a[0][0];
    }

    /** What is handed in and what is given change afterwards. */
    //: a[2][2]; b[2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double changedAfterwards(double[][] a, double[] b) {
        double[] x = Opaque.solve(a, b);
        a[0][1] = x[0];
        b[1] *= x[1];
        x[0] += b[1];
        double[] y = Opaque.solve(a, x);
        x[1] = y[0] * y[1];
        return x[0] + x[1] * b[1] + a[0][1];
    }

    //: n = 1 | 4; x in [0.3, 1.5]
    //: allocates handed out
    @Differentiable(order = 2)
    static double integers(double x, int n) {
        double[] p = Opaque.powers(x * x, n);
        double s = 0;
        for (int i = 0; i < p.length; i++) s += (i + 1) * p[i] * x;
        return s;
    }

    //: allocates handed out
    @Differentiable
    static float single(float[] x) {
        float[] y = Opaque.halves(x);
        float[] z = Opaque.halves(y);
        return y[0] * z[1] + x[2] * z[2];
    }

    //: x[3] in [-2, 2]; n = 0 | 1 | 3
    //: allocates handed out
    @Differentiable(order = 2)
    static double inLoop(double[] x, int n) {
        double[] u = x.clone();
        double s = 0;
        for (int i = 0; i < n; i++) {
            s += Opaque.dot(u, x) * 0.1;
            for (int j = 0; j < u.length; j++) u[j] = u[j] * 0.5 + s;
        }
        return s + u[0];
    }

    //: a[2][2]; b[2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double carriedArray(double[][] a, double[] b) {
        double[] x = b;
        for (int i = 0; i < 3; i++) {
            x = Opaque.solve(a, x);
            x[0] += 0.1 * i;
        }
        return x[0] + 2 * x[1];
    }

    //: x[2] in [0.2, 1]
    //: allocates handed out
    @Differentiable(order = 2)
    static double inWhile(double[] x) {
        double[] y = x;
        double s = 0;
        while (Opaque.dot(y, y) < 20) {
            y = Opaque.powers(1 + y[0], 3);
            s += y[1] * y[2];
        }
        return s;
    }

    //: x[2] in [-1, 1]; wanted = false | true
    //: allocates handed out
    @Differentiable(order = 2)
    static double inBranch(double[] x, boolean wanted) {
        double[] y = wanted ? Opaque.powers(x[0], 2) : x;
        if (!wanted) return y[0] * x[1];
        y[0] *= x[1];
        return Opaque.dot(y, x);
    }

    //: x[3] in [-2, 2]
    //: allocates handed out
    @Differentiable
    static double[] inPlace(double[] x) {
        double[] y = new double[3];
        for (int i = 0; i < 3; i++) y[i] = x[i] * x[(i + 1) % 3];
        Opaque.squareAll(y);
        y[0] += x[0];
        Opaque.squareAll(y);
        return y;
    }

    //: x[3] in [-2, 2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double inPlaceOfAnArgument(double[] x) {
        double s = x[0];
        Opaque.squareAll(x);
        return s * x[1] + x[2];
    }

    //: output x; x[3] in [0.5, 1.2]
    //: allocates handed out
    @Differentiable
    static void inPlaceOutput(double[] x) {
        for (int i = 0; i < 3; i++) {
            Opaque.squareAll(x);
            x[i] += 0.5;
        }
    }

    //: allocates handed out
    @Differentiable(order = 2)
    static double severalOutputs(double x, double y, double z) {
        double[] u = {x * y};
        double[] v = {z};
        double first = Opaque.mix(u, y * y, v);
        double second = Opaque.mix(u, x, v);
        return first * second + u[0] * v[0] + v[0];
    }

    /** Some of the outputs do not matter. */
    //: allocates handed out
    @Differentiable(order = 2)
    static double unusedOutputs(double x, double y) {
        double[] u = {x};
        double[] v = {y};
        Opaque.mix(u, x * y, v);
        double[] w = {u[0]};
        Opaque.mix(w, y, v);
        return w[0];
    }

    //: x[3|1] in [-2, 2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double statusAndOutput(double[] x, double y) {
        double[] z = new double[3];
        z[2] = y * y;
        boolean several = Opaque.scaleInto(x, y, z);
        if (!several) z[1] = x[0];
        return z[0] * z[1] + z[2];
    }

    //: a[2][2]; b[2]; k = 0 | 1
    //: allocates handed out
    @Differentiable
    static double caught(double[][] a, double[] b, int k) {
        if (k == 1) {
            a[1][0] = 2 * a[0][0];
            a[1][1] = 2 * a[0][1];
        }
        double s;
        try {
            double[] x = Opaque.solve(a, b);
            s = x[0] * x[1];
        } catch (ArithmeticException e) {
            s = b[0] * a[0][0];
        }
        return s * b[1];
    }

    //: a[2][2]; b[2]; k = 0 | 1
    //: allocates handed out
    @Differentiable(order = 2)
    static double thrown(double[][] a, double[] b, int k) {
        if (k == 1) a[1] = a[0];
        return Opaque.solve(a, b)[0];
    }

    /** The derivative of a root at 0 does not matter where nothing comes of it. */
    //: expect 2
    //: allocates handed out
    @Differentiable
    static double zeroSeeds(double x) {
        double[] y = Opaque.roots(new double[] {0 * x, 1});
        return 2 * x + 0 * y[0];
    }

    //: x[2] in [-2, 2]; y[3] in [-2, 2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double tables(double[] x, double[] y) {
        double[][] m = Opaque.outer(x, y);
        double s = Opaque.total(m);
        m[0] = m[1];
        m[1][2] = x[0] * s;
        return s + Opaque.total(m) + m[0][2];
    }

    static Object[][] sharedRowsArguments() {
        double[] row = {0.5, 1.5};
        return new Object[][] {{new double[][] {row, null, row, {2}}}};
    }

    //: allocates handed out
    @Differentiable
    static double sharedRows(double[][] m) {
        return Opaque.total(m) * m[0][1];
    }

    //: x[3] in [-2, 2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double receiver(double[] x) {
        Opaque.Filter filter = new Opaque.Filter(2, -1);
        double[] y = filter.apply(filter.apply(x));
        return y[0] * y[1] + filter.apply(y)[2];
    }

    //: x[3] in [-2, 2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double throughHelper(double[] x) {
        return norm(x) * norm(new double[] {x[0], 1});
    }

    private static double norm(double[] x) {
        return Math.sqrt(Opaque.dot(x, x));
    }

    //: x[3] in [-2, 2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double unused(double[] x) {
        Opaque.dot(x, x);
        double[] y = Opaque.powers(x[0], 3);
        return x[1] * x[2];
    }

    //: x[3] in [-2, 2]
    //: allocates handed out
    @Differentiable(order = 2)
    static double rowsOfATable(double[] x) {
        double[][] rows = new double[3][];
        for (int i = 0; i < 3; i++) rows[i] = Opaque.powers(x[i], 3);
        rows[0] = rows[2];
        rows[2][1] += x[1];
        return Opaque.total(rows) + rows[0][1];
    }
}
