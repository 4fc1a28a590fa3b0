package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The inverse of the real Fourier transform in place from an offset on. */
@PullbackOf(type = DoubleFFT_1D.class, method = "realInverse")
public final class RealInverseFromPullback {
    private final DoubleFFT_1D self;
    private final int offa;
    private final boolean scale;
    private final double[] after;

    private RealInverseFromPullback(DoubleFFT_1D self, int offa, boolean scale, double[] after) {
        this.self = self;
        this.offa = offa;
        this.scale = scale;
        this.after = after;
    }

    /** The forward sweep, which leaves the array as it is. */
    public static RealInverseFromPullback of(DoubleFFT_1D self, @Overwritten double[] a, int offa, boolean scale) {
        return new RealInverseFromPullback(self, offa, scale, image(self, a, offa, scale));
    }

    private static double[] image(DoubleFFT_1D self, double[] a, int offa, boolean scale) {
        double[] image = a.clone();
        self.realInverse(image, offa, scale);
        return image;
    }

    /** What the transform writes. */
    public Outputs value() {
        return new Outputs(after.clone());
    }

    /** The transpose of the transform. */
    public Gradient apply(Outputs seed) {
        return new Gradient(Transposes.realInverse(self, seed.a(), offa, scale));
    }

    /** The transform of a tangent. */
    public static Outputs pushforward(DoubleFFT_1D self, double[] a, int offa, boolean scale, double[] aDot) {
        return new Outputs(image(self, aDot, offa, scale));
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
