package org.wengert.samples.gradbench.evals;

import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** The posterior of a mixture of Gaussian distributions, with a Wishart distribution as the prior of their precisions. */
public final class Gmm {
    public static final Eval<Input> EVAL = new Eval<>("gmm", Input.class)
            .with("objective", in -> () -> logPosterior(in.alpha, in.mu, in.q, in.l, in.x, in.gamma, in.m))
            .with("jacobian", in -> () -> GmmLogPosterior.gradient(in.alpha, in.mu, in.q, in.l, in.x, in.gamma, in.m));

    private Gmm() {}

    record Input(double[] alpha, double[][] mu, double[][] q, double[][] l, double[][] x, double gamma, int m) {}

    /**
     * The logarithm of the posterior. The precision of component c is Qᵀ Q for the lower triangle Q with the diagonal exp q[c] and below
     * it l[c], column by column.
     *
     * @param alpha the logarithms of the weights of the components, up to a constant
     * @param mu their means
     * @param x the observations
     * @param gamma the scale of the prior
     * @param m its degrees of freedom beyond the dimension
     */
    @Differentiable(wrt = {"alpha", "mu", "q", "l"})
    static double logPosterior(
            double[] alpha, double[][] mu, double[][] q, double[][] l, double[][] x, double gamma, int m) {
        int d = mu[0].length;
        int k = alpha.length;
        double[][] terms = new double[x.length][k];
        double[] centre = new double[d];
        double[] y = new double[d];
        double prior = k * logWishartFactor(d, gamma, m);
        for (int c = 0; c < k; c++) {
            double[][] columns = triangle(q[c], l[c]);
            double logDeterminant = sum(q[c]);
            prior += m * logDeterminant;
            for (int j = 0; j < d; j++) prior -= 0.5 * gamma * gamma * squaredNorm(columns[j]);
            times(columns, mu[c], centre);
            for (int i = 0; i < x.length; i++) {
                times(columns, x[i], y);
                double distance = 0;
                for (int j = 0; j < d; j++) distance += (y[j] - centre[j]) * (y[j] - centre[j]);
                terms[i][c] = alpha[c] + logDeterminant - 0.5 * distance;
            }
        }
        double likelihood = -x.length * (0.5 * d * Math.log(2 * Math.PI) + Lse.logSumExp(alpha));
        for (double[] row : terms) likelihood += Lse.logSumExp(row);
        return likelihood + prior;
    }

    /** The columns of the lower triangle. */
    private static double[][] triangle(double[] logDiagonal, double[] below) {
        int d = logDiagonal.length;
        double[][] columns = new double[d][d];
        int p = 0;
        for (int j = 0; j < d; j++) {
            columns[j][j] = Math.exp(logDiagonal[j]);
            for (int i = j + 1; i < d; i++) columns[j][i] = below[p++];
        }
        return columns;
    }

    /** y = Q x. */
    private static void times(double[][] columns, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) y[i] = 0;
        for (int j = 0; j < x.length; j++) {
            double[] column = columns[j];
            double xj = x[j];
            for (int i = j; i < y.length; i++) y[i] += column[i] * xj;
        }
    }

    private static double sum(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += x[i];
        return sum;
    }

    private static double squaredNorm(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += x[i] * x[i];
        return sum;
    }

    /** The logarithm of the factor of Wishart's density that does not depend on the matrix, with d + m + 1 degrees of freedom. */
    private static double logWishartFactor(int d, double gamma, int m) {
        int freedom = d + m + 1;
        double factor = freedom * d * Math.log(gamma / Math.sqrt(2)) - 0.25 * d * (d - 1) * Math.log(Math.PI);
        for (int j = 0; j < d; j++) factor -= logGammaOfHalf(freedom - j);
        return factor;
    }

    /** log Γ(n/2), from Γ(½) = √π, Γ(1) = 1 and Γ(a + 1) = a Γ(a). */
    private static double logGammaOfHalf(int n) {
        double log = n % 2 == 0 ? 0 : 0.5 * Math.log(Math.PI);
        for (int i = n - 2; i > 0; i -= 2) log += Math.log(0.5 * i);
        return log;
    }
}
