package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The real Fourier transform in place. */
@PullbackOf(type = DoubleFFT_1D.class, method = "realForward")
final class RealForwardPullback {
    private final DoubleFFT_1D self;
    private final double[] after;

    private RealForwardPullback(DoubleFFT_1D self, double[] after) {
        this.self = self;
        this.after = after;
    }

    static RealForwardPullback of(DoubleFFT_1D self, @Overwritten double[] a) {
        return new RealForwardPullback(self, image(self, a));
    }

    private static double[] image(DoubleFFT_1D self, double[] a) {
        double[] image = a.clone();
        self.realForward(image);
        return image;
    }

    Outputs value() {
        return new Outputs(after.clone());
    }

    Gradient apply(Outputs seed) {
        return new Gradient(Transposes.realForward(self, seed.a(), 0));
    }

    static double[] pushforward(DoubleFFT_1D self, double[] a, double[] aDot) {
        return image(self, aDot);
    }

    record Outputs(double[] a) {}

    record Gradient(double[] a) {}
}
