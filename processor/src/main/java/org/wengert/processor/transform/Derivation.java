package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Type;

/**
 * A derivative of any order of a function.
 *
 * @param kept the results that it gives
 * @param member the name of the companion's member that computes it; empty where none does
 */
public record Derivation(Base base, Order order, BitSet kept, String member) implements Derivable {
    /** A function whose derivatives other functions call. */
    public interface Base {
        /** A name that no other such function has. */
        String id();

        List<Type> parameters();

        List<Type> results();

        /** The checked exceptions that it may throw. */
        List<String> thrown();

        /** Whether the members of its companion can be called with what is known of the arguments. */
        boolean hasMembers();
    }

    /** The function itself. */
    public static Derivation of(Base base) {
        return all(base, Order.zero(base.parameters(), base.results()));
    }

    /**
     * The function, reversed: behind the arguments it takes the cotangents of the results that carry derivatives, behind these it gives
     * those of {@code wrt}.
     */
    public static Derivation reversed(Base base, BitSet wrt) {
        BitSet seeds = new BitSet();
        List<Type> results = base.results();
        for (int i = 0; i < results.size(); i++)
            seeds.set(i, results.get(i).isFloating() || results.get(i).holdsFloating());
        return all(base, Order.reversed(base.parameters(), results, wrt, seeds));
    }

    private static Derivation all(Base base, Order order) {
        BitSet all = new BitSet();
        all.set(0, order.results().size());
        return new Derivation(base, order, all, "");
    }

    /** The same, computed without the cotangents that it does not give. */
    public Derivation least() {
        BitSet reversed = order.reversed();
        if (reversed == null || isMember()) return this;
        int[] all = reversed.stream().toArray();
        int values = order.outputs().size();
        int shapes = values + all.length;
        BitSet needed = new BitSet();
        BitSet places = new BitSet();
        kept.stream().map(i -> i % shapes - values).filter(i -> i >= 0).forEach(i -> needed.set(all[i]));
        for (int i : kept.stream().toArray()) {
            int shape = i % shapes;
            int own = shape < values
                    ? shape
                    : values + needed.get(0, all[shape - values]).cardinality();
            places.set(i / shapes * (values + needed.cardinality()) + own);
        }
        Order least = new Order(order.inputs(), order.outputs(), needed, order.seeds(), order.directions());
        return new Derivation(base, least, places, "");
    }

    @Override
    public Derivation by(String name) {
        return base.hasMembers() ? new Derivation(base, order, kept, name) : this;
    }

    @Override
    public Derivation composed() {
        return new Derivation(base, order, kept, "");
    }

    @Override
    public boolean isMember() {
        return !member.isEmpty();
    }

    private int place(int result) {
        return kept.stream().skip(result).findFirst().orElseThrow();
    }

    @Override
    public List<String> thrown() {
        return base.thrown();
    }

    @Override
    public Derivation giving(BitSet results) {
        BitSet chosen = new BitSet();
        results.stream().forEach(i -> chosen.set(place(i)));
        return new Derivation(base, order, chosen, member);
    }

    @Override
    public Derivation pushforward(BitSet arguments, BitSet results) {
        int values = order.results().size();
        BitSet both = (BitSet) kept.clone();
        results.stream().forEach(i -> both.set(values + place(i)));
        return new Derivation(base, order.forward(arguments), both, "");
    }

    @Override
    public @Nullable Cotangents cotangents(BitSet arguments, BitSet results) {
        BitSet seeds = new BitSet();
        results.stream().forEach(i -> seeds.set(place(i)));
        Order.Pullback pullback = order.pullback(arguments, seeds);
        if (pullback == null) return null;
        BitSet used = new BitSet();
        for (int place : pullback.results()) if (place >= 0) used.set(place);
        if (used.isEmpty()) return null;
        List<Integer> places = new ArrayList<>();
        for (int place : pullback.results())
            places.add(place < 0 ? -1 : used.get(0, place).cardinality());
        List<Operand> operands = pullback.operands().stream().map(this::ofKept).toList();
        return new Cotangents(new Derivation(base, pullback.order(), used, ""), operands, places);
    }

    private Operand ofKept(Operand o) {
        if (o.kind() == Operand.Kind.ARGUMENT) return o;
        // Values and their tangents are of one shape, and one of them is kept.
        int shapes = order.outputs().size()
                + (order.reversed() == null ? 0 : order.reversed().cardinality());
        boolean isSeed = o.kind() == Operand.Kind.SEED;
        int place = kept.stream()
                .filter(i -> isSeed ? i == o.place() : i % shapes == o.place() % shapes)
                .findFirst()
                .orElseThrow();
        return new Operand(o.kind(), kept.get(0, place).cardinality());
    }

    @Override
    public Callee callee() {
        List<Type> parameters = order.parameters();
        List<Type> results = Calls.chosen(order.results(), kept);
        Callee callee = new Callee(Callee.Kind.DERIVED, "", name(), parameters, results, List.of(), null);
        return callee.withSummary(summary(Port.of(callee), parameters.size()));
    }

    private String name() {
        StringBuilder name = new StringBuilder(base.id());
        if (order.reversed() != null)
            name.append("_R").append(text(order.reversed())).append("_S").append(text(order.seeds()));
        for (BitSet d : order.directions()) name.append("_D").append(text(d));
        return name.append("_K").append(text(kept)).append(member).toString();
    }

    private static String text(BitSet set) {
        return String.join("_", set.stream().mapToObj(Integer::toString).toList());
    }

    private Summary summary(List<Port> ports, int parameters) {
        Summary none = Summary.nothing(ports.size());
        List<BitSet> ofParameters = order.flows();
        List<BitSet> flows = new ArrayList<>();
        for (Port port : ports) {
            BitSet to = new BitSet();
            for (int i = 0; i < ports.size(); i++) {
                int result = ports.get(i).operand() - parameters;
                boolean isReached = port.carries()
                        && port.operand() < parameters
                        && ports.get(i).carries()
                        && result >= 0
                        && ofParameters.get(port.operand()).get(place(result));
                to.set(i, isReached);
            }
            flows.add(to);
        }
        return new Summary(
                none.classes(), none.merged(), none.foreign(), none.lent(), none.held(), none.written(), flows);
    }
}
