package org.wengert.adapters.jtransforms;

import org.jtransforms.dct.DoubleDCT_1D;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The inverse of the cosine transform in place. */
@PullbackOf(type = DoubleDCT_1D.class, method = "inverse")
final class DctInversePullback {
    private final DoubleDCT_1D self;
    private final boolean scale;
    private final double[] after;

    private DctInversePullback(DoubleDCT_1D self, boolean scale, double[] after) {
        this.self = self;
        this.scale = scale;
        this.after = after;
    }

    static DctInversePullback of(DoubleDCT_1D self, @Overwritten double[] a, boolean scale) {
        return new DctInversePullback(self, scale, image(self, a, scale));
    }

    private static double[] image(DoubleDCT_1D self, double[] a, boolean scale) {
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

    static double[] pushforward(DoubleDCT_1D self, double[] a, boolean scale, double[] aDot) {
        return image(self, aDot, scale);
    }

    record Outputs(double[] a) {}

    record Gradient(double[] a) {}
}
