package programs;

import java.util.Random;
import org.wengert.Differentiable;

/** Local arrays of a few elements, which become variables where that is the same; and Jacobians that are known to be small. */
final class SmallArrays {
    private SmallArrays() {}

    // ---- arrays that can be taken apart

    static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    /** One of two arrays, each made where it is given. */
    static double[] turned(double[] r, double[] x) {
        double s = r[0] * r[0] + r[1] * r[1];
        if (s > 2) {
            double[] c = cross(r, x);
            return new double[] {x[0] + c[0], x[1] + c[1], x[2] + c[2]};
        }
        double[] y = new double[3];
        for (int i = 0; i < 3; i++) y[i] = x[i] * s + r[2 - i];
        return y;
    }

    @Differentiable(order = 2)
    static double owned(double[] r, double[] x) {
        double[] t = turned(r, x);
        t[1] *= t[0];
        return t[0] + t[1] * t[2];
    }

    @Differentiable
    static double[] carriedElements(double[] x) {
        double[] state = {1, 0.5};
        for (int i = 0; i < x.length; i++) {
            double old = state[0];
            state[0] = old * x[i] + state[1];
            state[1] = Math.sin(old) * x[i];
        }
        return new double[] {state[1], state[0]};
    }

    @Differentiable(order = 2)
    static double madeInALoop(double[] x) {
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            double[] p = new double[3];
            for (int j = 1; j < 3; j++) p[j] = p[j - 1] * x[i] + j;
            if (i == 1) continue;
            s += p[2] * p[1];
        }
        return s;
    }

    @Differentiable
    static double nestedLoops(double x) {
        double[] a = new double[4];
        for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) a[2 * i + j] += x * (i + 1) + a[2 * j] * j;
        return a[0] * a[3] - a[1] * a[2];
    }

    @Differentiable
    static double ofOtherTypes(float x, double y) {
        float[] f = {x, 2 * x};
        int[] n = {3, 1};
        boolean[] b = {x > 1, false};
        f[n[1]] *= f[0];
        n[0]++;
        return (b[0] ? f[1] * y : f[0] + y) * n[0];
    }

    // ---- arrays that cannot

    /** The two names are of one array, or not. */
    @Differentiable
    static double chosen(double x, double y) {
        double[] a = {x, y};
        double[] b = {y, 2 * x};
        double[] c = x > 1 ? a : b;
        c[0] *= y;
        double[] d = y > 1 ? new double[] {x * y, 1} : c;
        d[1] += x;
        return a[0] * a[1] + b[0] * b[1] * d[0];
    }

    @Differentiable
    static double twice(double x) {
        double[] a;
        double[] b;
        if (x > 1) {
            a = new double[] {x, 1};
            b = a;
        } else {
            a = new double[] {1, x};
            b = new double[] {x * x, 2};
        }
        a[0] *= x;
        return a[0] + b[0] * b[1];
    }

    @Differentiable
    static double exchanged(double[] x) {
        double[] now = {x[0], x[1]};
        double[] next = {1, 0};
        for (int i = 0; i < x.length; i++) {
            next[0] = now[0] * x[i];
            next[1] = now[1] + next[0];
            double[] t = now;
            now = next;
            next = t;
        }
        return now[0] * next[1];
    }

    /** A fresh state each time. */
    @Differentiable
    static double replaced(double[] x) {
        double[] s = {1, x[0]};
        for (int i = 0; i < x.length; i++) s = new double[] {s[1], s[0] * x[i] + Math.cos(s[1])};
        return s[0] * s[1];
    }

    //: i = 0 | 1 | 2
    @Differentiable
    static double told(double x, int i) {
        double[] a = {x, x * x, 1};
        a[i] += 2 * x;
        return a[0] * a[1] * a[2];
    }

    @Differentiable
    static double inTables(double x) {
        double[] a = {x, 1};
        double[][] t = {a, a, {x, x}};
        t[1][0] *= x;
        double[] c = a.clone();
        c[1] = a[0];
        return t[0][0] * c[1] + t[2][1] * c.length;
    }

    //: throws always
    @Differentiable
    static double outside(double x) {
        double[] a = {x, 1};
        return a[2] * x;
    }

    //: n = 1 | 3 | 4
    @Differentiable
    static double outsideOfSome(double x, int n) {
        double[] a = new double[3];
        double s = x;
        try {
            for (int i = 0; i < 4; i++) {
                a[i] = s;
                if (i == n) break;
                s *= x;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            s += 1;
        }
        return a[0] + a[1] * a[2] + s;
    }

    static double[] maybe(double x) {
        if (x > 1) return null;
        return new double[] {x, 2};
    }

    @Differentiable
    static double absent(double x) {
        double[] a = maybe(x);
        return a == null ? x * x : a[0] * a[1];
    }

    // ---- Jacobians of few rows

    //: x[5|7|1]
    @Differentiable
    static double[] oneRow(double[] x) {
        double s = 1;
        for (int i = 0; i < x.length; i++) s *= Math.sin(x[i]);
        return new double[] {s};
    }

    //: x[6|9|2]
    @Differentiable
    static double[] twoRows(double[] x, double p, double[] passive) {
        double[] y = new double[2];
        y[1] = p;
        for (int i = 0; i < x.length; i++) y[0] += x[i] * p * passive[0];
        if (p > 1) y[1] = y[0] * y[0];
        else y[1] *= x[0];
        return y;
    }

    @Differentiable
    static double[] independentRow(double[] x, double[] z) {
        return new double[] {x[0] * x[1], 3, z[0] / z[2]};
    }

    @Differentiable
    static double[] noRows(double[] x) {
        return new double[0];
    }

    //: x[7]
    @Differentiable
    static double[] sixRows(double[] x) {
        double t = Math.exp(x[0]) * x[1];
        return new double[] {t, t * t, x[2] * t, x[3], x[4] - x[5], x[6] * x[6] * t};
    }

    //: x[20]
    @Differentiable
    static float[] rowsOfFloats(float[] x, double y) {
        float s = 0;
        for (int i = 0; i < x.length; i++) s += x[i] * x[i];
        return new float[] {(float) (s * y), s + x[3]};
    }

    record Pair(double a, double[] b) {}

    @Differentiable
    static double[] ofRecords(Pair[] pairs, Pair one) {
        double s = one.a();
        for (Pair p : pairs) s += p.a() * p.b()[0] * one.b()[1];
        return new double[] {s, s * s * one.b()[0]};
    }

    static Object[][] ofRecordsArguments() {
        Pair p = new Pair(0.5, new double[] {1.5, 2});
        Pair q = new Pair(1.5, new double[] {0.25, 1});
        return new Object[][] {{new Pair[] {p, q}, new Pair(2, new double[] {1, 0.75})}, {new Pair[] {q}, p}};
    }

    @Differentiable
    static double[] ofTables(double[][] a, double[][][] b) {
        double s = 0;
        for (double[] row : a) for (double e : row) s += e * b[0][1][0];
        return new double[] {s, s * a[0][0] * b[1][0][1]};
    }

    //: allocates objects
    @Differentiable
    static double[] withEffects(double[] x) {
        int[] calls = {0};
        Random random = new Random(5);
        double s = 0;
        for (int i = 0; i < x.length; i++) s += x[i] * random.nextDouble();
        calls[0]++;
        return new double[] {s, s * s * random.nextDouble()};
    }

    static double[] descent(double[] x, int depth) {
        if (depth == 0) return new double[] {x[0], x[1] * x[2]};
        double[] y = descent(x, depth - 1);
        return new double[] {y[0] * y[1], Math.sin(y[0]) * depth};
    }

    //: allocates recursion
    @Differentiable
    static double[] recursive(double[] x) {
        return descent(x, 3);
    }

    // ---- Jacobians of few columns

    @Differentiable
    static double[] fiveNumbers(double a, double b, double c, float d, Double e) {
        return new double[] {a * b + c, a * d * e, b / e};
    }

    @Differentiable
    static double[][] tableOfNumbers(double a, double b) {
        double[] shared = {a * b, a};
        return new double[][] {shared, {b, Math.pow(a, b)}, shared};
    }

    //: n = 0 | 5
    @Differentiable
    static double[] series(double x, double y, int n) {
        double[] s = new double[n];
        double power = y;
        for (int i = 0; i < n; i++) {
            s[i] = power;
            if (power < 3) power *= x;
            else power = Math.sqrt(power);
        }
        return s;
    }

    //: x[5|1|9]
    @Differentiable
    static double[] manyRows(double[] x) {
        double[] y = new double[x.length * x.length];
        for (int i = 0; i < x.length; i++)
            for (int j = 0; j < x.length; j++) y[i * x.length + j] = i < j ? x[i] * x[j] : Math.abs(x[i] - x[j]);
        return y;
    }

    @Differentiable
    static double[] corners(double x, double y) {
        double r = Math.sqrt(x * y - x * y);
        return new double[] {r * 0 + x, Math.max(x, x) * y, Math.pow(x - x, 2) + y};
    }

    // ---- Hessians, several rows at a time

    @Differentiable(order = 2)
    static double ofFiveNumbers(double a, double b, double c, double d, double e) {
        return a * b * c + Math.sin(d * e) / a + (b > c ? b * b : c * d);
    }

    //: x[6|3|4]
    @Differentiable(order = 2)
    static double swaps(double[] x) {
        double[] y = x.clone();
        for (int i = 0; i + 1 < y.length; i++) {
            double t = y[i];
            y[i] = y[i + 1] * t;
            y[i + 1] = t + y[i] * y[i];
            while (y[i] > 2) y[i] /= 1.5;
        }
        return y[0] * y[y.length - 1];
    }

    @Differentiable(order = 2)
    static double hessianOfRecords(Pair p, double[][] t) {
        return p.a() * p.b()[0] * t[0][1] + Math.exp(p.b()[1] * t[1][0]);
    }
}
