package goldens;

import org.wengert.Differentiable;

final class VoidOutput {
    @Differentiable(wrt = {"x", "y"})
    static void axpy(double a, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += a * x[i];
        }
    }
}
