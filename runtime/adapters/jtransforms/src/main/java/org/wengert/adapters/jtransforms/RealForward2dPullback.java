package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_2D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The real Fourier transform of a matrix, in place. */
@PullbackOf(type = DoubleFFT_2D.class, method = "realForward")
final class RealForward2dPullback {
    private final DoubleFFT_2D self;
    private final double[][] after;

    private RealForward2dPullback(DoubleFFT_2D self, double[][] after) {
        this.self = self;
        this.after = after;
    }

    static RealForward2dPullback of(DoubleFFT_2D self, @Overwritten double[][] a) {
        return new RealForward2dPullback(self, image(self, a));
    }

    private static double[][] image(DoubleFFT_2D self, double[][] a) {
        double[][] image = Transposes.copy(a);
        self.realForward(image);
        return image;
    }

    Outputs value() {
        return new Outputs(Transposes.copy(after));
    }

    Gradient apply(Outputs seed) {
        return new Gradient(Transposes.realForward2d(self, seed.a()));
    }

    static double[][] pushforward(DoubleFFT_2D self, double[][] a, double[][] aDot) {
        return image(self, aDot);
    }

    record Outputs(double[][] a) {}

    record Gradient(double[][] a) {}
}
