package org.wengert.adapters.jtransforms;

import org.jtransforms.dst.DoubleDST_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The sine transform in place. */
@PullbackOf(type = DoubleDST_1D.class, method = "forward")
public final class DstForwardPullback {
    private final DoubleDST_1D self;
    private final boolean scale;
    private final double[] after;

    private DstForwardPullback(DoubleDST_1D self, boolean scale, double[] after) {
        this.self = self;
        this.scale = scale;
        this.after = after;
    }

    /** The forward sweep, which leaves the array as it is. */
    public static DstForwardPullback of(DoubleDST_1D self, @Overwritten double[] a, boolean scale) {
        return new DstForwardPullback(self, scale, image(self, a, scale));
    }

    private static double[] image(DoubleDST_1D self, double[] a, boolean scale) {
        double[] image = a.clone();
        self.forward(image, scale);
        return image;
    }

    /** What the transform writes. */
    public Outputs value() {
        return new Outputs(after.clone());
    }

    /** The transpose of the transform. */
    public Gradient apply(Outputs seed) {
        return new Gradient(Orthogonal.transposeOfForward(
                seed.a(), scale, (a, is) -> self.forward(a, is), (a, is) -> self.inverse(a, is)));
    }

    /** The transform of a tangent. */
    public static Outputs pushforward(DoubleDST_1D self, double[] a, boolean scale, double[] aDot) {
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
