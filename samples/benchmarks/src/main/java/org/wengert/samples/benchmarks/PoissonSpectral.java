package org.wengert.samples.benchmarks;

import org.jtransforms.fft.DoubleFFT_1D;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.wengert.samples.poisson.Solver;
import org.wengert.samples.poisson.Spectral;
import org.wengert.samples.poisson.SpectralIntegral;

/** {@link Spectral#integral}. */
@State(Scope.Benchmark)
public class PoissonSpectral {
    private final DoubleFFT_1D fft = new DoubleFFT_1D(Solver.POINTS);
    private final SpectralIntegral.Pullback pullback = SpectralIntegral.pullback(1, fft, Solver.POINTS);
    private final double[] tBar = new double[1];
    private double t = 1;

    @Benchmark
    public double primal() {
        return Spectral.integral(t, fft, Solver.POINTS);
    }

    @Benchmark
    public double gradient() {
        return SpectralIntegral.gradient(t, fft, Solver.POINTS);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(t, fft, Solver.POINTS).accumulate(1, tBar);
        return tBar;
    }
}
