package org.wengert.adapters.jtransforms;

import org.jtransforms.dst.DoubleDST_2D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The sine transform of a matrix, in place. */
@PullbackOf(type = DoubleDST_2D.class, method = "forward")
final class DstForward2dRowsPullback {
    private final DoubleDST_2D self;
    private final boolean scale;
    private final double[][] after;

    private DstForward2dRowsPullback(DoubleDST_2D self, boolean scale, double[][] after) {
        this.self = self;
        this.scale = scale;
        this.after = after;
    }

    static DstForward2dRowsPullback of(DoubleDST_2D self, @Overwritten double[][] a, boolean scale) {
        return new DstForward2dRowsPullback(self, scale, image(self, a, scale));
    }

    private static double[][] image(DoubleDST_2D self, double[][] a, boolean scale) {
        double[][] image = Transposes.copy(a);
        self.forward(image, scale);
        return image;
    }

    Outputs value() {
        return new Outputs(Transposes.copy(after));
    }

    Gradient apply(Outputs seed) {
        return new Gradient(Orthogonal.transposeOfForward(seed.a(), scale, self::forward, self::inverse));
    }

    static double[][] pushforward(DoubleDST_2D self, double[][] a, boolean scale, double[][] aDot) {
        return image(self, aDot, scale);
    }

    record Outputs(double[][] a) {}

    record Gradient(double[][] a) {}
}
