package org.wengert.adapters.jtransforms;

import org.jtransforms.fft.DoubleFFT_2D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The complex Fourier transform of a matrix whose rows stand one after the other, in place. */
@PullbackOf(type = DoubleFFT_2D.class, method = "complexForward")
public final class ComplexForward2dPullback {
    private final DoubleFFT_2D self;
    private final double[] after;

    private ComplexForward2dPullback(DoubleFFT_2D self, double[] after) {
        this.self = self;
        this.after = after;
    }

    /** The forward sweep, which leaves the array as it is. */
    public static ComplexForward2dPullback of(DoubleFFT_2D self, @Overwritten double[] a) {
        return new ComplexForward2dPullback(self, image(self, a));
    }

    private static double[] image(DoubleFFT_2D self, double[] a) {
        double[] image = a.clone();
        self.complexForward(image);
        return image;
    }

    /** What the transform writes. */
    public Outputs value() {
        return new Outputs(after.clone());
    }

    /** The transpose of the transform. */
    public Gradient apply(Outputs seed) {
        return new Gradient(Transposes.complexForward2d(self, seed.a()));
    }

    /** The transform of a tangent. */
    public static Outputs pushforward(DoubleFFT_2D self, double[] a, double[] aDot) {
        return new Outputs(image(self, aDot));
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
