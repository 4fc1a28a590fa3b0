package org.wengert.samples.witnesses;

import org.wengert.Differentiable;

/** Activation functions of neural networks. */
final class Activations {
    private Activations() {}

    @Differentiable
    static double bipolarSteepenedSigmoid(double x) {
        return 2 / (1 + Math.exp(-4.9 * x)) - 1;
    }

    @Differentiable
    static double clippedLinear(double x) {
        return x < -1 ? -1 : x > 1 ? 1 : x;
    }

    @Differentiable(wrt = "x")
    static double elliott(double x, double slope) {
        return x * slope / 2 / (1 + Math.abs(x * slope)) + 0.5;
    }

    @Differentiable(wrt = "x")
    static double elliottSymmetric(double x, double slope) {
        return x * slope / (1 + Math.abs(x * slope));
    }

    @Differentiable
    static double gaussian(double x) {
        return Math.exp(-Math.pow(2.5 * x, 2));
    }

    @Differentiable
    static double log(double x) {
        return x >= 0 ? Math.log(1 + x) : -Math.log(1 - x);
    }

    @Differentiable
    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Differentiable
    static double sine(double x) {
        return Math.sin(2 * x);
    }

    @Differentiable
    static double steepenedSigmoid(double x) {
        return 1 / (1 + Math.exp(-4.9 * x));
    }

    @Differentiable
    static double tanh(double x) {
        return Math.tanh(x);
    }
}
