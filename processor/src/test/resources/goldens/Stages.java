package goldens;

import org.wengert.Differentiable;

/** The cotangents of a scratch array are zeros when a step comes to them: they are stored, not added. */
final class Stages {
    @Differentiable(wrt = "x")
    static double[] grown(double[] x, double[] start, int steps) {
        double[] y = new double[x.length];
        double[] half = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = start[i];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < x.length; i++) half[i] = y[i] + 0.5 * x[i] * y[i];
            for (int i = 1; i < x.length; i++) y[i] += x[i] * half[i - 1];
        }
        return y;
    }
}
