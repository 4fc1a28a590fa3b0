package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#logSumExp}. */
@State(Scope.Benchmark)
public class Lse {
    @Param({"2500", "1000000"})
    int n;

    double[] x;
    private PrimalsLogSumExp.Pullback pullback;
    private double[] xBar;
    double[] xDot;

    @Setup
    public void setUp() {
        Random random = new Random();
        x = random.vector(n, -1, 1);
        xDot = random.vector(n, -1, 1);
        pullback = PrimalsLogSumExp.pullback(x);
        xBar = new double[n];
    }

    @Benchmark
    public double primal() {
        return Primals.logSumExp(x);
    }

    @Benchmark
    public double[] gradient() {
        return PrimalsLogSumExp.gradient(x);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(x).accumulate(1, xBar);
        return xBar;
    }

    @Benchmark
    public double[] hessianVectorProduct() {
        return PrimalsLogSumExp.hessianVectorProduct(x, xDot);
    }

    /** The gradient's array holds the exponentials until their sum is known. */
    @Benchmark
    public double[] handWritten() {
        double max = x[0];
        for (int i = 1; i < x.length; i++) if (x[i] > max) max = x[i];
        double[] xBar = new double[x.length];
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            double exp = Math.exp(x[i] - max);
            xBar[i] = exp;
            s += exp;
        }
        double factor = 1 / s;
        for (int i = 0; i < xBar.length; i++) xBar[i] *= factor;
        return xBar;
    }
}
