package goldens;

import org.wengert.Differentiable;
import org.wengert.Wengert;

final class Checkpoint {
    @Differentiable
    static double grow(double x, int n) {
        double y = x;
        for (int i = 0; i < n; i++) {
            double before = y;
            y = Wengert.checkpoint(() -> step(before));
        }
        return y;
    }

    private static double step(double y) {
        double s = Math.sin(y);
        return y + s * Math.exp(-s);
    }
}
