package goldens;

import org.wengert.Differentiable;

final class InPlaceStencil {
    @Differentiable
    static double heat(double[] u, double k, int steps) {
        for (int t = 0; t < steps; t++) {
            for (int i = 1; i < u.length - 1; i++) {
                u[i] += k * (u[i - 1] - 2 * u[i] + u[i + 1]);
            }
        }
        return u[u.length / 2];
    }
}
