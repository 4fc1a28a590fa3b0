package goldens;

import org.wengert.Differentiable;

final class HessianVectorProduct {
    @Differentiable(order = 2)
    static double rosenbrock(double x, double y) {
        double a = 1 - x;
        double b = y - x * x;
        return a * a + 100 * b * b;
    }
}
