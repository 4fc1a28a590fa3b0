package org.wengert.processor.emit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Gives names of which no two are the same. */
final class Distinct {
    private final Set<String> taken;
    /** Which number to try next behind a name. */
    private final Map<String, Integer> next = new HashMap<>();

    /** @param taken the names that are given already; those that are given here are added */
    Distinct(Set<String> taken) {
        this.taken = taken;
    }

    /** The wish itself, or the wish with the first number that makes it a new identifier. */
    String name(String wish) {
        int number = next.getOrDefault(wish, 0);
        String name = numbered(wish, number);
        while (!Names.isIdentifier(name) || !taken.add(name)) name = numbered(wish, ++number);
        next.put(wish, number + 1);
        return name;
    }

    /** What is given so far. */
    Set<String> taken() {
        return taken;
    }

    private static String numbered(String wish, int number) {
        return number == 0 ? wish : wish + number;
    }
}
