package org.wengert.adapters.ejml;

import org.wengert.Differentiable;

/** Methods that use the library in the ways that a generated gradient has to get right. */
final class Methods {
    private Methods() {}

    /** The negative log-likelihood of a normal distribution with covariance a. */
    @Differentiable
    static double logLikelihood(double[][] a, double[] x) {
        return 0.5 * Dense.dot(x, Dense.solve(a, x)) + 0.5 * Math.log(Dense.det(a));
    }

    /** The matrix is overwritten between two uses, and so is a solution. */
    @Differentiable
    static double changedAfterwards(double[][] a, double[] b) {
        double[] x = Dense.solve(a, b);
        a[0][0] *= 1 + x[0];
        x[1] = a[0][0];
        double[] y = Dense.solve(a, x);
        return y[0] * x[1] + Dense.trace(a);
    }

    /** A layer: entry by entry over products. */
    @Differentiable
    static double[][] layer(double[][] w, double[][] x, double scale) {
        double[][] z = Dense.scale(scale, Dense.mult(w, x));
        return Dense.elementMult(Dense.elementExp(z), Dense.add(z, Dense.multTransAB(x, w).length > 0 ? z : x));
    }

    /** A matrix that is assembled in place, and solved for again and again. */
    @Differentiable
    static double implicitSteps(double[] u, double kappa, int steps) {
        int n = u.length;
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i][i] = 1 + 2 * kappa;
            if (i > 0) a[i][i - 1] = -kappa;
            if (i < n - 1) a[i][i + 1] = -kappa * (1 + 0.1 * i);
        }
        double[] v = u;
        for (int k = 0; k < steps; k++) {
            v = Dense.solve(a, v);
            v[0] += kappa;
        }
        double sum = 0;
        for (double vi : v) sum += vi * vi;
        return sum;
    }

    @Differentiable
    static double[] fit(double[] t, double[] y) {
        double[][] a = new double[t.length][3];
        for (int i = 0; i < t.length; i++) {
            for (int j = 0; j < 3; j++) a[i][j] = Math.pow(t[i], j);
        }
        return Dense.leastSquares(a, y);
    }

    @Differentiable
    static double ridge(double[][] a, double[] y, double lambda) {
        double[][] normal = Dense.multTransA(a, a);
        for (int i = 0; i < normal.length; i++) normal[i][i] += lambda * lambda;
        double[] x = Dense.solveSPD(normal, Dense.multTransA(a, y));
        return Dense.dot(x, x);
    }

    @Differentiable
    static double[][] rational(double[][] a, double[][] b, double p) {
        double[][] inverse = Dense.invert(Dense.subtract(a, Dense.transpose(b)));
        return Dense.elementDiv(Dense.multTransB(inverse, a), Dense.elementPower(Dense.elementMult(b, b), p));
    }

    /** Where the equations have no solution, the library's exception reaches the caller, or a handler. */
    @Differentiable
    static double orZero(double[][] a, double[] b) {
        try {
            return Dense.solve(a, b)[0] * b[1];
        } catch (org.ejml.data.SingularMatrixException e) {
            return b[0] * b[0];
        }
    }
}
