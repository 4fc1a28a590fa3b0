package org.wengert.adapters.jtransforms;

import org.jtransforms.dst.DoubleDST_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The inverse of the sine transform in place. */
@PullbackOf(type = DoubleDST_1D.class, method = "inverse")
final class DstInversePullback {
    private final DoubleDST_1D self;
    private final boolean scale;
    private final double[] after;

    private DstInversePullback(DoubleDST_1D self, boolean scale, double[] after) {
        this.self = self;
        this.scale = scale;
        this.after = after;
    }

    static DstInversePullback of(DoubleDST_1D self, @Overwritten double[] a, boolean scale) {
        return new DstInversePullback(self, scale, image(self, a, scale));
    }

    private static double[] image(DoubleDST_1D self, double[] a, boolean scale) {
        double[] image = a.clone();
        self.inverse(image, scale);
        return image;
    }

    Outputs value() {
        return new Outputs(after.clone());
    }

    Gradient apply(Outputs seed) {
        return new Gradient(Orthogonal.transposeOfInverse(
                seed.a(), scale, (a, is) -> self.forward(a, is), (a, is) -> self.inverse(a, is)));
    }

    static double[] pushforward(DoubleDST_1D self, double[] a, boolean scale, double[] aDot) {
        return image(self, aDot, scale);
    }

    record Outputs(double[] a) {}

    record Gradient(double[] a) {}
}
