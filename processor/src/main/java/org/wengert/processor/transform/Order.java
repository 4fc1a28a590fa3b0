package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Derivable.Operand;
import org.wengert.processor.ir.Type;

/**
 * What has been done to a function f, so that its derivatives of any order have a name: first it may have been reversed, then it may
 * have been pushed forward any number of times.
 *
 * <p>Reversed, {@code R f} takes the arguments x of f and a cotangent ȳ, and gives f(x) and the cotangents Jᵀȳ. Where f gives several
 * results, ȳ is of some of them, and zero for the others. Pushed forward, {@code D g}
 * takes the arguments of g and tangents, and gives what g gives and the tangents of that. This is all there is to be, since neither of
 * them ever needs to be reversed again: second derivatives are symmetric, so that
 *
 * <ul>
 *   <li>the pullback of {@code R f} at (x, ȳ) of cotangents (v, w) is the tangent of {@code R f} in the direction (w, v): by x it is
 *       D(Jᵀȳ)[w] + Jᵀv, by ȳ it is J w;
 *   <li>the pullback of {@code D g} at (z, ż) of cotangents (a, b) is the pullback of g, at (z, b), with its tangent in the direction
 *       (ż, a): this is the cotangent of z, and the pullback itself that of ż.
 * </ul>
 *
 * @param inputs the types of the arguments of f
 * @param outputs the types of its results
 * @param reversed the arguments of which {@code R} gives the cotangents; null where f has not been reversed
 * @param seeds the results of which {@code R} takes the cotangents
 * @param directions of each {@code D} the arguments that have tangents
 */
public record Order(
        List<Type> inputs, List<Type> outputs, @Nullable BitSet reversed, BitSet seeds, List<BitSet> directions) {
    public Order {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        directions = List.copyOf(directions);
    }

    static Order zero(List<Type> inputs, List<Type> outputs) {
        return new Order(inputs, outputs, null, new BitSet(), List.of());
    }

    static Order reversed(List<Type> inputs, List<Type> outputs, BitSet of, BitSet seeds) {
        return new Order(inputs, outputs, of, seeds, List.of());
    }

    Order forward(BitSet direction) {
        List<BitSet> all = new ArrayList<>(directions);
        all.add(direction);
        return new Order(inputs, outputs, reversed, seeds, all);
    }

    /** What the last {@code D} was done to. */
    public Order before() {
        return new Order(inputs, outputs, reversed, seeds, directions.subList(0, directions.size() - 1));
    }

    /** The arguments that have tangents in the last {@code D}. */
    public BitSet direction() {
        return directions.get(directions.size() - 1);
    }

    List<Type> parameters() {
        List<Type> all = new ArrayList<>(inputs);
        all.addAll(Calls.chosen(outputs, seeds));
        for (BitSet d : directions) all = Calls.followed(all, d);
        return all;
    }

    List<Type> results() {
        List<Type> all = new ArrayList<>(outputs);
        if (reversed != null) all.addAll(Calls.chosen(inputs, reversed));
        for (int i = 0; i < directions.size(); i++) all.addAll(List.copyOf(all));
        return all;
    }

    /** For each parameter the results that depend on it. */
    List<BitSet> flows() {
        if (!directions.isEmpty()) return flowsOfTangents();
        int results = results().size();
        List<BitSet> flows = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) flows.add(range(0, results));
        for (int i = 0; i < seeds.cardinality(); i++) flows.add(range(outputs.size(), results));
        return flows;
    }

    private List<BitSet> flowsOfTangents() {
        Order g = before();
        int results = g.results().size();
        List<BitSet> flows = new ArrayList<>();
        for (BitSet to : g.flows()) {
            BitSet both = shifted(to, results);
            both.or(to);
            flows.add(both);
        }
        for (int i : direction().stream().toArray()) flows.add(shifted(g.flows().get(i), results));
        return flows;
    }

    private static BitSet range(int from, int to) {
        BitSet all = new BitSet();
        all.set(from, to);
        return all;
    }

    private static BitSet shifted(BitSet set, int by) {
        BitSet result = new BitSet();
        set.stream().forEach(i -> result.set(i + by));
        return result;
    }

    // ---- pullbacks

    /**
     * The pullback of a function as a derivative of f, with what it is to be given.
     *
     * @param results for each of the arguments that were asked for the place of its cotangent; -1 where it is zero
     */
    record Pullback(Order order, List<Operand> operands, List<Integer> results) {}

    /**
     * @param arguments the arguments whose cotangents are wanted
     * @param seeds the results that have cotangents
     */
    @Nullable
    Pullback pullback(BitSet arguments, BitSet seeds) {
        if (arguments.isEmpty() || seeds.isEmpty()) return null;
        if (!directions.isEmpty()) return ofTangents(arguments, seeds);
        return reversed == null ? ofFunction(arguments, seeds) : ofReversed(arguments, seeds, reversed);
    }

    private static List<Operand> arguments(int count) {
        List<Operand> all = new ArrayList<>();
        for (int i = 0; i < count; i++) all.add(new Operand(Operand.Kind.ARGUMENT, i));
        return all;
    }

    private Pullback ofFunction(BitSet arguments, BitSet cotangents) {
        List<Operand> operands = arguments(inputs.size());
        for (int i : cotangents.stream().toArray()) operands.add(new Operand(Operand.Kind.SEED, i));
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < arguments.cardinality(); i++) results.add(outputs.size() + i);
        return new Pullback(reversed(inputs, outputs, arguments, cotangents), operands, results);
    }

    private @Nullable Pullback ofReversed(BitSet arguments, BitSet cotangents, BitSet of) {
        int count = inputs.size();
        BitSet wanted = arguments.get(0, count);
        BitSet ofValues = wanted.isEmpty() ? new BitSet() : cotangents.get(0, outputs.size());
        BitSet both = (BitSet) seeds.clone();
        both.or(ofValues);
        Order inner = wanted.isEmpty() ? zero(inputs, outputs) : reversed(inputs, outputs, wanted, both);
        List<Operand> operands = arguments(count);
        for (int i : inner.seeds.stream().toArray())
            operands.add(
                    seeds.get(i)
                            ? new Operand(
                                    Operand.Kind.ARGUMENT,
                                    count + seeds.get(0, i).cardinality())
                            : new Operand(Operand.Kind.ZERO, i));
        BitSet direction = new BitSet();
        int place = outputs.size();
        for (int i : of.stream().toArray()) {
            if (cotangents.get(place)) {
                direction.set(i);
                operands.add(new Operand(Operand.Kind.SEED, place));
            }
            place++;
        }
        for (int i : ofValues.stream().toArray()) {
            direction.set(count + both.get(0, i).cardinality());
            operands.add(new Operand(Operand.Kind.SEED, i));
        }
        if (direction.isEmpty()) return null;
        int tangents = inner.results().size();
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < wanted.cardinality(); i++) results.add(tangents + outputs.size() + i);
        int seed = count;
        for (int i : seeds.stream().toArray()) if (arguments.get(seed++)) results.add(tangents + i);
        return new Pullback(inner.forward(direction), operands, results);
    }

    private @Nullable Pullback ofTangents(BitSet arguments, BitSet seeds) {
        Order g = before();
        int parameters = g.parameters().size();
        int values = g.results().size();
        int[] directed = direction().stream().toArray();
        BitSet ofValues = seeds.get(0, values);
        BitSet ofTangents = seeds.get(values, 2 * values);
        BitSet points = arguments.get(0, parameters);
        if (ofTangents.isEmpty()) return padded(g.pullback(points, ofValues), points, arguments);
        BitSet wanted = (BitSet) points.clone();
        for (int i = 0; i < directed.length; i++) if (arguments.get(parameters + i)) wanted.set(directed[i]);
        BitSet given = (BitSet) ofTangents.clone();
        given.or(ofValues);
        Pullback inner = g.pullback(wanted, given);
        if (inner == null) return null;
        List<Operand> operands = new ArrayList<>();
        List<Operand> tangents = new ArrayList<>();
        BitSet direction = new BitSet();
        for (int i = 0; i < inner.operands.size(); i++) {
            Operand o = inner.operands.get(i);
            boolean isSeed = o.kind() == Operand.Kind.SEED;
            boolean isArgument = o.kind() == Operand.Kind.ARGUMENT;
            if (!isSeed) operands.add(o);
            else if (ofTangents.get(o.place())) operands.add(new Operand(Operand.Kind.SEED, values + o.place()));
            else operands.add(new Operand(Operand.Kind.ZERO, o.place()));
            if (isArgument && direction().get(o.place())) {
                int tangent = direction().get(0, o.place()).cardinality();
                tangents.add(new Operand(Operand.Kind.ARGUMENT, parameters + tangent));
                direction.set(i);
            } else if (isSeed && ofValues.get(o.place())) {
                tangents.add(o);
                direction.set(i);
            }
        }
        operands.addAll(tangents);
        int count = inner.order.results().size();
        List<Integer> results = new ArrayList<>();
        for (int i : arguments.stream().toArray()) {
            int point = i < parameters ? i : directed[i - parameters];
            int place = inner.results.get(wanted.get(0, point).cardinality());
            results.add(place < 0 || i >= parameters ? place : direction.isEmpty() ? -1 : count + place);
        }
        Order order = direction.isEmpty() ? inner.order : inner.order.forward(direction);
        return new Pullback(order, operands, results);
    }

    /** Where the tangents do not matter: their own cotangents are zero. */
    private static @Nullable Pullback padded(@Nullable Pullback inner, BitSet points, BitSet arguments) {
        if (inner == null) return null;
        List<Integer> results = new ArrayList<>(inner.results);
        for (int i = points.cardinality(); i < arguments.cardinality(); i++) results.add(-1);
        return new Pullback(inner.order, inner.operands, results);
    }
}
