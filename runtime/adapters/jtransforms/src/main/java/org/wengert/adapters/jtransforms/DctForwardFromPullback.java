package org.wengert.adapters.jtransforms;

import org.jtransforms.dct.DoubleDCT_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The cosine transform in place from an offset on. */
@PullbackOf(type = DoubleDCT_1D.class, method = "forward")
public final class DctForwardFromPullback {
    private final DoubleDCT_1D self;
    private final int offa;
    private final boolean scale;
    private final double[] after;

    private DctForwardFromPullback(DoubleDCT_1D self, int offa, boolean scale, double[] after) {
        this.self = self;
        this.offa = offa;
        this.scale = scale;
        this.after = after;
    }

    /** The forward sweep, which leaves the array as it is. */
    public static DctForwardFromPullback of(DoubleDCT_1D self, @Overwritten double[] a, int offa, boolean scale) {
        return new DctForwardFromPullback(self, offa, scale, image(self, a, offa, scale));
    }

    private static double[] image(DoubleDCT_1D self, double[] a, int offa, boolean scale) {
        double[] image = a.clone();
        self.forward(image, offa, scale);
        return image;
    }

    /** What the transform writes. */
    public Outputs value() {
        return new Outputs(after.clone());
    }

    /** The transpose of the transform. */
    public Gradient apply(Outputs seed) {
        return new Gradient(Orthogonal.transposeOfForward(
                seed.a(), scale, (a, is) -> self.forward(a, offa, is), (a, is) -> self.inverse(a, offa, is)));
    }

    /** The transform of a tangent. */
    public static Outputs pushforward(DoubleDCT_1D self, double[] a, int offa, boolean scale, double[] aDot) {
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
