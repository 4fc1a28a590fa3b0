package org.wengert.samples.quickstart;

import org.wengert.Differentiable;

/** A density profile n₀ + sin²(t) exp(−(z − μ)² / 2σ²) whose peak comes and goes with the time t. */
final class Profile {
    static final double N0 = 1;
    static final double MU = 0;
    static final double SIGMA = 0.2;

    private Profile() {}

    /** The integral of the profile over z from −1 to 1, by the trapezoidal rule with step 0.01. */
    @Differentiable
    static double integral(double t) {
        double step = 0.01;
        double sum = 0;
        for (int i = 0; i <= 200; i++) {
            double weight = i == 0 || i == 200 ? 0.5 : 1;
            sum += weight * density(t, -1 + i * step);
        }
        return sum * step;
    }

    private static double density(double t, double z) {
        double amplitude = Math.sin(t) * Math.sin(t);
        double distance = z - MU;
        return N0 + amplitude * Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
    }

    /** The derivative of the exact integral: √(2π) σ erf(1 / (√2 σ)) sin 2t. */
    static double derivativeByHand(double t) {
        return 0.5013253675146261 * Math.sin(2 * t);
    }
}
