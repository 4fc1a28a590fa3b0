package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The complex Fourier transform in place from an offset on. */
@PullbackOf(type = DoubleFFT_1D.class, method = "complexForward")
final class ComplexForwardFromPullback {
    private final DoubleFFT_1D self;
    private final int offa;
    private final double[] after;

    private ComplexForwardFromPullback(DoubleFFT_1D self, int offa, double[] after) {
        this.self = self;
        this.offa = offa;
        this.after = after;
    }

    static ComplexForwardFromPullback of(DoubleFFT_1D self, @Overwritten double[] a, int offa) {
        return new ComplexForwardFromPullback(self, offa, image(self, a, offa));
    }

    private static double[] image(DoubleFFT_1D self, double[] a, int offa) {
        double[] image = a.clone();
        self.complexForward(image, offa);
        return image;
    }

    Outputs value() {
        return new Outputs(after.clone());
    }

    Gradient apply(Outputs seed) {
        return new Gradient(Transposes.complexForward(self, seed.a(), offa));
    }

    static double[] pushforward(DoubleFFT_1D self, double[] a, int offa, double[] aDot) {
        return image(self, aDot, offa);
    }

    record Outputs(double[] a) {}

    record Gradient(double[] a) {}
}
