package org.wengert.samples.poisson;

import org.wengert.Differentiable;

/** Poisson's equation by finite differences; the matrix is assembled in place, and eliminated in place by code that is differentiated. */
public final class Elimination {
    private Elimination() {}

    /** I(t) for n points. */
    @Differentiable(wrt = "t")
    public static double integral(double t, int n) {
        double[][] a = matrix(n);
        double[] b = Profile.density(t, n);
        b[0] = 0;
        solve(a, b);
        return Profile.integral(b);
    }

    /** The second difference of period n, except that the first equation is φ₀ = 0: a potential is known up to a constant. */
    static double[][] matrix(int n) {
        double step = Profile.LENGTH / n;
        double c = 1 / (step * step);
        double[][] a = new double[n][n];
        for (int i = 1; i < n; i++) {
            a[i][i] = -2 * c;
            a[i][i - 1] = c;
            a[i - 1][i] = c;
        }
        a[0][0] = 1;
        a[0][1] = 0;
        a[n - 1][0] = c;
        return a;
    }

    /** Solves a x = b by Gaussian elimination with partial pivoting; x replaces b, and a is used up. */
    static void solve(double[][] a, double[] b) {
        int n = b.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) pivot = i;
            }
            double[] row = a[k];
            a[k] = a[pivot];
            a[pivot] = row;
            double right = b[k];
            b[k] = b[pivot];
            b[pivot] = right;
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                if (factor == 0) continue;
                for (int j = k; j < n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
                b[i] -= factor * b[k];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                b[i] -= a[i][j] * b[j];
            }
            b[i] /= a[i][i];
        }
    }
}
