package goldens;

import org.wengert.Differentiable;

/** What an iteration saves stands side by side in one row, as functions are called there. */
final class Cell {
    @Differentiable(wrt = "w")
    static double gated(double[] w, double[] state0, int steps) {
        double[] state = state0.clone();
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < w.length; i++) {
                double gate = 1 / (1 + Math.exp(-w[i] * state[i]));
                state[i] = Math.sin(gate * state[i]);
            }
        }
        return state[0];
    }
}
