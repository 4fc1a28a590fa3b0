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

    private boolean smooth;
    private boolean stops;
    private boolean streams;
    private boolean lists;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Whether the program is to have no kinks and jumps: one of single precision, whose differences need long steps. */
    boolean isSmooth() {
        return smooth;
    }

    /** Whether values may be made constant to differentiation. */
    boolean mayStop() {
        return stops;
    }

    /** Whether there may be streams and the like. */
    boolean mayStream() {
        return streams;
    }

    /** Whether there may be lists. */
    boolean mayList() {
        return lists;
    }

    /** Lets there be streams, and lists. */
    void library(boolean withStreams, boolean withLists) {
        streams = withStreams;
        lists = withLists;
    }

    /** Makes the program one in single precision. */
    void smooth() {
        smooth = true;
    }

    /** Lets values be made constant. */
    void stop(boolean may) {
        stops = may;
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

    /** One of them, none where there is none. */
    <T> List<T> some(List<T> of) {
        return of.isEmpty() ? List.of() : List.of(one(of));
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
