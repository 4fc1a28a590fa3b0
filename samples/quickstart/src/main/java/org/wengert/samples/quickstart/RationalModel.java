package org.wengert.samples.quickstart;

import org.wengert.Differentiable;

/** The model 1 / (c₁ + c₂ x + c₃ x²). */
final class RationalModel {
    private RationalModel() {}

    /** Half the sum of the squared residuals of the samples (x, y). */
    @Differentiable(wrt = "c")
    static double loss(double[] c, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = value(c, x[i]) - y[i];
            sum += r * r;
        }
        return 0.5 * sum;
    }

    static double value(double[] c, double x) {
        return 1 / (c[0] + c[1] * x + c[2] * x * x);
    }

    /** The gradient of {@link #loss} by hand: the sum of −r v² (1, x, x²), where v is the model's value. */
    static double[] gradientByHand(double[] c, double[] x, double[] y) {
        double[] sum = new double[3];
        for (int i = 0; i < x.length; i++) {
            double v = value(c, x[i]);
            double factor = -(v - y[i]) * v * v;
            sum[0] += factor;
            sum[1] += factor * x[i];
            sum[2] += factor * x[i] * x[i];
        }
        return sum;
    }
}
