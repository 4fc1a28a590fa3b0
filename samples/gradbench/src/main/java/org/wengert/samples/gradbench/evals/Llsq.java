package org.wengert.samples.gradbench.evals;

import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** Least squares: a polynomial that is to follow the sign of t on n points between -1 and 1. */
public final class Llsq {
    public static final Eval<Input> EVAL = new Eval<>("llsq", Input.class)
            .with("primal", in -> () -> leastSquares(in.x, in.n))
            .with("gradient", in -> () -> LlsqLeastSquares.gradient(in.x, in.n));

    private Llsq() {}

    record Input(double[] x, int n) {}

    /** ½ Σᵢ (sign tᵢ − Σⱼ xⱼ tᵢʲ)². */
    @Differentiable
    static double leastSquares(double[] x, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double t = -1 + 2.0 * i / (n - 1);
            double residual = Math.signum(t);
            double power = 1;
            for (int j = 0; j < x.length; j++) {
                residual -= x[j] * power;
                power *= t;
            }
            sum += residual * residual;
        }
        return 0.5 * sum;
    }
}
