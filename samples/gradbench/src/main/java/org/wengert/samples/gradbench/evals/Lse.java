package org.wengert.samples.gradbench.evals;

import org.wengert.Differentiable;
import org.wengert.NonDifferentiable;
import org.wengert.samples.gradbench.Eval;

/** The logarithm of a sum of exponentials. */
public final class Lse {
    public static final Eval<Input> EVAL = new Eval<>("lse", Input.class)
            .with("primal", in -> () -> logSumExp(in.x))
            .with("gradient", in -> () -> LseLogSumExp.gradient(in.x));

    private Lse() {}

    record Input(double[] x) {}

    /** log Σ exp xᵢ = c + log Σ exp(xᵢ − c) for any c, so c is a constant; that it is the largest xᵢ keeps the sum finite. */
    @Differentiable
    static double logSumExp(double[] x) {
        double largest = max(x);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.exp(x[i] - largest);
        }
        return largest + Math.log(sum);
    }

    @NonDifferentiable
    static double max(double[] x) {
        double max = x[0];
        for (int i = 1; i < x.length; i++) {
            if (x[i] > max) max = x[i];
        }
        return max;
    }
}
