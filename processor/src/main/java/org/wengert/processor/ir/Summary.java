package org.wengert.processor.ir;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a function does to the arrays that it is given and gives, and how numbers go through it. Everything is told of
 * {@link Port ports}, by their places in {@link Port#of} the parameters and results.
 *
 * @param classes for each port the first port that may be the same array: afterwards, and if the arguments are not the same
 * @param merged references to it are stored in memory or may be one of several
 * @param foreign code that is not in sight may hold references to it
 * @param lent it comes from such code
 * @param held a frame keeps a reference to it, for later phases to read and to write
 * @param written it may be written to
 * @param flows for each port the ports that what is in it may go to; null for a phase of several, where all may go everywhere
 */
public record Summary(
        List<Integer> classes,
        BitSet merged,
        BitSet foreign,
        BitSet lent,
        BitSet held,
        BitSet written,
        @Nullable List<BitSet> flows) {
    public Summary {
        classes = List.copyOf(classes);
    }

    /** Of so many ports, one is written to, with what is no derivative. */
    public static Summary writing(int ports, int written) {
        Summary nothing = nothing(ports);
        nothing.written.set(written);
        return nothing;
    }

    /** What is given is only read, and goes to the numbers that are given back. */
    public static Summary reading(Callee callee) {
        List<Port> ports = Port.of(callee);
        Summary reading = nothing(ports.size());
        BitSet numbers = new BitSet();
        for (int i = 0; i < ports.size(); i++)
            numbers.set(
                    i,
                    ports.get(i).operand() >= callee.parameters().size()
                            && ports.get(i).type().isFloating());
        for (int i = 0; i < ports.size(); i++)
            if (ports.get(i).carries() && !numbers.get(i)) reading.flows.get(i).or(numbers);
        return reading;
    }

    /** Nothing at all is done to so many ports. */
    public static Summary nothing(int ports) {
        List<Integer> classes =
                java.util.stream.IntStream.range(0, ports).boxed().toList();
        List<BitSet> flows = classes.stream().map(i -> new BitSet()).toList();
        return new Summary(classes, new BitSet(), new BitSet(), new BitSet(), new BitSet(), new BitSet(), flows);
    }
}
