package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_2D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The real Fourier transform of a matrix, in place. */
@PullbackOf(type = DoubleFFT_2D.class, method = "realForward")
public final class RealForward2dPullback {
    private final DoubleFFT_2D self;
    private final double[][] after;

    private RealForward2dPullback(DoubleFFT_2D self, double[][] after) {
        this.self = self;
        this.after = after;
    }

    /** The forward sweep, which leaves the array as it is. */
    public static RealForward2dPullback of(DoubleFFT_2D self, @Overwritten double[][] a) {
        return new RealForward2dPullback(self, image(self, a));
    }

    private static double[][] image(DoubleFFT_2D self, double[][] a) {
        double[][] image = Transposes.copy(a);
        self.realForward(image);
        return image;
    }

    /** What the transform writes. */
    public Outputs value() {
        return new Outputs(Transposes.copy(after));
    }

    /** The transpose of the transform. */
    public Gradient apply(Outputs seed) {
        return new Gradient(Transposes.realForward2d(self, seed.a()));
    }

    /** The transform of a tangent. */
    public static Outputs pushforward(DoubleFFT_2D self, double[][] a, double[][] aDot) {
        return new Outputs(image(self, aDot));
    }

    /**
     * What is written, and its seed.
     *
     * @param a the array after the transform
     */
    public record Outputs(double[][] a) {}

    /**
     * The cotangent of what is overwritten.
     *
     * @param a that of the array before the transform
     */
    public record Gradient(double[][] a) {}
}
