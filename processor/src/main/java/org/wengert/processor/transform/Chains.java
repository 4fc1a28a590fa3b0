package org.wengert.processor.transform;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/**
 * The chains in a piece of the reverse sweep: lines that are linear in one cotangent and in no other, which comes from the iteration behind.
 * The adjoints that leave a chain are products of that cotangent with partial derivatives.
 */
final class Chains {
    /** Lines that are linear in the cotangent that it starts with. */
    static final class Chain {
        private final Var start;
        private final Map<Var, Line.Let> lines = new IdentityHashMap<>();

        private Chain(Var start) {
            this.start = start;
        }

        Var start() {
            return start;
        }

        /** The line that makes one of its adjoints. */
        Line.Let makerOf(Var adjoint) {
            return Objects.requireNonNull(lines.get(adjoint));
        }
    }

    private final Recorder.Values values;
    private final List<Line> lines;
    /** What is made from values of the primal only, and the lines that make it. */
    private final Map<Var, Line> partials = new IdentityHashMap<>();
    /** What else comes from no cotangent: from rules that are not only made of operations. */
    private final Set<Var> others = Walk.identitySet();

    /** What differs from iteration to iteration by the iterations behind. HotSpot computes several at once where nothing does. */
    private final Set<Var> carried = Walk.identitySet();

    private final Map<Var, Chain> byStart = new LinkedHashMap<>();
    private final Map<Var, Chain> byLine = new IdentityHashMap<>();

    private Chains(Recorder.Values values, List<Line> lines) {
        this.values = values;
        this.lines = lines;
    }

    /** @param handedOn what is read behind the lines; a cotangent that is among it is the same in all iterations */
    static Chains in(List<Line> lines, Recorder.Values values, Collection<Atom> handedOn) {
        Chains chains = new Chains(values, lines);
        chains.findCarried(handedOn);
        chains.find();
        return chains;
    }

    boolean isEmpty() {
        return byStart.isEmpty();
    }

    /** Whether a line is of a chain, or computes partial derivatives, without effects. */
    boolean onlyComputes(Line line) {
        return line.results().stream().anyMatch(v -> partials.containsKey(v) || byLine.containsKey(v));
    }

    /** The chain that a line is of; null where it is of none. */
    @Nullable
    Chain of(Line line) {
        return line instanceof Line.Let l ? byLine.get(l.result()) : null;
    }

    private void findCarried(Collection<Atom> handedOn) {
        Set<Object> same = Walk.identitySet();
        same.addAll(handedOn);
        for (Var v : Walk.free(lines))
            if (v.type() == Type.DOUBLE && !values.has(v) && !same.contains(v)) carried.add(v);
        for (Line line : lines) {
            if (Walk.free(List.of(line)).stream().anyMatch(carried::contains)) carried.addAll(line.results());
        }
    }

    private void find() {
        for (Line line : lines) {
            if (values.isInside(line)) continue;
            Var start = line instanceof Line.Let l && l.result().type() == Type.DOUBLE ? start(l) : null;
            if (isOfPrimal(line)) {
                for (Var v : line.results()) partials.put(v, line);
            } else if (start != null && carried.contains(start)) {
                Line.Let l = (Line.Let) line;
                Chain chain = byStart.computeIfAbsent(start, Chain::new);
                chain.lines.put(l.result(), l);
                byLine.put(l.result(), chain);
            } else if (!(line instanceof Line.Load)
                    && Walk.free(List.of(line)).stream().noneMatch(this::isCotangent)) {
                others.addAll(line.results());
            }
        }
    }

    private boolean isCotangent(Var v) {
        return !isOfPrimal(v) && !others.contains(v);
    }

    private boolean isOfPrimal(Line line) {
        if (line instanceof Line.Let l)
            return l.result().type() instanceof Type.Primitive && !DeadCode.mayThrow(l) && areOfPrimal(l.arguments());
        return line instanceof Line.If choice
                && Walk.free(List.of(line)).stream().allMatch(this::isOfPrimal)
                && choice.results().stream().allMatch(v -> v.type() instanceof Type.Primitive)
                && choice.blocks().stream().allMatch(Chains::computes);
    }

    private static boolean computes(Block block) {
        return block.lines().stream()
                .allMatch(line -> line instanceof Line.Let l
                        ? l.result().type() instanceof Type.Primitive && !DeadCode.mayThrow(l)
                        : line instanceof Line.If choice
                                && choice.blocks().stream().allMatch(Chains::computes));
    }

    private boolean areOfPrimal(List<Atom> all) {
        return all.stream().allMatch(this::isOfPrimal);
    }

    private boolean isOfPrimal(Atom a) {
        return !(a instanceof Var v) || partials.containsKey(v) || values.has(v);
    }

    /** The cotangent that a line's result is linear in, through the chain that it belongs to; null where it is in none. */
    private @Nullable Var start(Line.Let l) {
        if (!(l.operation() instanceof Basic operation)) return null;
        List<Atom> of = l.arguments();
        return switch (operation) {
            case NEG -> start(of.get(0));
            case ADD, SUB -> common(of.get(0), of.get(1));
            case MUL -> isOfPrimal(of.get(1)) ? start(of.get(0)) : isOfPrimal(of.get(0)) ? start(of.get(1)) : null;
            case SCALE, QUOTIENT, DIV -> isOfPrimal(of.get(1)) ? start(of.get(0)) : null;
            case SELECT ->
                !isOfPrimal(of.get(0))
                        ? null
                        : isZero(of.get(1))
                                ? start(of.get(2))
                                : isZero(of.get(2)) ? start(of.get(1)) : common(of.get(1), of.get(2));
            default -> null;
        };
    }

    private @Nullable Var common(Atom a, Atom b) {
        Var start = start(a);
        return start == start(b) ? start : null;
    }

    private @Nullable Var start(Atom a) {
        if (!(a instanceof Var v) || !isCotangent(v)) return null;
        Chain chain = byLine.get(v);
        return chain == null ? v : chain.start;
    }

    private static boolean isZero(Atom a) {
        return a instanceof Constant c && c.is(0);
    }

    /** The adjoints that something else than their chain reads, by the chains. */
    Map<Chain, Set<Var>> ends(Collection<Atom> handedOn) {
        Map<Chain, Set<Var>> ends = new LinkedHashMap<>();
        for (Line line : lines) for (Var v : Walk.free(List.of(line))) if (byLine.get(v) != of(line)) end(v, ends);
        for (Atom a : handedOn) if (a instanceof Var v) end(v, ends);
        return ends;
    }

    private void end(Var v, Map<Chain, Set<Var>> ends) {
        Chain chain = byLine.get(v);
        if (chain != null)
            ends.computeIfAbsent(chain, c -> new LinkedHashSet<>()).add(v);
    }

    /** The lines of a chain, and those of partial derivatives, that some of its adjoints are made with. */
    Set<Line> needed(@Nullable Chain chain, Collection<Var> made) {
        Set<Line> needed = Walk.identitySet();
        Deque<Var> open = new ArrayDeque<>(made);
        while (!open.isEmpty()) {
            Var v = open.pop();
            Line line = chain != null && chain.lines.containsKey(v) ? chain.lines.get(v) : partials.get(v);
            if (line != null && needed.add(line)) open.addAll(Walk.free(List.of(line)));
        }
        return needed;
    }

    /** The values of the primal that lines read. */
    Set<Var> read(Collection<Line> of) {
        Set<Var> read = Walk.identitySet();
        for (Line line : of) for (Var v : Walk.free(List.of(line))) if (values.has(v)) read.add(v);
        return read;
    }
}
