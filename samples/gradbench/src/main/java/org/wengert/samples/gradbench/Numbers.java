package org.wengert.samples.gradbench;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random numbers, always the same. */
final class Numbers {
    private final SplittableRandom random = new SplittableRandom(42);
    private final double least;
    private final double bound;

    /** Uniform from {@code least}, up to {@code bound}. */
    Numbers(double least, double bound) {
        this.least = least;
        this.bound = bound;
    }

    double[] vector(int length) {
        return random.doubles(length, least, bound).toArray();
    }

    double[][] matrix(int rows, int columns) {
        return Stream.generate(() -> vector(columns)).limit(rows).toArray(double[][]::new);
    }

    double[][][] matrices(int count, int rows, int columns) {
        return Stream.generate(() -> matrix(rows, columns)).limit(count).toArray(double[][][]::new);
    }

    /** Rows of different numbers below a bound. */
    int[][] indices(int rows, int columns, int bound) {
        return Stream.generate(() -> random.ints(0, bound).distinct().limit(columns))
                .limit(rows)
                .map(IntStream::toArray)
                .toArray(int[][]::new);
    }
}
