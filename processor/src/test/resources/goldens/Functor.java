package goldens;

import org.wengert.Differentiable;

record Functor(double slope, double intercept) {
    @Differentiable
    double at(double x) {
        return slope * x + intercept;
    }
}
