package goldens;

import org.wengert.Differentiable;

final class IfElse {
    @Differentiable
    static double huber(double x) {
        double loss;
        if (Math.abs(x) <= 1) {
            loss = 0.5 * x * x;
        } else {
            loss = Math.abs(x) - 0.5;
        }
        return loss;
    }
}
