package programs;

import org.wengert.Differentiable;

/** Loops of all kinds. Zero trips come with {@code n = 0}. */
final class Loops {
    //: n = 0 | 1 | 5
    @Differentiable
    static double counted(double x, int n) {
        double y = 1;
        for (int i = 0; i < n; i++) y *= x;
        return y;
    }

    //: n = 0 | 1 | 6
    @Differentiable
    static double countedDown(double x, int n) {
        double y = x;
        for (int i = n; i > 0; i--) y = y * x / i + i;
        return y;
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double downToZero(double[] a, double x, int n) {
        double y = 0;
        for (int i = a.length - 1; i >= 0; --i) y = y * x + a[i] * n;
        return y;
    }

    //: n = 0 | 1 | 8 | 9
    @Differentiable
    static double stepsOfTwo(double x, int n) {
        double y = x;
        for (int i = 1; i <= n; i += 2) y += Math.sin(i * y);
        return y;
    }

    //: n = 0 | 7 | 8
    @Differentiable
    static double stepsDown(double x, int n) {
        double y = x;
        for (int i = n; i > -2; i -= 3) y = Math.cos(y) + i * x;
        return y;
    }

    //: n = 1 | 5 | 40
    @Differentiable
    static double doubling(double x, int n) {
        double y = x;
        for (int i = 1; i < n; i *= 2) y = y * x + i;
        return y;
    }

    //: n = 0 | 3 | 5
    @Differentiable
    static double whileLoop(double x, int n) {
        double y = x;
        int k = n;
        while (k > 0) {
            y = y * x + k;
            k--;
        }
        return y;
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double doLoop(double x, int n) {
        double y = x;
        int k = 0;
        do {
            y = Math.sin(y) * x;
            k++;
        } while (k < n);
        return y;
    }

    //: x in [0.3, 0.9]
    @Differentiable
    static double untilSmall(double x) {
        double y = 1;
        double sum = 0;
        while (y > 0.01) {
            sum += y;
            y *= x * x;
        }
        return sum;
    }

    //: x in [1, 9]
    @Differentiable
    static double newton(double x) {
        double r = x;
        for (int i = 0; i < 40; i++) {
            double next = 0.5 * (r + x / r);
            if (Math.abs(next - r) < 1e-15) break;
            r = next;
        }
        return r;
    }

    //: a[3|0|5]
    @Differentiable
    static double forEach(double[] a) {
        double s = 1;
        for (double v : a) s += v * s;
        return s;
    }

    //: m[2][3|0|1]
    @Differentiable
    static double forEachOfRows(double[][] m) {
        double s = 0;
        for (double[] row : m) for (double v : row) s += v * v;
        return s;
    }

    @Differentiable
    static double forEachInt(double x, int[] powers) {
        double s = 0;
        for (int p : powers) s += Math.pow(x, p);
        return s;
    }

    //: a[4]
    @Differentiable
    static double forEachThatWritesItsVariable(double[] a) {
        double s = 0;
        for (double v : a) {
            v *= v;
            s += v * a[0];
        }
        return s;
    }

    //: n = 0 | 2 | 3; k = 2 | 0 | 4
    @Differentiable
    static double nested(double x, int n, int k) {
        double s = x;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) s += Math.sin(s + i * j * x);
            s *= 0.5;
        }
        return s;
    }

    //: n = 0 | 3 | 4
    @Differentiable
    static double triangular(double x, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            double p = 1;
            for (int j = 0; j <= i; j++) p *= x + j;
            s += p / (i + 1);
        }
        return s;
    }

    //: n = 0 | 2 | 3
    @Differentiable
    static double threeDeep(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++)
            for (int j = i; j < n; j++)
                for (int k = j; k >= i; k--) s = s * 0.9 + Math.sin(x * s) * k;
        return s;
    }

    //: n = 5 | 1 | 2
    @Differentiable
    static double twoIndices(double[] a, int n) {
        double s = 0;
        for (int i = 0, j = a.length - 1; i < j; i++, j--) s += a[i] * a[j] * n;
        return s;
    }

    //: n = 0 | 4 | 3
    @Differentiable
    static double boundThatMoves(double x, int n) {
        double y = x;
        int bound = n;
        for (int i = 0; i < bound; i++) {
            y *= 1 + 0.1 * x;
            if (i % 2 == 0) bound--;
        }
        return y * bound;
    }

    //: n = 0 | 4 | 6
    @Differentiable
    static double indexThatMoves(double x, int n) {
        double y = x;
        for (int i = 0; i < n; i++) {
            y += i * x;
            if (i == 2) i++;
            y *= x;
        }
        return y;
    }

    //: n = 3 | 0 | 4
    @Differentiable
    static double indexAfterwards(double x, int n) {
        int i;
        for (i = 0; i < n; i++) x *= 1.1;
        return x * i;
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double withoutHead(double x, int n) {
        int i = 0;
        for (; ; ) {
            if (i >= n) break;
            x = x * x * 0.5 + 1;
            i++;
        }
        return x;
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double activeStep(double x, int n) {
        double y = 1;
        double t = x;
        for (int i = 0; i < n; i++, t *= x) y += t / (i + 1);
        return y * t;
    }

    //: n = 0 | 1 | 5
    @Differentiable
    static double fibonacci(double x, double y, int n) {
        double a = x;
        double b = y;
        for (int i = 0; i < n; i++) {
            double t = a + b;
            a = b;
            b = t;
        }
        return a * b;
    }

    //: n = 0 | 1 | 5
    @Differentiable
    static double swapped(double x, double y, int n) {
        for (int i = 0; i < n; i++) {
            double t = x;
            x = y;
            y = t * 2;
        }
        return x * x * y;
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double sequence(double x, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) s += x * i;
        double p = 1;
        for (int i = 0; i < n; i++) p *= s + i;
        return p - s;
    }

    //: a[0|1|4]
    @Differentiable
    static double longIndex(double[] a) {
        double s = 1;
        for (long i = 0; i < a.length; i++) s = s * a[(int) i] + i;
        return s;
    }

    //: n = 0 | 3 | 5
    @Differentiable
    static double conditionWithEffect(double x, int n) {
        double y = x;
        int k = n;
        while (k-- > 0) y = Math.sin(y) + k * x;
        return y * k;
    }

    //: n = 0 | 3 | 10
    @Differentiable
    static double twoConditions(double x, int n) {
        double y = x;
        for (int i = 0; i < n && y < 20; i++) y += y * 0.7;
        return y * y;
    }

    //: n = 0 | 1 | 6
    @Differentiable
    static double doubleIndex(double x, int n) {
        double s = 0;
        for (double t = 0; t < n; t += 0.5) s += Math.sin(x * t);
        return s;
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double notCarried(double x, int n) {
        double y = 0;
        for (int i = 0; i < n; i++) y = x * i;
        return y + x;
    }
}
