package goldens;

import org.wengert.Differentiable;

final class Square {
    @Differentiable
    static double of(double x) {
        return x * x;
    }
}
