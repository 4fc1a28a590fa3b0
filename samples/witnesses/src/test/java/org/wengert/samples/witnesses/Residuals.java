package org.wengert.samples.witnesses;

import org.wengert.Differentiable;

/** Residuals of the least squares problems of Moré, Garbow and Hillstrom (1981). */
final class Residuals {
    private static final double[] DISTANCES = {4.0, 2.0, 1.0, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625};

    private Residuals() {}

    @Differentiable
    static double[] linear(double[] x, int m) {
        double sum = 0;
        for (double v : x) sum += v;
        double[] f = new double[m];
        for (int i = 0; i < m; i++) f[i] = (i < x.length ? x[i] : 0) - 2 * sum / m - 1;
        return f;
    }

    @Differentiable
    static double[] rank1(double[] x, int m) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) sum += (j + 1) * x[j];
        double[] f = new double[m];
        for (int i = 0; i < m; i++) f[i] = (i + 1) * sum - 1;
        return f;
    }

    @Differentiable
    static double[] rank1WithZeros(double[] x, int m) {
        double sum = 0;
        for (int j = 1; j < x.length - 1; j++) sum += (j + 1) * x[j];
        double[] f = new double[m];
        for (int i = 0; i < m; i++) f[i] = i * (i < m - 1 ? sum : 0) - 1;
        return f;
    }

    @Differentiable
    static double[] rosenbrock(double[] x) {
        return new double[] {10 * (x[1] - x[0] * x[0]), 1 - x[0]};
    }

    @Differentiable
    static double[] helicalValley(double[] x) {
        double turns = Math.atan(x[1] / x[0]) / (2 * Math.PI) + (x[0] < 0 ? 0.5 : 0);
        double radius = Math.hypot(x[0], x[1]);
        return new double[] {10 * (x[2] - 10 * turns), 10 * (radius - 1), x[2]};
    }

    @Differentiable
    static double[] powellSingular(double[] x) {
        double a = x[1] - 2 * x[2];
        double b = x[0] - x[3];
        return new double[] {x[0] + 10 * x[1], Math.sqrt(5) * (x[2] - x[3]), a * a, Math.sqrt(10) * b * b};
    }

    @Differentiable
    static double[] freudensteinRoth(double[] x) {
        return new double[] {-13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1], -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]};
    }

    @Differentiable(wrt = "x")
    static double[] bard(double[] x, double[] y) {
        double[] f = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            int u = i + 1;
            int v = 15 - i;
            f[i] = y[i] - (x[0] + u / (v * x[1] + Math.min(u, v) * x[2]));
        }
        return f;
    }

    @Differentiable(wrt = "x")
    static double[] kowalikOsborne(double[] x, double[] y) {
        double[] f = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double u = DISTANCES[i];
            f[i] = y[i] - x[0] * (u * u + u * x[1]) / (u * u + u * x[2] + x[3]);
        }
        return f;
    }

    @Differentiable(wrt = "x")
    static double[] meyer(double[] x, double[] y) {
        double[] f = new double[y.length];
        for (int i = 0; i < y.length; i++) f[i] = x[0] * Math.exp(x[1] / (45 + 5 * (i + 1) + x[2])) - y[i];
        return f;
    }

    @Differentiable
    static double[] watson(double[] x) {
        double[] f = new double[31];
        for (int i = 0; i < 29; i++) {
            double t = (i + 1) / 29.0;
            double slope = 0;
            double value = 0;
            double power = 1;
            for (int j = 0; j < x.length; j++) {
                value += power * x[j];
                if (j + 1 < x.length) slope += (j + 1) * power * x[j + 1];
                power *= t;
            }
            f[i] = slope - value * value - 1;
        }
        f[29] = x[0];
        f[30] = x[1] - x[0] * x[0] - 1;
        return f;
    }

    @Differentiable
    static double[] box(double[] x, int m) {
        double[] f = new double[m];
        for (int i = 0; i < m; i++) {
            double t = (i + 1) / 10.0;
            f[i] = Math.exp(-t * x[0]) - Math.exp(-t * x[1]) + (Math.exp(-i - 1) - Math.exp(-t)) * x[2];
        }
        return f;
    }

    @Differentiable
    static double[] jennrichSampson(double[] x, int m) {
        double[] f = new double[m];
        for (int i = 1; i <= m; i++) f[i - 1] = 2 + 2 * i - Math.exp(i * x[0]) - Math.exp(i * x[1]);
        return f;
    }

    @Differentiable
    static double[] brownDennis(double[] x, int m) {
        double[] f = new double[m];
        for (int i = 0; i < m; i++) {
            double t = (i + 1) / 5.0;
            double a = x[0] + t * x[1] - Math.exp(t);
            double b = x[2] + x[3] * Math.sin(t) - Math.cos(t);
            f[i] = a * a + b * b;
        }
        return f;
    }

    /** Sums of Chebyshev polynomials, by their recurrence. */
    @Differentiable
    static double[] chebyquad(double[] x, int m) {
        double[] f = new double[m];
        for (double v : x) {
            double previous = 1;
            double current = 2 * v - 1;
            for (int i = 0; i < m; i++) {
                f[i] += current;
                double next = 2 * (2 * v - 1) * current - previous;
                previous = current;
                current = next;
            }
        }
        for (int i = 0; i < m; i++) {
            f[i] /= x.length;
            if (i % 2 == 1) f[i] += 1.0 / ((i + 1) * (i + 1) - 1);
        }
        return f;
    }

    @Differentiable
    static double[] brownAlmostLinear(double[] x) {
        double sum = -(x.length + 1);
        double product = 1;
        for (double v : x) {
            sum += v;
            product *= v;
        }
        double[] f = new double[x.length];
        for (int i = 0; i < x.length; i++) f[i] = x[i] + sum;
        f[x.length - 1] = product - 1;
        return f;
    }

    @Differentiable(wrt = "x")
    static double[] osborne1(double[] x, double[] y) {
        double[] f = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double t = 10 * i;
            f[i] = y[i] - (x[0] + x[1] * Math.exp(-t * x[3]) + x[2] * Math.exp(-t * x[4]));
        }
        return f;
    }

    @Differentiable(wrt = "x")
    static double[] osborne2(double[] x, double[] y) {
        double[] f = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double t = i / 10.0;
            double sum = x[0] * Math.exp(-t * x[4]);
            for (int k = 0; k < 3; k++) {
                double d = t - x[8 + k];
                sum += x[1 + k] * Math.exp(-d * d * x[5 + k]);
            }
            f[i] = y[i] - sum;
        }
        return f;
    }
}
