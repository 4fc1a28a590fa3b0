package org.wengert.samples.poisson;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * I(t) and dI/dt on {@value #POINTS} points.
 *
 * @param integral I(t)
 * @param derivative dI/dt
 */
public record Solver(DoubleUnaryOperator integral, DoubleUnaryOperator derivative) {
    public static final int POINTS = 128;
    static final String SPECTRAL = "spectral";
    static final String EJML = "EJML";
    static final String ELIMINATION = "elimination";

    public static Map<String, Solver> all() {
        Map<String, Solver> all = new LinkedHashMap<>();
        DoubleFFT_1D fft = new DoubleFFT_1D(POINTS);
        all.put(
                SPECTRAL,
                new Solver(t -> Spectral.integral(t, fft, POINTS), t -> SpectralIntegral.gradient(t, fft, POINTS)));
        all.put(EJML, new Solver(t -> Ejml.integral(t, POINTS), t -> EjmlIntegral.gradient(t, POINTS)));
        all.put(
                ELIMINATION,
                new Solver(t -> Elimination.integral(t, POINTS), t -> EliminationIntegral.gradient(t, POINTS)));
        return all;
    }

    static Solver exact() {
        return new Solver(t -> Profile.exact(t, POINTS), t -> Profile.exactDerivative(t, POINTS));
    }

    /** t = 0, 0.01, … up to 2π. */
    static double[] times() {
        double[] times = new double[(int) (2 * Math.PI / 0.01) + 1];
        for (int i = 0; i < times.length; i++) times[i] = 0.01 * i;
        return times;
    }
}
