package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.wengert.samples.poisson.Ejml;
import org.wengert.samples.poisson.EjmlIntegral;
import org.wengert.samples.poisson.Solver;

/** {@link Ejml#integral}. */
@State(Scope.Benchmark)
public class PoissonEjml {
    private final EjmlIntegral.Pullback pullback = EjmlIntegral.pullback(1, Solver.POINTS);
    private final double[] tBar = new double[1];
    private double t = 1;

    @Benchmark
    public double primal() {
        return Ejml.integral(t, Solver.POINTS);
    }

    @Benchmark
    public double gradient() {
        return EjmlIntegral.gradient(t, Solver.POINTS);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(t, Solver.POINTS).accumulate(1, tBar);
        return tBar;
    }
}
