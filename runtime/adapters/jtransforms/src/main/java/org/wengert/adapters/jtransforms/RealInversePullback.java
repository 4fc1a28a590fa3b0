package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The inverse of the real Fourier transform in place. */
@PullbackOf(type = DoubleFFT_1D.class, method = "realInverse")
final class RealInversePullback {
    private final DoubleFFT_1D self;
    private final boolean scale;
    private final double[] after;

    private RealInversePullback(DoubleFFT_1D self, boolean scale, double[] after) {
        this.self = self;
        this.scale = scale;
        this.after = after;
    }

    static RealInversePullback of(DoubleFFT_1D self, @Overwritten double[] a, boolean scale) {
        return new RealInversePullback(self, scale, image(self, a, scale));
    }

    private static double[] image(DoubleFFT_1D self, double[] a, boolean scale) {
        double[] image = a.clone();
        self.realInverse(image, scale);
        return image;
    }

    Outputs value() {
        return new Outputs(after.clone());
    }

    Gradient apply(Outputs seed) {
        return new Gradient(Transposes.realInverse(self, seed.a(), 0, scale));
    }

    static double[] pushforward(DoubleFFT_1D self, double[] a, boolean scale, double[] aDot) {
        return image(self, aDot, scale);
    }

    record Outputs(double[] a) {}

    record Gradient(double[] a) {}
}
