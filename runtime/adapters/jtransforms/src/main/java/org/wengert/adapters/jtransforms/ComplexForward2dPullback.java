package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_2D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The complex Fourier transform of a matrix whose rows stand one after the other, in place. */
@PullbackOf(type = DoubleFFT_2D.class, method = "complexForward")
final class ComplexForward2dPullback {
    private final DoubleFFT_2D self;
    private final double[] after;

    private ComplexForward2dPullback(DoubleFFT_2D self, double[] after) {
        this.self = self;
        this.after = after;
    }

    static ComplexForward2dPullback of(DoubleFFT_2D self, @Overwritten double[] a) {
        return new ComplexForward2dPullback(self, image(self, a));
    }

    private static double[] image(DoubleFFT_2D self, double[] a) {
        double[] image = a.clone();
        self.complexForward(image);
        return image;
    }

    Outputs value() {
        return new Outputs(after.clone());
    }

    Gradient apply(Outputs seed) {
        return new Gradient(Transposes.complexForward2d(self, seed.a()));
    }

    static double[] pushforward(DoubleFFT_2D self, double[] a, double[] aDot) {
        return image(self, aDot);
    }

    record Outputs(double[] a) {}

    record Gradient(double[] a) {}
}
