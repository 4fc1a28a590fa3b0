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
 * <p>Reversed, {@code R f} takes the arguments x of f and a cotangent ȳ, and gives f(x) and the cotangents Jᵀȳ. Pushed forward, {@code D g}
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
 * @param output the type of its result
 * @param reversed the arguments of which {@code R} gives the cotangents; null where f has not been reversed
 * @param directions of each {@code D} the arguments that have tangents
 */
public record Order(
        List<Type> inputs, Type output, @Nullable BitSet reversed, List<BitSet> directions) {
    public Order {
        inputs = List.copyOf(inputs);
        directions = List.copyOf(directions);
    }

    static Order zero(List<Type> inputs, Type output) {
        return new Order(inputs, output, null, List.of());
    }

    static Order reversed(List<Type> inputs, Type output, BitSet of) {
        return new Order(inputs, output, of, List.of());
    }

    Order forward(BitSet direction) {
        List<BitSet> all = new ArrayList<>(directions);
        all.add(direction);
        return new Order(inputs, output, reversed, all);
    }

    /** What the last {@code D} was done to. */
    public Order before() {
        return new Order(inputs, output, reversed, directions.subList(0, directions.size() - 1));
    }

    /** The arguments that have tangents in the last {@code D}. */
    public BitSet direction() {
        return directions.get(directions.size() - 1);
    }

    List<Type> parameters() {
        List<Type> all = new ArrayList<>(inputs);
        if (reversed != null) all.add(output);
        for (BitSet d : directions) all = Calls.followed(all, d);
        return all;
    }

    List<Type> results() {
        List<Type> all = new ArrayList<>(List.of(output));
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
        if (reversed != null) flows.add(range(1, results));
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
        return reversed == null ? ofFunction(arguments) : ofReversed(arguments, seeds, reversed);
    }

    private static List<Operand> arguments(int count) {
        List<Operand> all = new ArrayList<>();
        for (int i = 0; i < count; i++) all.add(new Operand(Operand.Kind.ARGUMENT, i));
        return all;
    }

    private Pullback ofFunction(BitSet arguments) {
        List<Operand> operands = arguments(inputs.size());
        operands.add(new Operand(Operand.Kind.SEED, 0));
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < arguments.cardinality(); i++) results.add(1 + i);
        return new Pullback(reversed(inputs, output, arguments), operands, results);
    }

    private @Nullable Pullback ofReversed(BitSet arguments, BitSet seeds, BitSet of) {
        int cotangent = inputs.size();
        BitSet wanted = (BitSet) arguments.clone();
        wanted.clear(cotangent);
        Order inner = wanted.isEmpty() ? zero(inputs, output) : reversed(inputs, output, wanted);
        List<Operand> operands = arguments(inner.parameters().size());
        BitSet direction = new BitSet();
        int place = 1;
        for (int i : of.stream().toArray()) {
            if (seeds.get(place)) {
                direction.set(i);
                operands.add(new Operand(Operand.Kind.SEED, place));
            }
            place++;
        }
        if (seeds.get(0) && !wanted.isEmpty()) {
            direction.set(cotangent);
            operands.add(new Operand(Operand.Kind.SEED, 0));
        }
        if (direction.isEmpty()) return null;
        int tangents = inner.results().size();
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < wanted.cardinality(); i++) results.add(tangents + 1 + i);
        if (arguments.get(cotangent)) results.add(tangents);
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
