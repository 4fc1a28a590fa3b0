package org.wengert.samples.gradbench.evals;

/** Gradient descent as GradBench asks for: the step is doubled after ten that go down, and halved after one that does not. */
final class GradientDescent {
    static final double STEP = 1e-5;
    static final double TOLERANCE = 1e-5;
    static final int PATIENCE = 10;

    private GradientDescent() {}

    /** A function of several numbers, and its gradient. */
    interface Objective {
        double value(double[] x);

        double[] gradient(double[] x);
    }

    static double[] argmin(Objective f, double[] start) {
        double[] x = start;
        double value = f.value(x);
        double[] gradient = f.gradient(x);
        double step = STEP;
        int down = 0;
        while (norm(gradient) > TOLERANCE) {
            if (down == PATIENCE) {
                step *= 2;
                down = 0;
            }
            double[] next = plus(x, -step, gradient);
            if (distance(x, next) <= TOLERANCE) break;
            double nextValue = f.value(next);
            if (nextValue < value) {
                x = next;
                value = nextValue;
                gradient = f.gradient(x);
                down++;
            } else {
                step /= 2;
                down = 0;
            }
        }
        return x;
    }

    static double norm(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += x[i] * x[i];
        return Math.sqrt(sum);
    }

    static double distance(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += (x[i] - y[i]) * (x[i] - y[i]);
        return Math.sqrt(sum);
    }

    /** x + step · direction. */
    static double[] plus(double[] x, double step, double[] direction) {
        double[] sum = new double[x.length];
        for (int i = 0; i < x.length; i++) sum[i] = x[i] + step * direction[i];
        return sum;
    }
}
