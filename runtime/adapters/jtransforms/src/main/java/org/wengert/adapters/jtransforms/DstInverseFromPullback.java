package org.wengert.adapters.jtransforms;

import org.jtransforms.dst.DoubleDST_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The inverse of the sine transform in place from an offset on. */
@PullbackOf(type = DoubleDST_1D.class, method = "inverse")
public final class DstInverseFromPullback {
    private final DoubleDST_1D self;
    private final int offa;
    private final boolean scale;
    private final double[] after;

    private DstInverseFromPullback(DoubleDST_1D self, int offa, boolean scale, double[] after) {
        this.self = self;
        this.offa = offa;
        this.scale = scale;
        this.after = after;
    }

    /** The forward sweep, which leaves the array as it is. */
    public static DstInverseFromPullback of(DoubleDST_1D self, @Overwritten double[] a, int offa, boolean scale) {
        return new DstInverseFromPullback(self, offa, scale, image(self, a, offa, scale));
    }

    private static double[] image(DoubleDST_1D self, double[] a, int offa, boolean scale) {
        double[] image = a.clone();
        self.inverse(image, offa, scale);
        return image;
    }

    /** What the transform writes. */
    public Outputs value() {
        return new Outputs(after.clone());
    }

    /** The transpose of the transform. */
    public Gradient apply(Outputs seed) {
        return new Gradient(Orthogonal.transposeOfInverse(
                seed.a(), scale, (a, is) -> self.forward(a, offa, is), (a, is) -> self.inverse(a, offa, is)));
    }

    /** The transform of a tangent. */
    public static Outputs pushforward(DoubleDST_1D self, double[] a, int offa, boolean scale, double[] aDot) {
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
