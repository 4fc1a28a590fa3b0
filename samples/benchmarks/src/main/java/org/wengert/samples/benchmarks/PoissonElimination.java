package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.wengert.samples.poisson.Elimination;
import org.wengert.samples.poisson.EliminationIntegral;
import org.wengert.samples.poisson.Solver;

/** {@link Elimination#integral}. */
@State(Scope.Benchmark)
public class PoissonElimination {
    private final EliminationIntegral.Pullback pullback = EliminationIntegral.pullback(1, Solver.POINTS);
    private final double[] tBar = new double[1];
    private double t = 1;

    @Benchmark
    public double primal() {
        return Elimination.integral(t, Solver.POINTS);
    }

    @Benchmark
    public double gradient() {
        return EliminationIntegral.gradient(t, Solver.POINTS);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(t, Solver.POINTS).accumulate(1, tBar);
        return tBar;
    }
}
