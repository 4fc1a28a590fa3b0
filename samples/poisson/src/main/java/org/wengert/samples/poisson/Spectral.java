package org.wengert.samples.poisson;

import org.jtransforms.fft.DoubleFFT_1D;
import org.wengert.Differentiable;

/** Poisson's equation in Fourier space, by the real transform of JTransforms. */
public final class Spectral {
    private Spectral() {}

    /**
     * I(t) for n points.
     *
     * @param fft the transform of length n
     */
    @Differentiable(wrt = "t")
    public static double integral(double t, DoubleFFT_1D fft, int n) {
        double[] phi = Profile.density(t, n);
        fft.realForward(phi);
        divide(phi);
        fft.realInverse(phi, true);
        return Profile.integral(phi);
    }

    /** Divides each coefficient of a transform in place by −k². The library's order is k = 0, n/2, and then pairs. */
    private static void divide(double[] transform) {
        int n = transform.length;
        transform[0] = 0;
        for (int i = 1; i < n; i++) {
            double wave = 2 * Math.PI / Profile.LENGTH * (i == 1 ? n / 2 : i / 2);
            transform[i] /= -wave * wave;
        }
    }
}
