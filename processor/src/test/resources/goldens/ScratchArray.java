package goldens;

import org.wengert.Differentiable;

final class ScratchArray {
    @Differentiable
    static double smoothed(double[] x, int n) {
        double[] scratch = new double[x.length];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            for (int i = 1; i < x.length; i++) {
                scratch[i] = Math.tanh(x[i] - x[i - 1] + sum);
            }
            for (int i = 1; i < x.length; i++) {
                sum += scratch[i] * scratch[i];
            }
        }
        return sum;
    }
}
