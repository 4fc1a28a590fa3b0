package programs;

import java.util.Arrays;
import org.wengert.Differentiable;

/** Loops in loops of which an iteration saves several values: side by side in one row, or in rows of their own. */
final class Cells {
    //: w[3]; s[3]; n = 0 | 1 | 4
    @Differentiable(order = 2)
    static double gated(double[] w, double[] s, int n) {
        double[] state = s.clone();
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < state.length; i++) {
                double gate = 1 / (1 + Math.exp(-w[i] * state[i]));
                double change = Math.tanh(state[i] + w[i]);
                state[i] = Math.sin(gate * state[i]) * change;
            }
        }
        return state[0] * state[state.length - 1];
    }

    //: w[2]; n = 0 | 3; k = 0 | 1 | 2
    @Differentiable
    static double layers(double[] w, int n, int k) {
        double[] state = {1, 0.5};
        for (int t = 0; t < n; t++) {
            for (int j = 0; j < k; j++) {
                for (int i = 0; i < 2; i++) {
                    double a = Math.sin(w[i] * state[i]);
                    double b = Math.exp(a * state[1 - i]);
                    state[i] = a * b + Math.cos(b * w[j]);
                }
            }
        }
        return state[0] + state[1];
    }

    //: w[3]; n = 3
    @Differentiable
    static double countingDown(double[] w, int n) {
        double[] state = {1, 0.5, -0.25};
        for (int t = n; t > 0; t--) {
            for (int i = 2; i >= 0; i -= 2) {
                double a = Math.sin(w[i] * state[i]);
                state[i] = a * Math.exp(a * state[i]) + t;
            }
        }
        return state[0] * state[1] * state[2];
    }

    //: w[3]; n = 4
    @Differentiable
    static double moreThanTogether(double[] w, int n) {
        double[] state = {1, 0.5, -0.25};
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < 3; i++) {
                double a = Math.sin(w[i] * state[i]);
                double b = Math.exp(-a * a);
                double c = Math.cos(a + b * state[i]);
                double d = Math.sin(b * c);
                double e = Math.cos(c * d + w[i]);
                double f = Math.sin(d * e * a);
                state[i] = Math.cos(f * e * state[i]) * Math.exp(-d * d) * c;
            }
        }
        return state[0] * state[1] * state[2];
    }

    //: w[3]; n = 4
    @Differentiable
    static double growing(double[] w, int n) {
        double[] state = {1, 0.5, -0.25};
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < Math.min(t, 3); i++) {
                double a = Math.sin(w[i] * state[i]);
                state[i] = a * Math.exp(a * state[i]);
            }
            for (int i = 0; i < 3; i++) {
                double a = Math.cos(w[i] * state[i]);
                state[i] = a * Math.exp(-a * state[i]);
            }
        }
        return state[0] * state[1] * state[2];
    }

    //: w[3]; n = 4
    @Differentiable
    static double everySecondTime(double[] w, int n) {
        double[] state = {1, 0.5, -0.25};
        for (int t = 0; t < n; t++) {
            if (t % 2 == 0) {
                for (int i = 0; i < 3; i++) {
                    double a = Math.sin(w[i] * state[i]);
                    state[i] = a * Math.exp(a * state[i]);
                }
            }
            state[0] += state[1] * state[2];
        }
        return state[0] * state[1] * state[2];
    }

    //: w[3]; n = 4
    @Differentiable
    static double onBothSides(double[] w, int n) {
        double[] state = {1, 0.5, -0.25};
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < 3; i++) {
                double a = Math.exp(-w[i] * state[i]);
                if (a > 1) {
                    state[i] = Math.sin(a * state[i]);
                } else {
                    double b = Math.cos(a + state[i]);
                    state[i] = b * b * state[i];
                }
            }
        }
        return state[0] * state[1] * state[2];
    }

    //: w[3]; n = 4
    @Differentiable
    static double leftEarly(double[] w, int n) {
        double[] state = {1, 0.5, -0.25};
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < 3; i++) {
                double a = Math.sin(w[i] * state[i]);
                if (a > 0.9) break;
                state[i] = a * Math.exp(a * state[i]) + 0.3;
            }
        }
        return state[0] * state[1] * state[2];
    }

    //: w[3]; s[3]; k = 3 | 2; n = 2
    @Differentiable
    static double tooShort(double[] w, double[] s, int k, int n) {
        double[] state = Arrays.copyOf(s, k);
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < w.length; i++) {
                double a = Math.sin(w[i] * state[i]);
                state[i] = a * Math.exp(a * state[i]);
            }
        }
        return state[0];
    }

    //: w[4]; n = 3
    @Differentiable
    static double withoutFunctions(double[] w, int n) {
        double[] state = {1, 0.5, -0.25, 2};
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < 4; i++) {
                double a = w[i] * state[i];
                double b = a * state[i] + 1 / (2 + a * a);
                state[i] = b / (1 + b * b) + a;
            }
        }
        return state[0] * state[1] * state[2] * state[3];
    }

    //: w[3]; n = 3; skips 9 because of single precision
    @Differentiable
    static float single(float[] w, int n) {
        float[] state = {1, 0.5f, -0.25f};
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < 3; i++) {
                float a = (float) Math.sin(w[i] * state[i]);
                state[i] = a * (float) Math.exp(a * state[i]);
            }
        }
        return state[0] + state[1] * state[2];
    }

    //: x = 0.5; n = 3
    //: allocates recursion
    @Differentiable
    static double ofItself(double x, int n) {
        if (n == 0) return x;
        double[] state = {x, 0.5};
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < 2; i++) {
                double a = Math.sin(x * state[i]);
                state[i] = a * Math.exp(a * state[i]);
            }
        }
        return ofItself(state[0] + x, n - 1) * Math.cos(state[1] + x);
    }

    //: w[3]; n = 5
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double checkpointed(double[] w, int n) {
        double[] state = {1, 0.5, -0.25};
        for (int t = 0; t < n; t++) {
            for (int j = 0; j < 2; j++) {
                for (int i = 0; i < 3; i++) {
                    double a = Math.sin(w[i] * state[i]);
                    state[i] = a * Math.exp(a * state[i]) + 0.2;
                }
            }
        }
        return state[0] * state[1] * state[2];
    }
}
