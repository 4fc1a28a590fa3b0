package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.wengert.support.DeepArrays;

/** {@link Primals#mlp}. */
@State(Scope.Benchmark)
public class Mlp {
    final double[][][] weights;
    final double[][] biases;
    final double[] x;
    final double[] target;
    private final PrimalsMlp.Pullback pullback;
    private final double[][][] weightsBar;
    private final double[][] biasesBar;
    private final double[] xBar;
    final double[][][] weightsDot;
    final double[][] biasesDot;
    final double[] xDot;

    public Mlp() {
        this(128, 128, 128, 128, 10);
    }

    Mlp(int... sizes) {
        Random random = new Random();
        int layers = sizes.length - 1;
        weights = new double[layers][][];
        biases = new double[layers][];
        weightsDot = new double[layers][][];
        biasesDot = new double[layers][];
        for (int i = 0; i < layers; i++) {
            weights[i] = random.matrix(sizes[i + 1], sizes[i], -0.15, 0.15);
            biases[i] = random.vector(sizes[i + 1], -0.15, 0.15);
        }
        x = random.vector(sizes[0], -1, 1);
        target = random.vector(sizes[layers], -1, 1);
        for (int i = 0; i < layers; i++) {
            weightsDot[i] = random.matrix(sizes[i + 1], sizes[i], -1, 1);
            biasesDot[i] = random.vector(sizes[i + 1], -1, 1);
        }
        xDot = random.vector(sizes[0], -1, 1);
        pullback = PrimalsMlp.pullback(weights, biases, x, target);
        weightsBar = DeepArrays.zeros(weights);
        biasesBar = DeepArrays.zeros(biases);
        xBar = new double[sizes[0]];
    }

    @Benchmark
    public double primal() {
        return Primals.mlp(weights, biases, x, target);
    }

    @Benchmark
    public PrimalsMlp.Gradient gradient() {
        return PrimalsMlp.gradient(weights, biases, x, target);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(weights, biases, x, target).accumulate(1, weightsBar, biasesBar, xBar);
        return xBar;
    }

    @Benchmark
    public PrimalsMlp.Gradient hessianVectorProduct() {
        return PrimalsMlp.hessianVectorProduct(weights, biases, x, target, weightsDot, biasesDot, xDot);
    }

    /** Four rows of a matrix at a time; cotangents are written, not added. */
    @Benchmark
    public PrimalsMlp.Gradient handWritten() {
        int layers = weights.length;
        double[][] h = new double[layers + 1][];
        h[0] = x;
        for (int layer = 0; layer < layers; layer++) h[layer + 1] = forward(weights[layer], biases[layer], h[layer]);
        double[][][] weightsBar = new double[layers][][];
        double[][] biasesBar = new double[layers][];
        double[] y = h[layers];
        double[] bar = new double[y.length];
        for (int i = 0; i < bar.length; i++) bar[i] = y[i] - target[i];
        for (int layer = layers - 1; layer >= 0; layer--) {
            y = h[layer + 1];
            for (int i = 0; i < bar.length; i++) bar[i] *= 1 - y[i] * y[i];
            biasesBar[layer] = bar;
            weightsBar[layer] = outer(bar, h[layer]);
            bar = transposed(weights[layer], bar, h[layer].length);
        }
        return new PrimalsMlp.Gradient(weightsBar, biasesBar, bar);
    }

    private static double[] forward(double[][] w, double[] bias, double[] h) {
        double[] y = new double[w.length];
        int i = 0;
        for (; i + 4 <= y.length; i += 4) {
            double[] w0 = w[i];
            double[] w1 = w[i + 1];
            double[] w2 = w[i + 2];
            double[] w3 = w[i + 3];
            double s0 = bias[i];
            double s1 = bias[i + 1];
            double s2 = bias[i + 2];
            double s3 = bias[i + 3];
            for (int j = 0; j < h.length; j++) {
                double hj = h[j];
                s0 += w0[j] * hj;
                s1 += w1[j] * hj;
                s2 += w2[j] * hj;
                s3 += w3[j] * hj;
            }
            y[i] = Math.tanh(s0);
            y[i + 1] = Math.tanh(s1);
            y[i + 2] = Math.tanh(s2);
            y[i + 3] = Math.tanh(s3);
        }
        for (; i < y.length; i++) {
            double[] row = w[i];
            double s = bias[i];
            for (int j = 0; j < h.length; j++) s += row[j] * h[j];
            y[i] = Math.tanh(s);
        }
        return y;
    }

    private static double[][] outer(double[] a, double[] b) {
        double[][] product = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            double[] row = product[i];
            double ai = a[i];
            for (int j = 0; j < row.length; j++) row[j] = ai * b[j];
        }
        return product;
    }

    private static double[] transposed(double[][] w, double[] a, int n) {
        double[] product = new double[n];
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            double[] w0 = w[i];
            double[] w1 = w[i + 1];
            double[] w2 = w[i + 2];
            double[] w3 = w[i + 3];
            double a0 = a[i];
            double a1 = a[i + 1];
            double a2 = a[i + 2];
            double a3 = a[i + 3];
            for (int j = 0; j < n; j++) product[j] += a0 * w0[j] + a1 * w1[j] + a2 * w2[j] + a3 * w3[j];
        }
        for (; i < a.length; i++) {
            double[] row = w[i];
            double ai = a[i];
            for (int j = 0; j < n; j++) product[j] += ai * row[j];
        }
        return product;
    }
}
