package programs;

import org.wengert.Differentiable;

/** Exceptions that are taken at some of the arguments. */
final class Exceptions {
    //: x = 1.5 | -1.0 | 0.5
    @Differentiable
    static double thrown(double x) {
        if (x < 0) throw new IllegalArgumentException("negative: " + x);
        return Math.sqrt(x);
    }

    //: n = 2 | 3 | 0 | -1
    @Differentiable
    static double outOfBounds(double[] a, int n) {
        double s = a[0];
        s *= a[n];
        return s;
    }

    //: n = 1 | 3 | 9
    @Differentiable
    static double storeOutOfBounds(double x, int n) {
        double[] r = new double[3];
        for (int i = 0; i < n; i++) r[i] = x * i;
        return r[1] * x;
    }

    //: n = 1 | 0 | 2
    @Differentiable
    static double divisionByZero(double x, int n) {
        return x * (6 / n) + 7 % n;
    }

    //: n = 1 | 0
    @Differentiable
    static double unusedDivisionByZero(double x, int n) {
        int unused = 1 / n;
        return x;
    }

    //: n = 3 | 5
    @Differentiable
    static double unusedLoad(double[] a, int n) {
        double unused = a[n - 1];
        return a[0] * a[1];
    }

    //: n = 2 | -1
    @Differentiable
    static double negativeSize(double x, int n) {
        double[] r = new double[n];
        r[0] = x;
        return r[0] * x;
    }

    static Object[][] nullArrayArguments() {
        return new Object[][] {{new double[] {1, 2}, true}, {new double[] {1, 2}, false}};
    }

    @Differentiable
    static double nullArray(double[] a, boolean b) {
        double[] p = b ? a : null;
        return p[0] * a[1];
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double insideLoops(double x, int n) {
        double s = x;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                s += x * s;
                if (i * j == 3 * n - 2) throw new IllegalStateException("at " + i + ", " + j);
            }
        }
        return s;
    }

    //: n = 1 | -1 | 2
    @Differentiable
    static double fromHelper(double x, int n) {
        return x * checked(x * x, n);
    }

    private static double checked(double x, int n) {
        if (n < 0) throw new IllegalStateException("n = " + n);
        return x * n;
    }

    //: n = 1 | -1 | 2
    @Differentiable
    static double afterWriting(double[] a, int n) {
        a[0] *= a[1];
        if (n < 0) throw new IllegalStateException(a.length + " written");
        a[1] *= a[0];
        return a[0] * a[1];
    }

    //: n = 1 | -1
    @Differentiable
    static double checkedException(double x, int n) throws java.io.IOException, InterruptedException {
        if (n > 5) throw new java.io.IOException("never");
        return x * x * n;
    }

    //: n = 1 | 4 | 3
    @Differentiable
    static double orderOfExceptions(double[] a, int n) {
        int i = n;
        a[i] = a[0] * (12 / (n - 4));
        return a[1] * a[0];
    }

    //: throws always
    @Differentiable
    static double always(double x) {
        throw new IllegalStateException("at " + x);
    }
}
