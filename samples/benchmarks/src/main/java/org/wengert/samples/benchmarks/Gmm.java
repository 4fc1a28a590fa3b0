package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.wengert.support.DeepArrays;

/** {@link Primals#gmm}. */
@State(Scope.Benchmark)
public abstract class Gmm {
    final double[] alpha;
    final double[][] mu;
    final double[][] q;
    final double[][] l;
    final double[][] x;
    final double gamma = 1;
    final int m = 0;

    private final PrimalsGmm.Pullback pullback;
    private final double[] alphaBar;
    private final double[][] muBar;
    private final double[][] qBar;
    private final double[][] lBar;
    final double[] alphaDot;
    final double[][] muDot;
    final double[][] qDot;
    final double[][] lDot;

    Gmm(int d, int k, int n) {
        Random random = new Random();
        alpha = random.vector(k, -1, 1);
        mu = random.matrix(k, d, -1, 1);
        q = random.matrix(k, d, -1, 1);
        l = random.matrix(k, d * (d - 1) / 2, -0.15, 0.15);
        x = random.matrix(n, d, -1, 1);
        alphaDot = random.vector(k, -1, 1);
        muDot = random.matrix(k, d, -1, 1);
        qDot = random.matrix(k, d, -1, 1);
        lDot = random.matrix(k, d * (d - 1) / 2, -1, 1);
        pullback = PrimalsGmm.pullback(alpha, mu, q, l, x, gamma, m);
        alphaBar = new double[k];
        muBar = DeepArrays.zeros(mu);
        qBar = DeepArrays.zeros(q);
        lBar = DeepArrays.zeros(l);
    }

    @Benchmark
    public double primal() {
        return Primals.gmm(alpha, mu, q, l, x, gamma, m);
    }

    @Benchmark
    public PrimalsGmm.Gradient gradient() {
        return PrimalsGmm.gradient(alpha, mu, q, l, x, gamma, m);
    }

    @Benchmark
    public double[][] reused() {
        pullback.at(alpha, mu, q, l, x, gamma, m).accumulate(1, alphaBar, muBar, qBar, lBar);
        return lBar;
    }

    @Benchmark
    public PrimalsGmm.Gradient hessianVectorProduct() {
        return PrimalsGmm.hessianVectorProduct(alpha, mu, q, l, x, gamma, m, alphaDot, muDot, qDot, lDot);
    }

    /**
     * Forward and reverse sweep of a point together. The triangle is unpacked into rows, and what is linear with the same
     * coefficients for all points, the transposed triangle, is applied once to the sum of the cotangents.
     */
    @Benchmark
    public PrimalsGmm.Gradient handWritten() {
        int k = alpha.length;
        int d = mu[0].length;
        double[][] diagonal = new double[k][d];
        double[] constant = new double[k];
        double[][][] rows = new double[k][d][d];
        double[][][] rowsBar = new double[k][d][d];
        for (int c = 0; c < k; c++) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                diagonal[c][j] = Math.exp(q[c][j]);
                sum += q[c][j];
            }
            constant[c] = alpha[c] + sum;
            int p = 0;
            for (int i = 0; i < d; i++) {
                double[] row = rows[c][i];
                for (int j = i + 1; j < d; j++) row[j] = l[c][p++];
            }
        }
        double[][] centred = new double[k][d];
        double[][] transformed = new double[k][d];
        double[] terms = new double[k];
        double[] weightSum = new double[k];
        double[][] diagonalBar = new double[k][d];
        double[][] transformedBar = new double[k][d];
        for (double[] point : x) {
            for (int c = 0; c < k; c++) {
                terms[c] =
                        constant[c] - 0.5 * transform(point, mu[c], diagonal[c], rows[c], centred[c], transformed[c]);
            }
            double max = terms[0];
            for (int c = 1; c < k; c++) if (terms[c] > max) max = terms[c];
            double s = 0;
            for (int c = 0; c < k; c++) {
                terms[c] = Math.exp(terms[c] - max);
                s += terms[c];
            }
            for (int c = 0; c < k; c++) {
                double weight = terms[c] / s;
                weightSum[c] += weight;
                reverse(weight, centred[c], transformed[c], transformedBar[c], diagonalBar[c], rowsBar[c]);
            }
        }
        double max = alpha[0];
        for (int c = 1; c < k; c++) max = Math.max(max, alpha[c]);
        double s = 0;
        for (int c = 0; c < k; c++) s += Math.exp(alpha[c] - max);
        double[] alphaBar = new double[k];
        double[][] muBar = new double[k][d];
        double[][] qBar = new double[k][d];
        double[][] lBar = new double[k][];
        double scale = gamma * gamma;
        for (int c = 0; c < k; c++) {
            alphaBar[c] = weightSum[c] - x.length * (Math.exp(alpha[c] - max) / s);
            double[] lBarRow = new double[l[c].length];
            lBar[c] = lBarRow;
            int p = 0;
            for (int i = 0; i < d; i++) {
                double sum = diagonal[c][i] * transformedBar[c][i];
                for (int j = i + 1; j < d; j++) {
                    sum += rows[c][i][j] * transformedBar[c][j];
                    lBarRow[p] = rowsBar[c][i][j] - scale * l[c][p];
                    p++;
                }
                muBar[c][i] = -sum;
                qBar[c][i] = weightSum[c] + m + diagonal[c][i] * (diagonalBar[c][i] - scale * diagonal[c][i]);
            }
        }
        return new PrimalsGmm.Gradient(alphaBar, muBar, qBar, lBar);
    }

    private static double transform(
            double[] point, double[] mu, double[] diagonal, double[][] rows, double[] centred, double[] transformed) {
        int d = centred.length;
        for (int j = 0; j < d; j++) centred[j] = point[j] - mu[j];
        for (int j = 0; j < d; j++) transformed[j] = diagonal[j] * centred[j];
        for (int i = 0; i < d; i++) {
            double[] row = rows[i];
            double ci = centred[i];
            for (int j = i + 1; j < d; j++) transformed[j] += row[j] * ci;
        }
        double s = 0;
        for (int j = 0; j < d; j++) s += transformed[j] * transformed[j];
        return s;
    }

    private static void reverse(
            double weight,
            double[] centred,
            double[] transformed,
            double[] transformedBar,
            double[] diagonalBar,
            double[][] rowsBar) {
        int d = centred.length;
        for (int j = 0; j < d; j++) transformed[j] *= -weight;
        for (int j = 0; j < d; j++) transformedBar[j] += transformed[j];
        for (int j = 0; j < d; j++) diagonalBar[j] += transformed[j] * centred[j];
        for (int i = 0; i < d; i++) {
            double[] row = rowsBar[i];
            double ci = centred[i];
            for (int j = i + 1; j < d; j++) row[j] += transformed[j] * ci;
        }
    }
}
