package org.wengert.samples.poisson;

/**
 * The charge density ρ_t(x) on a periodic domain, and the potential φ_t(x) = sin² t · e(x), e(x) = exp(−(x − μ)²/2σ²), of which it is
 * the second derivative, with μ = π and σ = ¼.
 */
final class Profile {
    /** The length of the domain. */
    static final double LENGTH = 2 * Math.PI;

    private static final double MU = Math.PI;
    private static final double SIGMA = 0.25;

    private Profile() {}

    /** ρ_t at the points x_i = L i/n. */
    static double[] density(double t, int n) {
        double[] density = new double[n];
        double amplitude = Math.sin(t) * Math.sin(t);
        double variance = SIGMA * SIGMA;
        for (int i = 0; i < n; i++) {
            double x = i * (LENGTH / n) - MU;
            double gauss = Math.exp(-(x * x) / (2 * variance));
            density[i] = -amplitude * gauss * (variance - x * x) / (variance * variance);
        }
        return density;
    }

    /** I = Σ (φ_i − φ̄)². */
    static double integral(double[] potential) {
        double mean = 0;
        for (double p : potential) {
            mean += p / potential.length;
        }
        double sum = 0;
        for (double p : potential) {
            sum += (p - mean) * (p - mean);
        }
        return sum;
    }

    /** I(t) of the exact potential. */
    static double exact(double t, int n) {
        return Math.pow(Math.sin(t), 4) * gaussian(n);
    }

    /** dI/dt = 4 sin³ t cos t Σ (e_i − ē)² of the exact potential. */
    static double exactDerivative(double t, int n) {
        return 4 * Math.pow(Math.sin(t), 3) * Math.cos(t) * gaussian(n);
    }

    private static double gaussian(int n) {
        double[] e = new double[n];
        for (int i = 0; i < n; i++) {
            double x = i * (LENGTH / n) - MU;
            e[i] = Math.exp(-(x * x) / (2 * SIGMA * SIGMA));
        }
        return integral(e);
    }
}
