package org.wengert.samples.quickstart;

import java.util.Random;

/**
 * Samples of the Runge function 1 / (1 + 10 x²) with normal noise, at evenly spaced places from −1 to 1.
 *
 * @param x the places
 * @param y the values
 */
record NoisyRunge(double[] x, double[] y) {
    static NoisyRunge samples(int count, double noise, long seed) {
        Random random = new Random(seed);
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = -1 + 2.0 * i / (count - 1);
            y[i] = 1 / (1 + 10 * x[i] * x[i]) + noise * random.nextGaussian();
        }
        return new NoisyRunge(x, y);
    }
}
