package org.wengert.processor.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The random choices of one program, and a count of the constructs that came of them. */
final class Dice {
    private final Random random;
    private final Map<String, Integer> constructs = new TreeMap<>();

    Dice(long seed) {
        this.random = new Random(seed);
    }

    int below(int n) {
        return random.nextInt(n);
    }

    boolean percent(int p) {
        return random.nextInt(100) < p;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Counts a construct. */
    void note(String construct) {
        constructs.merge(construct, 1, Integer::sum);
    }

    Map<String, Integer> constructs() {
        return constructs;
    }

    /** A way to continue, as likely as its weight says. */
    record Way<T>(int weight, String construct, Supplier<T> make) {}

    /** Goes one of the ways. */
    <T> T go(List<Way<T>> ways) {
        int ticket = random.nextInt(ways.stream().mapToInt(Way::weight).sum());
        for (Way<T> way : ways) {
            ticket -= way.weight();
            if (ticket < 0) {
                if (!way.construct().isEmpty()) note(way.construct());
                return way.make().get();
            }
        }
        throw new AssertionError();
    }
}
