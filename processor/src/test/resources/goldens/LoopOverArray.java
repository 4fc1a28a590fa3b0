package goldens;

import org.wengert.Differentiable;

final class LoopOverArray {
    @Differentiable
    static double sumOfSquares(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * x[i];
        }
        return sum;
    }
}
