package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#logSumExp} by other means, of as many numbers as these can take. */
@State(Scope.Benchmark)
public class LseOthers {
    private final double[] x;

    public LseOthers() {
        this(2500);
    }

    LseOthers(int n) {
        x = new Random().vector(n, -1, 1);
    }

    @Benchmark
    public double primal() {
        return Primals.logSumExp(x);
    }

    @Benchmark
    public double[] finiteDifferences() {
        return Differences.gradient(Primals::logSumExp, x);
    }

    @Benchmark
    public double[] hipparchus() {
        return Hipparchus.logSumExp(x);
    }

    @Benchmark
    public double[] tape() {
        return Taped.logSumExp(x);
    }
}
