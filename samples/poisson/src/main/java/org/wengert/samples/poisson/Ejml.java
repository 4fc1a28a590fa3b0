package org.wengert.samples.poisson;

import org.wengert.Differentiable;
import org.wengert.adapters.ejml.Dense;

/** Poisson's equation by finite differences, the equations solved by EJML. Their factorisation serves the gradient too. */
public final class Ejml {
    private Ejml() {}

    /** I(t) for n points. */
    @Differentiable(wrt = "t")
    public static double integral(double t, int n) {
        double[][] a = Elimination.matrix(n);
        double[] b = Profile.density(t, n);
        b[0] = 0;
        return Profile.integral(Dense.solve(a, b));
    }
}
