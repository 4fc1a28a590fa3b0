package org.wengert.samples.quickstart;

import java.util.function.UnaryOperator;

/**
 * Steps against the gradient, all of one size.
 *
 * @param step the size of a step, as a multiple of the gradient
 * @param count how many
 */
record GradientDescent(double step, int count) {
    double[] minimise(UnaryOperator<double[]> gradient, double[] start) {
        double[] c = start.clone();
        for (int k = 0; k < count; k++) {
            double[] g = gradient.apply(c);
            for (int i = 0; i < c.length; i++) {
                c[i] -= step * g[i];
            }
        }
        return c;
    }
}
