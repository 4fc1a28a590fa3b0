package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The inverse of the complex Fourier transform in place from an offset on. */
@PullbackOf(type = DoubleFFT_1D.class, method = "complexInverse")
final class ComplexInverseFromPullback {
    private final DoubleFFT_1D self;
    private final int offa;
    private final boolean scale;
    private final double[] after;

    private ComplexInverseFromPullback(DoubleFFT_1D self, int offa, boolean scale, double[] after) {
        this.self = self;
        this.offa = offa;
        this.scale = scale;
        this.after = after;
    }

    static ComplexInverseFromPullback of(DoubleFFT_1D self, @Overwritten double[] a, int offa, boolean scale) {
        return new ComplexInverseFromPullback(self, offa, scale, image(self, a, offa, scale));
    }

    private static double[] image(DoubleFFT_1D self, double[] a, int offa, boolean scale) {
        double[] image = a.clone();
        self.complexInverse(image, offa, scale);
        return image;
    }

    Outputs value() {
        return new Outputs(after.clone());
    }

    Gradient apply(Outputs seed) {
        return new Gradient(Transposes.complexInverse(self, seed.a(), offa, scale));
    }

    static double[] pushforward(DoubleFFT_1D self, double[] a, int offa, boolean scale, double[] aDot) {
        return image(self, aDot, offa, scale);
    }

    record Outputs(double[] a) {}

    record Gradient(double[] a) {}
}
