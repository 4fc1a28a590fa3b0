package programs;

import org.wengert.Differentiable;

/** Scratch arrays that are used again and again: their cotangents are zeros in between, all of them, or some. */
final class Overwritten {
    /** Each stage reads what the one before has written to the same array. */
    //: x[7|4|3|2|1|0]; steps = 0 | 1 | 3
    @Differentiable(order = 2)
    static double[] stages(double[] x, int steps) {
        int n = x.length;
        double[] y = new double[n];
        double[] at = new double[n];
        double[] k = new double[n];
        double[] l = new double[n];
        for (int i = 0; i < n; i++) y[i] = x[i];
        for (int s = 0; s < steps; s++) {
            for (int i = 0; i < n; i++) k[i] = x[i] * y[i];
            for (int i = 0; i < n; i++) at[i] = y[i] + 0.5 * k[i];
            for (int i = 1; i < n; i++) l[i] = x[i] * at[i - 1];
            for (int i = 0; i < n; i++) at[i] = y[i] * 0.25 + l[i];
            for (int i = 0; i < n - 1; i++) l[i] = x[i] * at[i + 1];
            for (int i = 0; i < n; i++) y[i] += 0.125 * (k[i] + 2 * l[i]);
        }
        return y;
    }

    /** The ends are written where the middle is not. */
    //: x[7|5|4|3|2|1|0]; steps = 0 | 1 | 2
    @Differentiable
    static double ends(double[] x, int steps) {
        int n = x.length;
        double[] a = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) y[i] = x[i];
        for (int s = 0; s < steps; s++) {
            if (n > 0) a[0] = y[0] * x[0];
            if (n > 1) a[n - 1] = y[n - 1] * 2;
            for (int i = 1; i < n - 1; i++) a[i] = y[i - 1] * x[i] + y[i + 1];
            for (int i = 0; i < n; i++) y[i] = 0.5 * y[i] + 0.25 * a[i] * a[i];
        }
        double sum = 0;
        for (int i = 0; i < n; i++) sum += y[i] * y[i];
        return sum;
    }

    /** Only some entries are written anew, the others are those of the step before. */
    //: x[7|4|3|2|1|0]; steps = 0 | 1 | 3
    @Differentiable
    static double leftOver(double[] x, int steps) {
        int n = x.length;
        double[] a = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) y[i] = x[i];
        for (int s = 0; s < steps; s++) {
            for (int i = 1; i < n; i++) a[i] = y[i] * x[i];
            for (int i = 0; i < n; i++) y[i] = 0.5 * y[i] + a[i];
            for (int i = 0; i < n - 1; i++) a[i] = y[i] * y[i];
            for (int i = 2; i < n; i++) y[i] = a[i - 1] * 0.25 + a[i] + y[i];
        }
        double sum = 0;
        for (int i = 0; i < n; i++) sum += y[i] * y[i] + a[i];
        return sum;
    }

    /** What is added to in one step is overwritten in another. */
    //: x[5|2|1|0]; steps = 0 | 1 | 2 | 4
    @Differentiable
    static double byTurns(double[] x, int steps) {
        int n = x.length;
        double[] a = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) y[i] = x[i];
        for (int s = 0; s < steps; s++) {
            if (s % 2 == 0) {
                for (int i = 0; i < n; i++) a[i] = y[i] * x[i];
            } else {
                for (int i = 1; i < n; i++) a[i] += y[i - 1] * 0.5;
            }
            if (s % 3 == 0) for (int i = 0; i < n; i++) y[i] = a[i] * a[i];
            for (int i = 1; i < n; i++) y[i] += 0.5 * a[i - 1];
        }
        double sum = 0;
        for (int i = 0; i < n; i++) sum += y[i] * y[i];
        return sum;
    }

    /** An inner loop writes it anew for each row, another reads it twice. */
    //: m[3|1|0][4]; x[4]
    @Differentiable(order = 2)
    static double rows(double[][] m, double[] x) {
        double[] a = new double[x.length];
        double[] b = new double[x.length];
        double sum = 0;
        for (int r = 0; r < m.length; r++) {
            double[] row = m[r];
            for (int i = 0; i < x.length; i++) a[i] = row[i] * x[i];
            for (int i = 0; i < x.length; i++) b[i] = a[i] * a[i] + x[i];
            for (int j = 0; j < x.length; j++) {
                double s = 0;
                for (int i = 0; i < x.length; i++) s += a[i] * b[i] * row[j];
                sum += s * b[j];
            }
        }
        return sum;
    }

    /** The steps end early, and an array is made in each. */
    //: x[5|2|1]; steps = 0 | 1 | 4
    @Differentiable
    static double early(double[] x, int steps) {
        int n = x.length;
        double[] a = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) y[i] = x[i];
        for (int s = 0; s < steps; s++) {
            double[] b = new double[n];
            for (int i = 0; i < n; i++) b[i] = y[i] * x[i];
            for (int i = 1; i < n; i++) b[i] += x[i] * b[i - 1];
            for (int i = 0; i < n; i++) a[i] = b[i] * y[i];
            if (s == 2) break;
            for (int i = 1; i < n; i++) y[i] = a[i - 1] * 0.5 + b[i];
        }
        double sum = 0;
        for (int i = 0; i < n; i++) sum += y[i] * a[i] + y[i];
        return sum;
    }

    /** In single precision, downwards, with partial derivatives that are infinite where nothing comes back. */
    //: x[5|2|1|0] in [0.5, 2]; steps = 0 | 1 | 3
    @Differentiable
    static float roots(float[] x, int steps) {
        int n = x.length;
        float[] a = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) y[i] = x[i];
        for (int s = 0; s < steps; s++) {
            for (int i = n - 1; i >= 0; i--) a[i] = (float) Math.sqrt(y[i] * x[i]) + 1;
            for (int i = n - 1; i > 0; i--) y[i] = a[i - 1] * 0.5f + y[i] * 0.25f;
        }
        float sum = 0;
        for (int i = 0; i < n; i++) sum += y[i] * y[i];
        return sum;
    }
}
