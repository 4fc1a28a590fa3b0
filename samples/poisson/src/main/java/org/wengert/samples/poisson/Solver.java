package org.wengert.samples.poisson;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * I(t) and dI/dt on {@value #POINTS} points.
 *
 * @param integral I(t)
 * @param derivative dI/dt
 */
record Solver(DoubleUnaryOperator integral, DoubleUnaryOperator derivative) {
    static final int POINTS = 128;

    static Map<String, Solver> all() {
        Map<String, Solver> all = new LinkedHashMap<>();
        all.put("spectral", new Solver(t -> Spectral.integral(t, POINTS), t -> Spectral.gradient(t, POINTS)));
        all.put(
                "elimination",
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
