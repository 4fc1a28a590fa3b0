package programs;

import java.util.Arrays;
import java.util.Objects;
import org.wengert.Differentiable;

/** Methods of the platform that move numbers about, or only look at them. */
final class Platform {
    //: x[5] in [-2, 2]; from = 0 | 1 | 2; to = 0 | 2 | 1; n = 3 | 2 | 0
    @Differentiable
    static double[] copiesWithin(double[] x, int from, int to, int n) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = x[i] * x[i] + i;
        System.arraycopy(y, from, y, to, n);
        y[0] *= y[1];
        System.arraycopy(y, 0, y, 1, n);
        System.arraycopy(y, 1, y, 0, n + 1);
        return y;
    }

    //: x[4] in [-2, 2]; y[6]
    @Differentiable(order = 2)
    static double copiesBetween(double[] x, double[] y) {
        System.arraycopy(x, 1, y, 2, 3);
        double s = 0;
        for (double v : y) s = s * v + v;
        return s;
    }

    //: m[3][2] in [-2, 2]
    @Differentiable
    static double copiesRows(double[][] m, double x) {
        double[][] rows = new double[4][];
        System.arraycopy(m, 0, rows, 1, 3);
        rows[0] = new double[] {x};
        rows[1][1] = x * rows[2][0];
        return m[0][1] * rows[1][0] + rows[0][0] * rows[3][1];
    }

    //: n = 0 | 1 | 3 | 9 | -1
    //: allocates exceptions
    @Differentiable
    static double copyFails(double[] x, int n) {
        double[] y = new double[4];
        try {
            System.arraycopy(x, 0, y, 1, n);
        } catch (ArrayIndexOutOfBoundsException e) {
            y[1] = x[0] * n;
        }
        return y[0] + 2 * y[1] * y[2] + y[1];
    }

    //: n = 9 | 2
    @Differentiable
    static double copyThrows(double[] x, int n) {
        double[] y = new double[4];
        System.arraycopy(x, 0, y, 1, n);
        return y[1];
    }

    //: x[3] in [-2, 2]; n = 0 | 2 | 3 | 6
    @Differentiable
    static double copyOf(double[] x, int n) {
        double[] y = Arrays.copyOf(x, n);
        x[0] = 5;
        double s = x[0] * x[1];
        for (int i = 0; i < n; i++) s += y[i] * y[i] * (i + 1);
        return s;
    }

    //: x[4] in [-2, 2]; from = 0 | 1 | 4 | 3; to = 4 | 3 | 4 | 7
    @Differentiable
    static double[] copyOfRange(double[] x, int from, int to) {
        double[] y = Arrays.copyOfRange(x, from, to);
        for (int i = 0; i < y.length; i++) y[i] *= y[i];
        return y;
    }

    //: from = 2 | 9 | -1 | 0; to = 1 | 10 | 2
    @Differentiable
    static double copyOfRangeThrows(double[] x, int from, int to) {
        return Arrays.copyOfRange(x, from, to)[0];
    }

    //: m[3][2] in [-2, 2]
    @Differentiable
    static double copyOfRows(double[][] m, double x) {
        double[][] rows = Arrays.copyOf(m, 4);
        rows[3] = Arrays.copyOfRange(m[0], 1, 2);
        rows[0][1] = x;
        return m[0][1] * rows[3][0] * m[1][1] + rows[2][0];
    }

    @Differentiable
    static double fill(double[] x, double v) {
        Arrays.fill(x, 1, x.length, v * x[0]);
        double[] y = new double[4];
        Arrays.fill(y, x[2]);
        y[1] *= v;
        return x[1] * y[0] + y[1] * y[3];
    }

    //: n = 0 | 4 | 3
    @Differentiable
    static float fillFloats(float v, int n) {
        float[] y = new float[n];
        Arrays.fill(y, v);
        float s = v;
        for (float f : y) s *= f;
        return s;
    }

    //: from = 2 | -1 | 0 | 0; to = 1 | 2 | 9 | 1
    @Differentiable
    static double fillThrows(double[] x, int from, int to) {
        Arrays.fill(x, from, to, x[0]);
        return x[1];
    }

    @Differentiable
    static double fillRows(double[] x) {
        double[][] m = new double[3][];
        Arrays.fill(m, x);
        m[1][0] = x[1] * x[2];
        return m[0][0] * m[2][1];
    }

    //: x[5] in [-2, 2]
    @Differentiable(order = 2)
    static double sort(double[] x) {
        double[] y = x.clone();
        Arrays.sort(y);
        Arrays.sort(x, 1, 4);
        double s = 0;
        for (int i = 0; i < y.length; i++) s += y[i] * y[i] * (i + 1) + x[i] * y[0];
        return s;
    }

    /** Equal entries, both zeros and NaN stand where Java has them. */
    //: skips 9 because of NaN
    @Differentiable
    static double[] sortSpecial(double x) {
        double[] y = {x, 0.0, Double.NaN, -0.0, x, Double.NEGATIVE_INFINITY, 3 * x};
        Arrays.parallelSort(y);
        return y;
    }

    //: k = 0 | 1 | 2
    @Differentiable
    static double median(double[] x, int k) {
        double[] y = x.clone();
        for (int i = 0; i <= k; i++) {
            Arrays.sort(y);
            y[1] = y[0] * y[2] + i;
        }
        return y[1];
    }

    //: allocates text
    @Differentiable
    static double looks(double[] x, double[] y) {
        double s = Arrays.equals(x, y) ? x[0] : y[1];
        if (Arrays.toString(x).isEmpty() || Arrays.hashCode(y) == 12345) s *= 2;
        s += Arrays.mismatch(x, y) * x[2];
        return s * Objects.requireNonNull(x)[0] + Double.compare(x[0], y[0]) * y[2];
    }

    //: x in [-3, 3]; y in [0.5, 3]
    @Differentiable
    static double piecewise(double x, double y) {
        double s = Math.getExponent(x) * y + Math.round(x) * y + Math.round((float) x) * x;
        s += Double.isNaN(x) || Double.isInfinite(y) || !Double.isFinite(x) ? 1 : x * y;
        s += Double.compare(x, y) * x + (int) x * y + (long) y * x;
        return s + Integer.signum((int) x) * y + Long.bitCount(Math.round(y)) * x;
    }

    //: allocates text
    @Differentiable
    static double texts(double x) {
        String text = Double.toString(x) + String.valueOf(x) + Double.valueOf(x) + x + Double.toHexString(x);
        return text.length() > 3 ? x * x : x;
    }

    //: k = 0 | 2
    @Differentiable
    static double divisionByZero(double x, int k) {
        int unused = Math.floorDiv(7, k);
        return x * x;
    }

    //: n = 0 | 3
    @Differentiable
    static double clones(double[] x, int n) {
        double[] y = x.clone();
        double[][] m = {x, y, x};
        double[][] rows = m.clone();
        rows[1][0] = x[1] * n;
        m[1] = new double[] {2 * y[2]};
        return rows[1][0] * m[1][0] + rows[2][0];
    }

    //: x[3] in [-2, 2]
    @Differentiable(order = 2)
    static double setAll(double[] x, double y) {
        double[] a = new double[4];
        Arrays.setAll(a, i -> i < x.length ? x[i] * y + i : y);
        Arrays.setAll(x, i -> a[i] * a[i + 1]);
        int[] places = new int[3];
        Arrays.setAll(places, i -> 2 - i);
        double[][] rows = new double[2][];
        Arrays.setAll(rows, i -> new double[] {x[i], y});
        Arrays.parallelSetAll(a, Platform::square);
        return x[places[0]] + rows[1][0] * rows[0][1] + a[2];
    }

    private static double square(int i) {
        return i * i;
    }
}
