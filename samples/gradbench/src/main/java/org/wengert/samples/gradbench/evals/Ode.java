package org.wengert.samples.gradbench.evals;

import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** A chain of differential equations, y₀' = x₀ and yᵢ' = xᵢ yᵢ₋₁ with y(0) = 0, integrated by Runge and Kutta's classic method. */
public final class Ode {
    private static final double END = 2;

    public static final Eval<Input> EVAL = new Eval<>("ode", Input.class)
            .with("primal", in -> () -> integrate(in.x, in.s))
            .with("gradient", in -> () -> OdeLast.gradient(in.x, in.s));

    private Ode() {}

    record Input(double[] x, int s) {}

    @Differentiable
    static double last(double[] x, int steps) {
        return integrate(x, steps)[x.length - 1];
    }

    static double[] integrate(double[] x, int steps) {
        int n = x.length;
        double h = END / steps;
        double[] y = new double[n];
        double[] between = new double[n];
        double[] k1 = new double[n];
        double[] k2 = new double[n];
        double[] k3 = new double[n];
        double[] k4 = new double[n];
        for (int s = 0; s < steps; s++) {
            slope(x, y, k1);
            for (int i = 0; i < n; i++) between[i] = y[i] + h / 2 * k1[i];
            slope(x, between, k2);
            for (int i = 0; i < n; i++) between[i] = y[i] + h / 2 * k2[i];
            slope(x, between, k3);
            for (int i = 0; i < n; i++) between[i] = y[i] + h * k3[i];
            slope(x, between, k4);
            for (int i = 0; i < n; i++) y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return y;
    }

    private static void slope(double[] x, double[] y, double[] slope) {
        slope[0] = x[0];
        for (int i = 1; i < x.length; i++) slope[i] = x[i] * y[i - 1];
    }
}
