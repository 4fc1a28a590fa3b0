package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a function that is called by others must expect of the arrays that it shares with its callers, by its {@link Port ports}.
 *
 * @param classes for each port the first port that may be the same array
 * @param foreign code that is not in sight may hold references to it
 * @param held frames of functions may hold references to it
 * @param unstable it may be overwritten after the function's end, so that it cannot be read again later
 */
public record Sharing(List<Integer> classes, BitSet foreign, BitSet held, BitSet unstable) {
    public Sharing {
        classes = List.copyOf(classes);
    }

    /** What is to be expected of both this and the other callers. */
    public Sharing or(Sharing other) {
        List<Integer> joined = new ArrayList<>(classes);
        for (int i = 0; i < joined.size(); i++) {
            int one = joined.get(i);
            int two = joined.get(other.classes.get(i));
            joined.replaceAll(c -> c == Math.max(one, two) ? Math.min(one, two) : c);
        }
        return new Sharing(
                joined, union(foreign, other.foreign), union(held, other.held), union(unstable, other.unstable));
    }

    private static BitSet union(BitSet some, BitSet others) {
        BitSet all = (BitSet) some.clone();
        all.or(others);
        return all;
    }

    /** Nothing is known of the callers: arrays of one type may be the same, known to any code, and overwritten. */
    public static Sharing unknown(List<Port> ports) {
        Map<Type, Integer> first = new HashMap<>();
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            classes.add(port.isArray() ? first.computeIfAbsent(port.type(), t -> classes.size()) : i);
        }
        BitSet all = new BitSet();
        all.set(0, ports.size());
        return new Sharing(classes, all, all, all);
    }
}
