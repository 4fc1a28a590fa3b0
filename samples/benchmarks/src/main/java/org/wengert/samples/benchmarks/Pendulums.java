package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.wengert.Differentiable;

/**
 * A chain of 50 pendulums, coupled by springs: a differential equation in 100 variables over many steps, of which 1000 snapshots are
 * kept. It runs with a heap of 64 megabytes ({@code -jvmArgs -Xmx64m}).
 */
@State(Scope.Benchmark)
public class Pendulums {
    @Param({"1000000"})
    int steps;

    double[] start;
    double coupling = 0.5;
    private PendulumsEnergy.Pullback pullback;
    private double[] startBar;
    private final double[] couplingBar = new double[1];

    @Setup
    public void setUp() {
        setUp(50);
    }

    void setUp(int n) {
        start = new Random().vector(2 * n, -1, 1);
        pullback = new PendulumsEnergy.Pullback();
        startBar = new double[2 * n];
    }

    /** The energy after so many steps; angles come first, then speeds. */
    @Differentiable(
            wrt = {"start", "coupling"},
            checkpoints = 1000)
    static double energy(double[] start, double coupling, int steps) {
        int n = start.length / 2;
        double h = 1e-4;
        double[] angle = new double[n];
        double[] speed = new double[n];
        for (int i = 0; i < n; i++) {
            angle[i] = start[i];
            speed[i] = start[n + i];
        }
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < n; i++) {
                double left = i == 0 ? 0 : angle[i - 1];
                double right = i == n - 1 ? 0 : angle[i + 1];
                speed[i] += h * (coupling * (left - 2 * angle[i] + right) - Math.sin(angle[i]));
            }
            for (int i = 0; i < n; i++) angle[i] += h * speed[i];
        }
        double s = 0;
        for (int i = 0; i < n; i++) s += 0.5 * speed[i] * speed[i] - Math.cos(angle[i]);
        return s;
    }

    @Benchmark
    public double primal() {
        return energy(start, coupling, steps);
    }

    @Benchmark
    public PendulumsEnergy.Gradient gradient() {
        return PendulumsEnergy.gradient(start, coupling, steps);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(start, coupling, steps).accumulate(1, startBar, couplingBar);
        return startBar;
    }
}
