package goldens;

import org.wengert.Differentiable;

final class WrittenArgument {
    @Differentiable
    static double weighted(double[] x, double[] w) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] *= w[i];
            sum += x[i] * x[i];
        }
        return sum;
    }
}
