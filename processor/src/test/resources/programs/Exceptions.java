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

    // ---- a method that calls itself fails on the way, after it has written

    //: a[4] in [-1, 1]; n = 0 | 1 | 2 | 3 | 4 | 6
    //: allocates recursion
    @Differentiable
    static double failingRecursion(double x, double[] a, int n) {
        double s = 0;
        try {
            s = scaled(a, n, x);
            s *= a[0];
        } catch (ArrayIndexOutOfBoundsException | IllegalStateException e) {
            a[1] *= x + (e instanceof IllegalStateException ? 2 : 3);
        }
        for (int i = 0; i < a.length; i++) s += (i + 1) * a[i] * a[i];
        return s;
    }

    private static double scaled(double[] a, int i, double x) {
        if (i == 1) throw new IllegalStateException("one");
        a[i] *= Math.sin(x) + a[0];
        if (i == 0) return x * a[0];
        double below = scaled(a, i - 2, x * a[i]);
        a[i] += below;
        return a[i] * x;
    }

    //: a[3] in [-1, 1]; n = 0 | 2 | 5
    //: allocates recursion
    @Differentiable(order = 2)
    static double catchingRecursion(double x, double[] a, int n) {
        double[] b = caught(a, n, x);
        return b[0] * a[0] + b[b.length - 1] * a[1] * a[2];
    }

    private static double[] caught(double[] a, int n, double x) {
        try {
            a[n] = x * a[0];
            return caught(a, n - 1, x * 1.1);
        } catch (IndexOutOfBoundsException e) {
            a[0] += Math.sin(x);
            return n < 0 ? new double[] {x, a[0]} : caught(a, n - 2, x * a[1]);
        } finally {
            a[1] *= x;
        }
    }

    //: a[3] in [-1, 1]; n = 0 | 2 | 3 | 5
    //: allocates recursion
    @Differentiable
    static double checkedRecursion(double x, double[] a, int n) throws java.util.concurrent.TimeoutException {
        try {
            return announced(a, n, x) * a[0];
        } catch (java.io.IOException e) {
            return a[0] * a[1] * a[2] * x;
        }
    }

    private static double announced(double[] a, int n, double x)
            throws java.io.IOException, java.util.concurrent.TimeoutException {
        if (n == 5) throw new java.util.concurrent.TimeoutException();
        if (n == 0) throw new java.io.IOException("end");
        a[n - 1] *= x;
        if (n == 2) return a[1] * x;
        return announced(a, n - 1, a[n - 1]) + 1;
    }
}
