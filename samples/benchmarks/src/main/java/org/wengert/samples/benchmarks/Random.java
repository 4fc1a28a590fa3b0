package org.wengert.samples.benchmarks;

import java.util.SplittableRandom;

/** Uniform random inputs, the same in every run. */
final class Random {
    private final SplittableRandom numbers = new SplittableRandom(42);

    double number(double from, double to) {
        return from + (to - from) * numbers.nextDouble();
    }

    double[] vector(int n, double from, double to) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) x[i] = number(from, to);
        return x;
    }

    double[][] matrix(int rows, int columns, double from, double to) {
        double[][] x = new double[rows][];
        for (int i = 0; i < rows; i++) x[i] = vector(columns, from, to);
        return x;
    }
}
