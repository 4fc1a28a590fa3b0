package org.wengert.samples.benchmarks;

import org.wengert.Differentiable;

/**
 * The functions whose gradients are timed, as an engineer would write them from the mathematics. Benchmarks use these bodies
 * unchanged, with the annotation put on the method named in {@code README.md}; they are not to be bent to the tool.
 */
public final class Primals {
    private Primals() {}

    // ---- Gaussian mixture, log posterior with a Wishart prior (GradBench gmm)

    @Differentiable(
            wrt = {"alpha", "mu", "q", "l"},
            order = 2)
    public static double gmm(
            double[] alpha, double[][] mu, double[][] q, double[][] l, double[][] x, double gamma, int m) {
        int k = alpha.length;
        int d = mu[0].length;
        double[][] diagonal = new double[k][d];
        double[] sumQ = new double[k];
        for (int c = 0; c < k; c++) {
            for (int j = 0; j < d; j++) {
                diagonal[c][j] = Math.exp(q[c][j]);
                sumQ[c] += q[c][j];
            }
        }
        double[] centred = new double[d];
        double[] transformed = new double[d];
        double[] terms = new double[k];
        double likelihood = 0;
        for (double[] point : x) {
            for (int c = 0; c < k; c++) {
                for (int j = 0; j < d; j++) centred[j] = point[j] - mu[c][j];
                lowerTimes(diagonal[c], l[c], centred, transformed);
                terms[c] = alpha[c] + sumQ[c] - 0.5 * squaredNorm(transformed);
            }
            likelihood += logSumExp(terms);
        }
        double prior = 0;
        for (int c = 0; c < k; c++) {
            prior += 0.5 * gamma * gamma * (squaredNorm(diagonal[c]) + squaredNorm(l[c])) - m * sumQ[c];
        }
        return likelihood - x.length * logSumExp(alpha) - prior;
    }

    /** y = Q x for the lower triangle with the given diagonal and strict lower part, packed column by column. */
    static void lowerTimes(double[] diagonal, double[] strict, double[] x, double[] y) {
        int d = x.length;
        for (int i = 0; i < d; i++) y[i] = diagonal[i] * x[i];
        int p = 0;
        for (int i = 0; i < d; i++) {
            for (int j = i + 1; j < d; j++) {
                y[j] += strict[p] * x[i];
                p++;
            }
        }
    }

    static double squaredNorm(double[] x) {
        double s = 0;
        for (int i = 0; i < x.length; i++) s += x[i] * x[i];
        return s;
    }

    @Differentiable(wrt = "x", order = 2)
    public static double logSumExp(double[] x) {
        double max = x[0];
        for (int i = 1; i < x.length; i++) max = Math.max(max, x[i]);
        double s = 0;
        for (int i = 0; i < x.length; i++) s += Math.exp(x[i] - max);
        return max + Math.log(s);
    }

    // ---- bundle adjustment: reprojection error of one observation (2 outputs; 11 + 3 + 1 inputs)

    @Differentiable(wrt = {"camera", "point", "weight"})
    public static double[] reprojectionError(double[] camera, double[] point, double weight, double[] feature) {
        double[] centred = new double[3];
        for (int i = 0; i < 3; i++) centred[i] = point[i] - camera[3 + i];
        double[] rotated = rotate(camera, centred);
        double u = rotated[0] / rotated[2];
        double v = rotated[1] / rotated[2];
        double r2 = u * u + v * v;
        double distortion = 1 + camera[9] * r2 + camera[10] * r2 * r2;
        return new double[] {
            weight * (camera[6] * u * distortion + camera[7] - feature[0]),
            weight * (camera[6] * v * distortion + camera[8] - feature[1])
        };
    }

    /** Rodrigues' rotation by the vector in the first three entries of {@code r}. */
    static double[] rotate(double[] r, double[] x) {
        double theta2 = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
        if (theta2 == 0) {
            double[] c = cross(r, x);
            return new double[] {x[0] + c[0], x[1] + c[1], x[2] + c[2]};
        }
        double theta = Math.sqrt(theta2);
        double cos = Math.cos(theta);
        double sin = Math.sin(theta);
        double[] w = {r[0] / theta, r[1] / theta, r[2] / theta};
        double[] c = cross(w, x);
        double t = (w[0] * x[0] + w[1] * x[1] + w[2] * x[2]) * (1 - cos);
        double[] y = new double[3];
        for (int i = 0; i < 3; i++) y[i] = x[i] * cos + c[i] * sin + w[i] * t;
        return y;
    }

    static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    // ---- LSTM with diagonal weights (GradBench lstm): main[2j] weights, main[2j+1] biases of layer j, each 4 b long

    @Differentiable(
            wrt = {"main", "extra"},
            order = 2)
    public static double lstm(double[][] main, double[][] extra, double[][] state0, double[][] sequence) {
        int layers = main.length / 2;
        int b = extra[0].length;
        double[][] state = new double[2 * layers][];
        for (int i = 0; i < state.length; i++) state[i] = state0[i].clone();
        double[] y = new double[b];
        double total = 0;
        for (int t = 0; t < sequence.length - 1; t++) {
            double[] input = new double[b];
            for (int i = 0; i < b; i++) input[i] = sequence[t][i] * extra[0][i];
            for (int j = 0; j < layers; j++) {
                cell(main[2 * j], main[2 * j + 1], state[2 * j], state[2 * j + 1], input);
                input = state[2 * j];
            }
            double sum = 2;
            for (int i = 0; i < b; i++) {
                y[i] = input[i] * extra[1][i] + extra[2][i];
                sum += Math.exp(y[i]);
            }
            double lse = Math.log(sum);
            for (int i = 0; i < b; i++) total += sequence[t + 1][i] * (y[i] - lse);
        }
        return -total / (b * (sequence.length - 1));
    }

    static void cell(double[] weight, double[] bias, double[] hidden, double[] memory, double[] x) {
        int b = x.length;
        for (int i = 0; i < b; i++) {
            double forget = sigmoid(x[i] * weight[i] + bias[i]);
            double in = sigmoid(hidden[i] * weight[b + i] + bias[b + i]);
            double out = sigmoid(x[i] * weight[2 * b + i] + bias[2 * b + i]);
            double change = Math.tanh(hidden[i] * weight[3 * b + i] + bias[3 * b + i]);
            memory[i] = memory[i] * forget + in * change;
            hidden[i] = out * Math.tanh(memory[i]);
        }
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    // ---- scalar recurrence

    @Differentiable(wrt = "x", order = 2)
    public static double scalarLoop(double x, int n) {
        double y = x;
        double s = 0;
        for (int i = 0; i < n; i++) {
            double a = Math.pow(y, Math.PI);
            double b = Math.cos(a);
            double c = Math.log(y);
            y = 2 + 0.05 * b * c;
            s += y;
        }
        return s;
    }

    // ---- explicit heat equation, in place

    @Differentiable(
            wrt = {"u0", "k"},
            order = 2)
    public static double heat(double[] u0, double k, int steps) {
        double[] u = u0.clone();
        for (int t = 0; t < steps; t++) {
            for (int i = 1; i < u.length - 1; i++) u[i] += k * (u[i - 1] - 2 * u[i] + u[i + 1]);
        }
        double energy = 0;
        for (int i = 0; i < u.length; i++) energy += u[i] * u[i];
        return 0.5 * energy;
    }

    // ---- multilayer perceptron, squared error

    @Differentiable(
            wrt = {"weights", "biases", "x"},
            order = 2)
    public static double mlp(double[][][] weights, double[][] biases, double[] x, double[] target) {
        double[] h = x;
        for (int layer = 0; layer < weights.length; layer++) {
            double[][] w = weights[layer];
            double[] y = new double[w.length];
            for (int i = 0; i < y.length; i++) {
                double s = biases[layer][i];
                for (int j = 0; j < h.length; j++) s += w[i][j] * h[j];
                y[i] = Math.tanh(s);
            }
            h = y;
        }
        double loss = 0;
        for (int i = 0; i < h.length; i++) {
            double e = h[i] - target[i];
            loss += 0.5 * e * e;
        }
        return loss;
    }

    // ---- Rosenbrock

    @Differentiable(wrt = "x", order = 2)
    public static double rosenbrock(double[] x) {
        double s = 0;
        for (int i = 0; i < x.length - 1; i++) {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            s += 100 * a * a + b * b;
        }
        return s;
    }

    // ---- linear least squares objective (GradBench llsq)

    @Differentiable(wrt = "x", order = 2)
    public static double leastSquares(double[] x, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double t = -1 + i * 2.0 / (n - 1);
            double residual = Math.signum(t);
            double power = 1;
            for (int j = 0; j < x.length; j++) {
                residual -= x[j] * power;
                power *= t;
            }
            sum += residual * residual;
        }
        return 0.5 * sum;
    }

    // ---- determinant by minors (GradBench det): recursion along the first row of what is left

    @Differentiable(wrt = "a", order = 2)
    public static double determinant(double[] a, int n) {
        boolean[] used = new boolean[n];
        return minor(a, n, 0, used);
    }

    static double minor(double[] a, int n, int row, boolean[] used) {
        if (row == n) return 1;
        double s = 0;
        double sign = 1;
        for (int column = 0; column < n; column++) {
            if (used[column]) continue;
            used[column] = true;
            s += sign * a[row * n + column] * minor(a, n, row + 1, used);
            used[column] = false;
            sign = -sign;
        }
        return s;
    }

    // ---- Runge-Kutta for y0' = x0, yi' = xi y(i-1), from 0 to 2 (GradBench ode)

    @Differentiable(wrt = "x")
    public static double[] ode(double[] x, int steps) {
        int n = x.length;
        double h = 2.0 / steps;
        double[] y = new double[n];
        double[] at = new double[n];
        double[] k1 = new double[n];
        double[] k2 = new double[n];
        double[] k3 = new double[n];
        double[] k4 = new double[n];
        for (int s = 0; s < steps; s++) {
            slope(x, y, k1);
            for (int i = 0; i < n; i++) at[i] = y[i] + h * k1[i] / 2;
            slope(x, at, k2);
            for (int i = 0; i < n; i++) at[i] = y[i] + h * k2[i] / 2;
            slope(x, at, k3);
            for (int i = 0; i < n; i++) at[i] = y[i] + h * k3[i];
            slope(x, at, k4);
            for (int i = 0; i < n; i++) y[i] += h * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6;
        }
        return y;
    }

    static void slope(double[] x, double[] y, double[] dy) {
        dy[0] = x[0];
        for (int i = 1; i < x.length; i++) dy[i] = x[i] * y[i - 1];
    }

    // ---- k-means cost (GradBench kmeans)

    @Differentiable(wrt = "centroids", order = 2)
    public static double kMeans(double[][] points, double[][] centroids) {
        double cost = 0;
        for (double[] p : points) {
            double best = Double.POSITIVE_INFINITY;
            for (double[] c : centroids) {
                double d2 = 0;
                for (int i = 0; i < p.length; i++) {
                    double d = c[i] - p[i];
                    d2 += d * d;
                }
                best = Math.min(best, d2);
            }
            cost += best;
        }
        return cost;
    }
}
