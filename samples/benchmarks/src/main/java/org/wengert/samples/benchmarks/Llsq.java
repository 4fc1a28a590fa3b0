package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#leastSquares}. */
@State(Scope.Benchmark)
public class Llsq {
    final double[] x;
    int n;
    private final PrimalsLeastSquares.Pullback pullback;
    private final double[] xBar;
    final double[] xDot;

    public Llsq() {
        this(16392, 128);
    }

    Llsq(int n, int m) {
        this.n = n;
        Random random = new Random();
        x = random.vector(m, -1, 1);
        xDot = random.vector(m, -1, 1);
        pullback = PrimalsLeastSquares.pullback(x, n);
        xBar = new double[m];
    }

    @Benchmark
    public double primal() {
        return Primals.leastSquares(x, n);
    }

    @Benchmark
    public double[] gradient() {
        return PrimalsLeastSquares.gradient(x, n);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(x, n).accumulate(1, xBar);
        return xBar;
    }

    @Benchmark
    public double[] hessianVectorProduct() {
        return PrimalsLeastSquares.hessianVectorProduct(x, n, xDot);
    }

    /** The powers of a point are kept until its residual is known. */
    @Benchmark
    public double[] handWritten() {
        double[] xBar = new double[x.length];
        double[] powers = new double[x.length];
        for (int i = 0; i < n; i++) {
            double t = -1 + i * 2.0 / (n - 1);
            double residual = Math.signum(t);
            double power = 1;
            for (int j = 0; j < x.length; j++) {
                powers[j] = power;
                residual -= x[j] * power;
                power *= t;
            }
            for (int j = 0; j < xBar.length; j++) xBar[j] -= residual * powers[j];
        }
        return xBar;
    }
}
