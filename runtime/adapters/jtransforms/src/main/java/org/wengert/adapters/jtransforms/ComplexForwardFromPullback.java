package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The complex Fourier transform in place from an offset on. */
@PullbackOf(type = DoubleFFT_1D.class, method = "complexForward")
public final class ComplexForwardFromPullback {
    private final DoubleFFT_1D self;
    private final int offa;
    private final double[] after;

    private ComplexForwardFromPullback(DoubleFFT_1D self, int offa, double[] after) {
        this.self = self;
        this.offa = offa;
        this.after = after;
    }

    /** The forward sweep, which leaves the array as it is. */
    public static ComplexForwardFromPullback of(DoubleFFT_1D self, @Overwritten double[] a, int offa) {
        return new ComplexForwardFromPullback(self, offa, image(self, a, offa));
    }

    private static double[] image(DoubleFFT_1D self, double[] a, int offa) {
        double[] image = a.clone();
        self.complexForward(image, offa);
        return image;
    }

    /** What the transform writes. */
    public Outputs value() {
        return new Outputs(after.clone());
    }

    /** The transpose of the transform. */
    public Gradient apply(Outputs seed) {
        return new Gradient(Transposes.complexForward(self, seed.a(), offa));
    }

    /** The transform of a tangent. */
    public static Outputs pushforward(DoubleFFT_1D self, double[] a, int offa, double[] aDot) {
        return new Outputs(image(self, aDot, offa));
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
