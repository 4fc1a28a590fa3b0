package goldens;

import org.wengert.Differentiable;

final class BreakOutOfTwoLoops {
    @Differentiable
    static double firstAbove(double[][] m, double limit) {
        double sum = 0;
        search:
        for (double[] row : m) {
            for (double entry : row) {
                sum += entry * entry;
                if (sum > limit) {
                    break search;
                }
            }
        }
        return sum;
    }
}
