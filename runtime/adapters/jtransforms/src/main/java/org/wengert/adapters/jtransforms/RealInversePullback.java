package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The inverse of the real Fourier transform in place. */
@PullbackOf(type = DoubleFFT_1D.class, method = "realInverse")
public final class RealInversePullback {
    private final DoubleFFT_1D self;
    private final boolean scale;
    private final double[] after;

    private RealInversePullback(DoubleFFT_1D self, boolean scale, double[] after) {
        this.self = self;
        this.scale = scale;
        this.after = after;
    }

    /** The forward sweep, which leaves the array as it is. */
    public static RealInversePullback of(DoubleFFT_1D self, @Overwritten double[] a, boolean scale) {
        return new RealInversePullback(self, scale, image(self, a, scale));
    }

    private static double[] image(DoubleFFT_1D self, double[] a, boolean scale) {
        double[] image = a.clone();
        self.realInverse(image, scale);
        return image;
    }

    /** What the transform writes. */
    public Outputs value() {
        return new Outputs(after.clone());
    }

    /** The transpose of the transform. */
    public Gradient apply(Outputs seed) {
        return new Gradient(Transposes.realInverse(self, seed.a(), 0, scale));
    }

    /** The transform of a tangent. */
    public static Outputs pushforward(DoubleFFT_1D self, double[] a, boolean scale, double[] aDot) {
        return new Outputs(image(self, aDot, scale));
    }

    /**
     * What is written, and its seed.
     *
     * @param a the array after the transform
     */
    public record Outputs(double[] a) {}

    /**
     * The cotangent of what is overwritten.
     *
     * @param a that of the array before the transform
     */
    public record Gradient(double[] a) {}
}
