package programs;

import org.wengert.Differentiable;

/** Single precision. */
final class Singles {
    @Differentiable
    static float polynomial(float x, float y) {
        return 3 * x * x * y - y * y + x / y;
    }

    @Differentiable
    static double widened(float x, double y) {
        return x * y + Math.sin(x);
    }

    @Differentiable
    static float narrowed(double x) {
        return (float) (x * x);
    }

    @Differentiable
    static double narrowedAndBack(double x) {
        float y = (float) (x * x);
        return y * x;
    }

    @Differentiable
    static float compounds(float x, double y) {
        float s = x;
        s += y;
        s *= y * x;
        s -= 1;
        s /= 2.5;
        s++;
        return s;
    }

    //: a[3|0|2]
    @Differentiable
    static float arrays(float[] a, float x) {
        float s = x;
        for (int i = 0; i < a.length; i++) s += a[i] * x * (i + 1);
        return s;
    }

    @Differentiable
    static float[] arraysReturned(float[] a, double x) {
        float[] r = a.clone();
        r[0] *= x;
        r[1] += a[2] * a[2];
        return r;
    }

    //: m[2][3]
    @Differentiable
    static double matrix(float[][] m, double[] v) {
        double s = 0;
        for (float[] row : m) {
            float t = 0;
            for (int j = 0; j < row.length; j++) t += row[j] * v[j];
            s += t * t;
        }
        return s;
    }

    @Differentiable
    static float functions(float x) {
        return (float) Math.sin(x) + Math.abs(x) * Math.max(x, 0.1f) + (float) Math.sqrt(x);
    }

    @Differentiable
    static float mixedBranches(float x, boolean b) {
        float y = b ? x : 2;
        return b ? y * x : y * 3f;
    }

    @Differentiable
    static double longAsFloat(double x, long n) {
        float f = n;
        return f * x + (float) n / 3 * x * x;
    }
}
