package org.wengert.samples.poisson;

import org.jtransforms.fft.DoubleFFT_1D;
import org.wengert.Differentiable;
import org.wengert.adapters.jtransforms.RealForwardPullback;
import org.wengert.adapters.jtransforms.RealInversePullback;

/** Poisson's equation in Fourier space, by the real transform of JTransforms. */
final class Spectral {
    private Spectral() {}

    /** I(t) for n points. */
    static double integral(double t, int n) {
        DoubleFFT_1D fft = new DoubleFFT_1D(n);
        double[] phi = Profile.density(t, n);
        fft.realForward(phi);
        divide(phi);
        fft.realInverse(phi, true);
        return Profile.integral(phi);
    }

    /** dI/dt: the pullbacks of the steps, generated and of the adapter, one after the other. */
    static double gradient(double t, int n) {
        DoubleFFT_1D fft = new DoubleFFT_1D(n);
        ProfileDensity.Pullback density = ProfileDensity.pullback(t, n);
        RealForwardPullback forward = RealForwardPullback.of(fft, density.value());
        SpectralDivide.Pullback divide = SpectralDivide.pullback(forward.value().a());
        RealInversePullback inverse = RealInversePullback.of(fft, divide.value(), true);
        double[] phi = ProfileIntegral.gradient(inverse.value().a());
        double[] quotient = inverse.apply(new RealInversePullback.Outputs(phi)).a();
        double[] transform = divide.apply(quotient);
        return density.apply(
                forward.apply(new RealForwardPullback.Outputs(transform)).a());
    }

    /** Divides each coefficient of a transform in place by −k². The library's order is k = 0, n/2, and then pairs. */
    @Differentiable
    static void divide(double[] transform) {
        int n = transform.length;
        transform[0] = 0;
        for (int i = 1; i < n; i++) {
            double wave = 2 * Math.PI / Profile.LENGTH * (i == 1 ? n / 2 : i / 2);
            transform[i] /= -wave * wave;
        }
    }
}
