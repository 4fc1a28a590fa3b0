package org.wengert;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A direction, or a seed, in which a derivative is looked at: one coordinate, or all at random.
 *
 * @param coordinate the index, -1 for all at random
 */
record Probe(String name, double[] vector, int coordinate) {
    /** One for each coordinate, or for so many of them. */
    static List<Probe> units(List<String> names, int most, Random random) {
        int n = names.size();
        IntStream chosen = n <= most
                ? IntStream.range(0, n)
                : random.ints(0, n).distinct().limit(most).sorted();
        return chosen.mapToObj(i -> {
                    double[] unit = new double[n];
                    unit[i] = 1;
                    return new Probe(names.get(i), unit, i);
                })
                .toList();
    }

    /**
     * Numbers of about the given sizes, which single precision holds.
     *
     * @param signed whether they are of both signs; one-sided differences need a direction that leads to one side
     */
    static Probe random(String name, double[] sizes, Random random, boolean signed) {
        double[] vector = Arrays.stream(sizes)
                .map(size -> (float) (size * (0.5 + random.nextDouble()) * (signed && random.nextBoolean() ? -1 : 1)))
                .toArray();
        return new Probe(name, vector, -1);
    }

    boolean isUnit() {
        return coordinate >= 0;
    }

    /** The inner product with this; what is not probed may be infinite. */
    double of(double[] vectors) {
        if (isUnit()) return vectors[coordinate];
        double sum = 0;
        for (int i = 0; i < vector.length; i++) sum += vector[i] * vectors[i];
        return sum;
    }
}
