package goldens;

import org.wengert.Differentiable;

final class WhileWithBreak {
    @Differentiable
    static double squareRoot(double a) {
        double x = a;
        while (true) {
            double next = 0.5 * (x + a / x);
            if (Math.abs(next - x) < 1e-12) {
                break;
            }
            x = next;
        }
        return x;
    }
}
