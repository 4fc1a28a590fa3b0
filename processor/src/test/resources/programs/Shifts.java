package programs;

import org.wengert.Differentiable;

/** Loops that keep entries of an array from another place than theirs, and some that look like them. */
final class Shifts {
    //: x[6|2|1|0]; steps = 0 | 1 | 3
    @Differentiable(order = 2)
    static double[] chain(double[] x, int steps) {
        int n = x.length;
        double[] y = new double[n];
        double[] at = new double[n];
        double[] k = new double[n];
        for (int s = 0; s < steps; s++) {
            slope(x, y, k);
            for (int i = 0; i < n; i++) at[i] = y[i] + 0.25 * k[i];
            slope(x, at, k);
            for (int i = 0; i < n; i++) y[i] += 0.5 * k[i];
        }
        return y;
    }

    private static void slope(double[] x, double[] y, double[] dy) {
        if (x.length > 0) dy[0] = x[0];
        for (int i = 1; i < x.length; i++) dy[i] = x[i] * y[i - 1];
    }

    /** Upwind and downwind neighbours, in single precision. */
    //: u[6|3|2]; v[6]; steps = 0 | 1 | 2
    @Differentiable
    static float wave(float[] u, float[] v, int steps) {
        float[] now = new float[u.length];
        float[] then = new float[u.length];
        for (int i = 0; i < u.length; i++) now[i] = u[i];
        for (int s = 0; s < steps; s++) {
            for (int i = 1; i < u.length - 1; i++) then[i] = now[i - 1] * v[i] + now[i + 1] * v[i] * v[i];
            for (int i = 0; i < now.length; i++) now[i] = then[i] * 0.5f + now[i];
        }
        float sum = 0;
        for (float x : now) sum += x * x;
        return sum;
    }

    /** What an iteration reads the one before has written. */
    //: x[6|2|1]; steps = 0 | 1 | 3
    @Differentiable
    static double inPlace(double[] x, int steps) {
        double[] y = x.clone();
        for (int s = 0; s < steps; s++) for (int i = 1; i < y.length; i++) y[i] = x[i] * y[i - 1] + y[i] * y[i];
        double sum = 0;
        for (double v : y) sum += v * v;
        return sum;
    }

    /** Both rows may be the same one. */
    //: x[5|1]; steps = 1 | 2 | 4
    @Differentiable
    static double sameRow(double[] x, int steps) {
        double[][] rows = {x.clone(), new double[x.length]};
        for (int s = 0; s < steps; s++) {
            double[] from = rows[s % 2];
            double[] to = rows[s % 3 % 2];
            for (int i = 1; i < to.length; i++) to[i] = x[i] * from[i - 1] + 1;
        }
        double sum = 0;
        for (double[] row : rows) for (double v : row) sum += v * v;
        return sum;
    }

    /** The loop ends with an exception where it comes to an entry that is not there. */
    //: x[5|2]; n = 1 | 3 | 7; steps = 0 | 1 | 2
    @Differentiable
    static double tooFar(double[] x, int n, int steps) {
        double[] y = x.clone();
        double[] k = new double[x.length];
        for (int s = 0; s < steps; s++) {
            try {
                for (int i = 0; i < n; i++) k[i] = x[i] * y[i + 1];
            } catch (ArrayIndexOutOfBoundsException e) {
                k[0] = 0.5 * x[0];
            }
            for (int i = 0; i < y.length; i++) y[i] += k[i];
        }
        double sum = 0;
        for (double v : y) sum += v * v;
        return sum;
    }

    /** An entry that is read for one index only, and the same loop left early. */
    //: x[6|3]; steps = 0 | 1 | 2
    @Differentiable
    static double partly(double[] x, int steps) {
        double[] y = x.clone();
        double[] k = new double[x.length];
        for (int s = 0; s < steps; s++) {
            for (int i = 1; i < x.length; i++) {
                if (i == 4) break;
                k[i] = x[i] * y[i - 1];
            }
            for (int i = 1; i < x.length; i++) if (i % 2 == 0) k[i] += x[i] * y[i - 1];
            for (int i = 0; i < x.length; i++) y[i] = y[i] * 0.5 + k[i];
        }
        double sum = 0;
        for (double v : y) sum += v * v;
        return sum;
    }

    /** Downwards, and with an index of the inner loop's own. */
    //: x[6|2]; steps = 0 | 1 | 3
    @Differentiable
    static double downwards(double[] x, int steps) {
        double[] y = x.clone();
        double[] k = new double[x.length];
        for (int s = 0; s < steps; s++) {
            for (int i = x.length - 1; i > 0; i--) k[i] = x[i] * y[i - 1];
            for (int i = 0; i < x.length; i++) k[i] += x[i] * y[x.length - 1 - i];
            for (int i = 0; i < x.length; i++) y[i] = y[i] * 0.5 + k[i];
        }
        double sum = 0;
        for (double v : y) sum += v * v;
        return sum;
    }
}
