package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#ode}: the gradient of its last output. */
@State(Scope.Benchmark)
public class Ode {
    final double[] x;
    int steps;
    private final double[] seed;
    private final PrimalsOde.Pullback pullback;
    private final double[] xBar;

    public Ode() {
        this(10_000, 10);
    }

    Ode(int n, int steps) {
        x = new Random().vector(n, -1, 1);
        this.steps = steps;
        seed = new double[n];
        seed[n - 1] = 1;
        pullback = PrimalsOde.pullback(x, steps);
        xBar = new double[n];
    }

    @Benchmark
    public double[] primal() {
        return Primals.ode(x, steps);
    }

    @Benchmark
    public double[] gradient() {
        return PrimalsOde.pullback(x, steps).apply(seed);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(x, steps).accumulate(seed, xBar);
        return xBar;
    }
}
