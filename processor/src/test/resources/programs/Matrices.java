package programs;

import org.wengert.Differentiable;

/** Arrays of arrays. */
final class Matrices {
    //: m[2|1|3][3|0|1]
    @Differentiable
    static double sumOfSquares(double[][] m) {
        double s = 0;
        for (int i = 0; i < m.length; i++) for (int j = 0; j < m[i].length; j++) s += m[i][j] * m[i][j];
        return s;
    }

    //: a[2][3]; b[3][2]
    @Differentiable
    static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++)
            for (int j = 0; j < b[0].length; j++)
                for (int k = 0; k < b.length; k++) c[i][j] += a[i][k] * b[k][j];
        return c;
    }

    //: m[2][3]
    @Differentiable
    static double[] timesVector(double[][] m, double[] v) {
        double[] r = new double[m.length];
        for (int i = 0; i < m.length; i++) {
            double s = 0;
            for (int j = 0; j < v.length; j++) s += m[i][j] * v[j];
            r[i] = s;
        }
        return r;
    }

    @Differentiable
    static double[][] transposed(double[][] m) {
        double[][] t = new double[m[0].length][m.length];
        for (int i = 0; i < m.length; i++) for (int j = 0; j < m[i].length; j++) t[j][i] = m[i][j] * m[0][0];
        return t;
    }

    @Differentiable
    static double[][] initialised(double x, double[] a) {
        return new double[][] {{x, x * x}, a, {1}, {}};
    }

    @Differentiable
    static double nestedInitialiser(double x, double y) {
        double[][][] m = {{{x}, {y, x * y}}, {}, {{1, 2, x}}};
        return m[0][1][0] * m[0][1][1] + m[2][0][2] * m[2][0][1] + m[0][0][0];
    }

    static Object[][] jaggedArguments() {
        return new Object[][] {{new double[][] {{1, 2}, {}, {3, 4, 5}}}, {new double[][] {{0.5}}}, {new double[0][]}};
    }

    @Differentiable
    static double jagged(double[][] m) {
        double s = 1;
        for (double[] row : m) {
            double p = 1;
            for (double v : row) p *= v;
            s = s * p + row.length;
        }
        return s;
    }

    //: n = 3 | 0 | 1
    @Differentiable
    static double[][] triangle(double x, int n) {
        double[][] t = new double[n][];
        for (int i = 0; i < n; i++) {
            t[i] = new double[i + 1];
            t[i][0] = x;
            for (int j = 1; j <= i; j++) t[i][j] = t[i][j - 1] * t[i - 1][j - 1];
        }
        return t;
    }

    static Object[][] nullRowsArguments() {
        return new Object[][] {
            {new double[][] {{1, 2}, null, {3}}, 2.0}, {new double[][] {null}, 0.5}, {new double[][] {{4, 5}}, 1.5}
        };
    }

    @Differentiable
    static double nullRows(double[][] m, double x) {
        double s = x;
        for (double[] row : m) if (row != null) for (double v : row) s = s * x + v * v;
        return s;
    }

    //: m[2][2][3]
    @Differentiable
    static double threeDimensions(double[][][] m) {
        double s = 0;
        for (double[][] plane : m) {
            double p = 1;
            for (double[] row : plane) for (int k = 0; k < row.length; k++) p += row[k] * p * 0.3;
            s += p * plane[0][1];
        }
        return s;
    }

    //: m[2][2][2]
    @Differentiable
    static double[][][] threeDimensionsReturned(double[][][] m, double x) {
        double[][][] r = new double[2][2][3];
        for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) for (int k = 0; k < 2; k++) r[i][j][k + 1] = m[j][i][k] * x;
        return r;
    }

    @Differentiable
    static double[] rowReturned(double[][] m, int n) {
        return m[n % m.length];
    }

    @Differentiable
    static double inPlace(double[][] m) {
        for (int i = 0; i < m.length; i++) for (int j = 0; j < m.length; j++) m[i][j] += m[j][i] * m[i][i];
        return m[0][1] * m[1][2] * m[2][0];
    }

    @Differentiable
    static double[][] clonedRows(double[][] m, double x) {
        double[][] c = m.clone();
        c[0] = m[0].clone();
        c[0][0] *= x;
        c[1][1] *= x;
        double[] kept = m[2];
        m[2] = new double[] {x, x, x};
        kept[0] += m[2][1] * m[0][0] * m[1][1];
        return c;
    }

    //: m[3][3] in [-0.3, 0.3]
    @Differentiable
    static double determinant(double[][] m) {
        int n = m.length;
        for (int i = 0; i < n; i++) m[i][i] += 2;
        double det = 1;
        for (int k = 0; k < n; k++) {
            det *= m[k][k];
            for (int i = k + 1; i < n; i++) {
                double f = m[i][k] / m[k][k];
                for (int j = k; j < n; j++) m[i][j] -= f * m[k][j];
            }
        }
        return det;
    }

    //: a[3][3] in [-1, 1]; b in [-1, 1]; bound 1e-11 because of the conditioning
    @Differentiable
    static double[] solvedWithPivoting(double[][] a, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) a[i][(i + 1) % n] += 3;
        for (int k = 0; k < n; k++) {
            int p = k;
            for (int i = k + 1; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[p][k])) p = i;
            double[] row = a[k];
            a[k] = a[p];
            a[p] = row;
            double t = b[k];
            b[k] = b[p];
            b[p] = t;
            for (int i = k + 1; i < n; i++) {
                double f = a[i][k] / a[k][k];
                b[i] -= f * b[k];
                for (int j = k; j < n; j++) a[i][j] -= f * a[k][j];
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double s = b[i];
            for (int j = i + 1; j < n; j++) s -= a[i][j] * x[j];
            x[i] = s / a[i][i];
        }
        return x;
    }

    @Differentiable
    static double cholesky(double[][] m) {
        double[][] l = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                double s = i == j ? 12 : m[i][j] + m[j][i];
                for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k];
                l[i][j] = i == j ? Math.sqrt(s) : s / l[j][j];
            }
        }
        return Math.log(l[0][0]) + Math.log(l[1][1]) + Math.log(l[2][2]) + l[2][1];
    }

    //: n = 1 | 2 | 3; w[3][2][2]; x[2]
    @Differentiable
    static double[] layers(double[][][] w, double[] x, int n) {
        double[] h = x;
        for (int l = 0; l < n; l++) {
            double[] y = new double[2];
            for (int i = 0; i < 2; i++) {
                double s = 0;
                for (int j = 0; j < 2; j++) s += w[l][i][j] * h[j];
                y[i] = Math.tanh(s);
            }
            h = y;
        }
        return h;
    }

    static Object[][] sharedRowsOfAParameterArguments() {
        double[] r = {1, 2};
        double[] s = {3, 4};
        return new Object[][] {{new double[][] {r, s, r}}, {new double[][] {s, s, s}}, {new double[][] {{1, 5}, r, s}}};
    }

    @Differentiable
    static double sharedRowsOfAParameter(double[][] m) {
        return m[0][0] * m[1][1] * m[2][0] + m[2][1] * m[0][1];
    }

    static Object[][] sharedRowsThatAreWrittenArguments() {
        return sharedRowsOfAParameterArguments();
    }

    @Differentiable
    static double sharedRowsThatAreWritten(double[][] m) {
        m[0][0] *= 3;
        m[2][0] += m[0][0] * m[1][1];
        m[1] = m[0];
        m[1][1] *= m[2][0];
        return m[0][0] * m[2][0] + m[1][1] * m[2][1];
    }

    //: k = 2 | 3; m[3][2] in [-2, 2]
    @Differentiable
    static double[][] oneOrTheOtherTable(int k, double[][] m) {
        double[] a = new double[2];
        if (k < 3) return m;
        return new double[][] {m[2], a, m[1]};
    }

    /** The tangent is as the value is: an array of zeros for every row, and one where a row stands twice. */
    //: x in [0.2, 0.9]; n = 0 | 2
    @Differentiable
    static double[][] constantRows(double x, int n) {
        double[] row = new double[3];
        double[][] rows = {row, row, new double[2], null};
        for (int i = 0; i < n; i++) rows[3] = new double[i];
        return rows;
    }
}
