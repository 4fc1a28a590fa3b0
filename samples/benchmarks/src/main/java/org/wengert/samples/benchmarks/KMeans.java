package org.wengert.samples.benchmarks;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#kMeans}: the gradient, and the direction of Newton's method, the gradient divided by the diagonal of the Hessian. */
@State(Scope.Benchmark)
public class KMeans {
    final double[][] points;
    final double[][] centroids;
    private final PrimalsKMeans.Pullback pullback;
    private final double[][] centroidsBar;
    final double[][] centroidsDot;
    private final double[][] ones;

    public KMeans() {
        this(100, 10_000, 16);
    }

    KMeans(int k, int n, int d) {
        Random random = new Random();
        points = random.matrix(n, d, -1, 1);
        centroids = random.matrix(k, d, -1, 1);
        pullback = PrimalsKMeans.pullback(points, centroids);
        centroidsBar = new double[k][d];
        centroidsDot = random.matrix(k, d, -1, 1);
        ones = new double[k][d];
        for (double[] row : ones) Arrays.fill(row, 1);
    }

    @Benchmark
    public double primal() {
        return Primals.kMeans(points, centroids);
    }

    @Benchmark
    public double[][] gradient() {
        return PrimalsKMeans.gradient(points, centroids);
    }

    @Benchmark
    public double[][] reused() {
        pullback.at(points, centroids).accumulate(1, centroidsBar);
        return centroidsBar;
    }

    @Benchmark
    public double[][] hessianVectorProduct() {
        return PrimalsKMeans.hessianVectorProduct(points, centroids, centroidsDot);
    }

    /** The Hessian is diagonal: its product with ones is its diagonal. */
    @Benchmark
    public double[][] direction() {
        double[][] gradient = PrimalsKMeans.gradient(points, centroids);
        double[][] diagonal = PrimalsKMeans.hessianVectorProduct(points, centroids, ones);
        for (int k = 0; k < gradient.length; k++)
            for (int i = 0; i < gradient[k].length; i++) gradient[k][i] /= diagonal[k][i];
        return gradient;
    }

    /** A centroid less the mean of its points. */
    @Benchmark
    public double[][] handWrittenDirection() {
        int[] counts = new int[centroids.length];
        double[][] bar = handWritten(counts);
        for (int k = 0; k < bar.length; k++) for (int i = 0; i < bar[k].length; i++) bar[k][i] /= 2 * counts[k];
        return bar;
    }

    /** Only the nearest centroid of a point has a derivative. */
    @Benchmark
    public double[][] handWritten() {
        return handWritten(new int[centroids.length]);
    }

    private double[][] handWritten(int[] counts) {
        double[][] bar = new double[centroids.length][centroids[0].length];
        for (double[] p : points) {
            double best = Double.POSITIVE_INFINITY;
            int nearest = 0;
            for (int k = 0; k < centroids.length; k++) {
                double[] c = centroids[k];
                double d2 = 0;
                for (int i = 0; i < p.length; i++) {
                    double d = c[i] - p[i];
                    d2 += d * d;
                }
                if (d2 < best) {
                    best = d2;
                    nearest = k;
                }
            }
            counts[nearest]++;
            double[] row = bar[nearest];
            double[] c = centroids[nearest];
            for (int i = 0; i < p.length; i++) row[i] += 2 * (c[i] - p[i]);
        }
        return bar;
    }
}
