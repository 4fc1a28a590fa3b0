package programs;

import org.wengert.Differentiable;

/** Two names for one array. */
final class Aliases {
    @Differentiable
    static double secondName(double[] a) {
        double[] b = a;
        b[0] *= 2;
        a[1] += b[0];
        return b[1] * a[0];
    }

    @Differentiable
    static double rowReference(double[][] m) {
        double[] row = m[1];
        row[0] = m[0][1] * row[2];
        m[1][2] += row[0];
        return row[2] * m[1][0];
    }

    @Differentiable
    static double swappedRows(double[][] m) {
        double[] t = m[0];
        m[0] = m[2];
        m[2] = t;
        t[0] *= m[0][0];
        return m[0][0] * 3 + m[2][0] * m[2][1];
    }

    @Differentiable
    static double rowAssignedToRow(double[][] m, int n) {
        int i = n % 3;
        int j = (n + 1) % 3;
        m[i] = m[j];
        m[i][0] = m[j][0] * m[j][1];
        return m[0][0] + 2 * m[1][0] + 3 * m[2][0];
    }

    @Differentiable
    static double keptThenReplaced(double[][] m, double x) {
        double[] kept = m[0];
        m[0] = new double[] {x, x * x, 1};
        kept[1] *= m[0][1];
        m[0][2] = kept[1] * kept[0];
        return m[0][2] * kept[2] + m[0][0];
    }

    @Differentiable
    static double[][] rowTwice(double x, double y) {
        double[] r = {x, y};
        double[][] m = {r, r, {y, x}};
        m[0][0] *= m[1][0];
        m[1][1] += m[2][0] * m[0][0];
        return m;
    }

    @Differentiable
    static double rowsFromParameters(double[] a, double[] b) {
        double[][] m = {a, b, a};
        double s = 0;
        for (int i = 0; i < m.length; i++) for (int j = 0; j < 3; j++) s += m[i][j] * m[(i + 1) % 3][j] * (i + 1);
        return s;
    }

    @Differentiable
    static double rowsFromParametersWritten(double[] a, double[] b) {
        double[][] m = {a, b, a};
        m[0][1] *= m[1][1];
        m[2][1] += a[0];
        b[2] = m[2][1] * m[0][0];
        return a[1] * m[1][2] + b[0];
    }

    @Differentiable
    static double chosen(double[] a, double[] b, boolean c) {
        double[] p = c ? a : b;
        p[0] *= 2;
        return a[0] * b[0] + p[1] * p[1];
    }

    @Differentiable
    static double chosenByIf(double[] a, double[] b, boolean c) {
        double[] p;
        double[] q = b;
        if (c) {
            p = a;
        } else {
            p = b;
            q = a;
        }
        p[1] = q[1] * q[0] + p[0];
        q[0] = p[1] * p[0];
        return a[0] * b[1] + a[1] * b[0];
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double chosenBySwitch(double[] a, double[] b, int n) {
        double[] p = switch (n) {
            case 0 -> a;
            case 1 -> b;
            default -> new double[] {a[0], b[1], 1};
        };
        p[0] += p[1] * b[0];
        return p[0] * a[0] + b[0];
    }

    @Differentiable
    static double chosenInactive(double[] a, boolean c) {
        double[] p = c ? a : new double[] {1, 2, 3};
        p[1] += p[0];
        return p[1] * p[1] * a[1];
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double carried(double[] x, int n) {
        double[] h = x;
        for (int k = 0; k < n; k++) {
            double[] y = new double[3];
            for (int i = 0; i < 3; i++) y[i] = Math.sin(h[i] + h[(i + 1) % 3] * k);
            h = y;
        }
        return h[0] * h[1] * h[2];
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double carriedAndWritten(double[] x, int n) {
        double[] h = x;
        for (int k = 0; k < n; k++) {
            h[k % 3] *= h[0];
            double[] y = {h[1], h[2] * 0.5, h[0]};
            if (k % 2 == 0) h = y;
        }
        return h[0] * h[1] * h[2] + x[0];
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double pingPong(double[] a, double[] b, int n) {
        double[] u = a;
        double[] v = b;
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < 3; i++) v[i] = u[i] * u[(i + 1) % 3] + 0.5;
            double[] t = u;
            u = v;
            v = t;
        }
        return u[0] + u[1] * v[2];
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double rotatedRows(double[][] m, int n) {
        for (int k = 0; k < n; k++) {
            double[] first = m[0];
            m[0] = m[1];
            m[1] = m[2];
            m[2] = first;
            first[0] += m[0][1] * 0.5;
        }
        return m[0][0] * m[1][1] + m[2][2] * m[2][0];
    }

    @Differentiable
    static double rowOfNewMatrix(double[] a, double x) {
        double[][] m = new double[3][2];
        m[1] = a;
        m[1][0] += x;
        m[0][1] = a[0] * x;
        m[2] = m[0];
        m[2][0] = m[0][1];
        return m[0][0] * a[0] + m[1][2];
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double rowPerIteration(double x, int n) {
        double[][] m = new double[3][];
        for (int i = 0; i < 3; i++) {
            double[] r = {x * i, x + i};
            m[i] = r;
            if (i == n) m[0] = r;
        }
        m[0][0] += m[n][1];
        return m[0][0] * m[1][1] + m[2][0];
    }

    //: m[2][2][2]
    @Differentiable
    static double planes(double[][][] m) {
        double[][] plane = m[0];
        m[1][0] = plane[1];
        m[0] = m[1];
        plane[1][0] *= m[0][0][0];
        m[0][1][1] += m[1][0][1];
        return m[0][0][0] * m[1][1][1] + plane[0][0];
    }

    @Differentiable
    static double sameArray(double[] a, double[] b, boolean c) {
        double[] p = c ? a : b;
        double s = p == a ? a[0] * a[0] : b[1] * b[1];
        return p != b ? s * b[2] : s;
    }

    static Object[][] readTwiceByTwoNamesArguments() {
        double[] a = {1, 2};
        double[][] m = {a, {3, 4}};
        return new Object[][] {{a, a, m}, {a, new double[] {5, 6}, m}, {new double[] {7, 8}, a, m}};
    }

    @Differentiable
    static double readTwiceByTwoNames(double[] a, double[] b, double[][] m) {
        return a[0] * b[0] + a[1] * b[1] * b[1] * m[0][0] + m[1][1] * m[0][1];
    }

    @Differentiable
    static double[][] resultSharesWithArgument(double[] a, double x) {
        a[0] *= x;
        return new double[][] {a, {x, x}, a};
    }

    @Differentiable
    static double nullAtFirst(double[] a, boolean c) {
        double[] p = null;
        if (c) p = a;
        if (p == null) p = new double[] {a[1]};
        p[0] *= p[0];
        return p[0] * a[0];
    }

    //: m[0|1|3][3]
    @Differentiable
    static double replacedInALoop(double[] a, double[][] m, double x) {
        for (double[] row : m) {
            double[] fresh = new double[3];
            fresh[1] = x * row[0];
            a = fresh;
        }
        return a[1];
    }
}
