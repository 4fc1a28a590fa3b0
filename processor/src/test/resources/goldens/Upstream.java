package goldens;

import org.wengert.Differentiable;

/** What is kept of a neighbour is copied at once, in front of the loop. */
final class Upstream {
    @Differentiable
    static double[] flow(double[] rate, int steps) {
        double[] level = new double[rate.length];
        double[] change = new double[rate.length];
        for (int t = 0; t < steps; t++) {
            for (int i = 1; i < rate.length; i++) change[i] = rate[i] * level[i - 1];
            for (int i = 0; i < rate.length; i++) level[i] += change[i] + 1;
        }
        return level;
    }
}
