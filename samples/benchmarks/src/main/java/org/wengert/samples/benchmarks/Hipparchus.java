package org.wengert.samples.benchmarks;

import org.hipparchus.analysis.differentiation.Gradient;

/** Gradients of some of the {@link Primals} by the forward mode of Hipparchus: all partial derivatives go with every number. */
final class Hipparchus {
    private Hipparchus() {}

    private static Gradient[] variables(double[] x) {
        Gradient[] all = new Gradient[x.length];
        for (int i = 0; i < x.length; i++) all[i] = Gradient.variable(x.length, i, x[i]);
        return all;
    }

    static double[] rosenbrock(double[] at) {
        Gradient[] x = variables(at);
        Gradient s = Gradient.constant(x.length, 0);
        for (int i = 0; i < x.length - 1; i++) {
            Gradient a = x[i + 1].subtract(x[i].multiply(x[i]));
            Gradient b = x[i].negate().add(1);
            s = s.add(a.multiply(100).multiply(a)).add(b.multiply(b));
        }
        return s.getGradient();
    }

    static double[] logSumExp(double[] at) {
        Gradient[] x = variables(at);
        Gradient max = x[0];
        for (int i = 1; i < x.length; i++) if (x[i].getValue() > max.getValue()) max = x[i];
        Gradient s = Gradient.constant(x.length, 0);
        for (Gradient v : x) s = s.add(v.subtract(max).exp());
        return max.add(s.log()).getGradient();
    }

    static double scalarLoop(double at, int n) {
        Gradient y = Gradient.variable(1, 0, at);
        Gradient s = Gradient.constant(1, 0);
        for (int i = 0; i < n; i++) {
            Gradient b = y.pow(Math.PI).cos();
            Gradient c = y.log();
            y = b.multiply(0.05).multiply(c).add(2);
            s = s.add(y);
        }
        return s.getPartialDerivative(0);
    }

    static double[] determinant(double[] at, int n) {
        return minor(variables(at), n, 0, new boolean[n]).getGradient();
    }

    private static Gradient minor(Gradient[] a, int n, int row, boolean[] used) {
        if (row == n) return Gradient.constant(a.length, 1);
        Gradient s = Gradient.constant(a.length, 0);
        double sign = 1;
        for (int column = 0; column < n; column++) {
            if (used[column]) continue;
            used[column] = true;
            s = s.add(a[row * n + column].multiply(sign).multiply(minor(a, n, row + 1, used)));
            used[column] = false;
            sign = -sign;
        }
        return s;
    }
}
