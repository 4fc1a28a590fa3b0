package goldens;

import org.wengert.Differentiable;

final class NestedGradient {
    @Differentiable
    static double potential(double x, double k) {
        return 0.5 * k * x * x;
    }

    @Differentiable
    static double workOfForce(double x, double k) {
        return -NestedGradientPotential.gradient(x, k).x() * x;
    }
}
