package org.wengert.adapters.jtransforms;

import org.jtransforms.dst.DoubleDST_2D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The inverse of the sine transform of a matrix whose rows stand one after the other, in place. */
@PullbackOf(type = DoubleDST_2D.class, method = "inverse")
public final class DstInverse2dPullback {
    private final DoubleDST_2D self;
    private final boolean scale;
    private final double[] after;

    private DstInverse2dPullback(DoubleDST_2D self, boolean scale, double[] after) {
        this.self = self;
        this.scale = scale;
        this.after = after;
    }

    /** The forward sweep, which leaves the array as it is. */
    public static DstInverse2dPullback of(DoubleDST_2D self, @Overwritten double[] a, boolean scale) {
        return new DstInverse2dPullback(self, scale, image(self, a, scale));
    }

    private static double[] image(DoubleDST_2D self, double[] a, boolean scale) {
        double[] image = a.clone();
        self.inverse(image, scale);
        return image;
    }

    /** What the transform writes. */
    public Outputs value() {
        return new Outputs(after.clone());
    }

    /** The transpose of the transform. */
    public Gradient apply(Outputs seed) {
        return new Gradient(Orthogonal.transposeOfInverse(seed.a(), scale, self::forward, self::inverse));
    }

    /** The transform of a tangent. */
    public static Outputs pushforward(DoubleDST_2D self, double[] a, boolean scale, double[] aDot) {
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
