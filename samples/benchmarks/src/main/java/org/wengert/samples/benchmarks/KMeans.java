package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#kMeans}: the gradient. */
@State(Scope.Benchmark)
public class KMeans {
    final double[][] points;
    final double[][] centroids;
    private final PrimalsKMeans.Pullback pullback;
    private final double[][] centroidsBar;

    public KMeans() {
        this(100, 10_000, 16);
    }

    KMeans(int k, int n, int d) {
        Random random = new Random();
        points = random.matrix(n, d, -1, 1);
        centroids = random.matrix(k, d, -1, 1);
        pullback = PrimalsKMeans.pullback(points, centroids);
        centroidsBar = new double[k][d];
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

    /** Only the nearest centroid of a point has a derivative. */
    @Benchmark
    public double[][] handWritten() {
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
            double[] row = bar[nearest];
            double[] c = centroids[nearest];
            for (int i = 0; i < p.length; i++) row[i] += 2 * (c[i] - p[i]);
        }
        return bar;
    }
}
