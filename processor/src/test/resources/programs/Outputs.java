package programs;

import org.wengert.Differentiable;

/** Void methods: their result is what they leave in the array that they write to. */
final class Outputs {
    //: output out
    @Differentiable
    static void polar(double r, double phi, double[] out) {
        out[0] = r * Math.cos(phi);
        out[1] = r * Math.sin(phi);
        out[2] = r * r * Math.cos(phi) * Math.sin(phi);
    }

    //: output x
    @Differentiable
    static void softmax(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.exp(x[i]);
            sum += x[i];
        }
        for (int i = 0; i < x.length; i++) x[i] /= sum;
    }

    /** What is not written is handed through. */
    //: output out
    @Differentiable(wrt = {"x", "out"})
    static void partOnly(double x, double[] out) {
        out[1] = out[0] * x;
    }

    //: output out
    @Differentiable(wrt = "x")
    static void inAnyOrder(double[] out, double[] x) {
        for (int i = 0; i < x.length; i++) out[i] += x[i] * x[i];
    }

    //: output out; limit = 0 | 5
    @Differentiable(wrt = {"x", "out"})
    static void sometimes(double x, double limit, double[] out) {
        if (x > limit) return;
        out[0] = x * out[2];
    }

    //: output out
    @Differentiable
    static void throughAnAlias(double x, double[] out) {
        double[] same = out;
        double[] other;
        other = same;
        other[0] = x * x;
        (other)[1]--;
        other[2] *= x;
    }

    //: output out; out[2][3]
    @Differentiable
    static void throughRows(double[] x, double[][] out) {
        for (double[] row : out) {
            for (int j = 0; j < row.length; j++) row[j] = x[j] * x[0];
        }
        double[] last = out[out.length - 1];
        last[0] = x[1];
    }

    private static void scale(double[] into, int from, double by) {
        for (int i = from; i < into.length; i++) into[i] *= by;
    }

    private static double[][] scale(double[][] into, double by) {
        for (double[] row : into) scale(row, 1, by);
        return into;
    }

    //: output out
    @Differentiable(wrt = {"x", "out"})
    static void throughAHelper(double x, double[] out) {
        scale(out, 1, x);
    }

    //: output out; out[2][3]
    @Differentiable(wrt = {"x", "out"})
    static void throughTwoHelpers(double x, double[][] out) {
        double[][] same = scale(out, x);
        same[0][0] = x;
    }

    private static double[] longer(double[] a, double[] b) {
        return a.length > b.length ? a : b;
    }

    private static double sum(double[] a) {
        double sum = 0;
        for (double v : a) sum += v;
        return sum;
    }

    /** A helper that only reads writes to nothing. */
    //: output out; out[2|4]
    @Differentiable
    static void onlyRead(double[] a, double[] b, double[] out) {
        out[0] = sum(longer(a, b)) * sum(a);
        out[1] = longer(a, out)[0];
    }

    /** What is written is no parameter: a copy, and arrays that were one before. */
    //: output out
    @Differentiable
    static void scratch(double[] x, double[] out) {
        double[] y = x.clone();
        y[0] *= 2;
        double[] t = x;
        for (int k = 0; k < 2; k++) {
            double[] next = new double[x.length];
            for (int i = 0; i < next.length; i++) next[i] = t[i] * y[0];
            t = next;
        }
        x = x.clone();
        x[1] += t[0];
        for (int i = 0; i < out.length; i++) out[i] = x[i];
    }

    /** Rows of a copied table that were replaced are not those of the parameter any more; the table's own entries never were. */
    //: output out; m[2][2]; out[2]
    @Differentiable
    static void ownRows(double[][] m, double[] out) {
        double[][] rows = new double[m.length][];
        for (int i = 0; i < m.length; i++) rows[i] = m[i].clone();
        rows[0][1] *= rows[1][0];
        double[][] swapped = {m[1], m[0]};
        swapped[0] = rows[0];
        for (int i = 0; i < out.length; i++) out[i] = rows[i][1] * swapped[1][i] + swapped[0][i];
    }

    /** An array of integers is no output. */
    //: output a; a[3][3]
    @Differentiable
    static void pivots(double[][] a, int[] order) {
        for (int i = 0; i < a.length; i++) {
            order[i] = i;
            if (a[i][i] < a[0][i]) {
                double[] t = a[i];
                a[i] = a[0];
                a[0] = t;
                order[i] = 0;
            }
            for (int j = 0; j < a.length; j++) a[i][j] *= a[0][i];
        }
    }

    static Object[][] pivotsArguments() {
        double[] row = {1.5, 0.3, 0.7};
        return new Object[][] {
            {new double[][] {{0.3, 0.9, 0.5}, {1.1, 0.2, 0.4}, {0.8, 0.6, 1.7}}, new int[3]},
            {new double[][] {row, {0.4, 1.2, 0.1}, row}, new int[3]},
            {new double[0][], new int[0]},
        };
    }

    /** Rows of different lengths, one at two places, one missing. */
    //: output m
    @Differentiable
    static void jagged(double[][] m) {
        for (double[] row : m) {
            if (row == null) continue;
            for (int j = 1; j < row.length; j++) row[j] *= row[j - 1];
        }
    }

    static Object[][] jaggedArguments() {
        double[] row = {0.5, 0.8, 1.1};
        return new Object[][] {
            {new double[][] {row, {0.7}, row}}, {new double[][] {null, {}, {1.2, 0.4}}}, {new double[][] {{1.5, 0.2}}},
        };
    }

    //: output out
    @Differentiable
    static void single(float x, float[] out) {
        for (int i = 0; i < out.length; i++) out[i] = x * (i + 1) + out[i] * out[i];
    }

    //: output out; out[2]
    @Differentiable
    static void variableArity(double x, double... out) {
        int i = 0;
        out[i++] = x * x;
        out[i++] = Math.sin(x);
    }

    static void down(double[] out, double x, int n) {
        for (int i = n; i-- > 0; ) out[i] = x / (i + 1);
    }

    static void down(double x, double[] out, int n) {
        throw new IllegalStateException("not meant");
    }

    //: output out; x = 0.7 | -0.5 | 0.4; n = 1 | 3 | 0
    @Differentiable
    static void refusing(double x, int n, double[] out) {
        if (x < 0) throw new IllegalArgumentException("negative: " + x);
        down(out, x, n);
    }

    /** What was in the output is lost, and comes back. */
    //: output out
    @Differentiable(wrt = {"x", "out"})
    static void swapped(double[] x, double[] out) {
        double[] entry = out.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] * x[i];
        }
        out[1] = entry[0] * out[0];
    }
}
