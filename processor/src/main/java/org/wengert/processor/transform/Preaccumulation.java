package org.wengert.processor.transform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/**
 * Computes partial derivatives through many lines of a loop in the forward sweep, where there are fewer of them than of the values that
 * they are made of: these are saved, and the reverse sweep multiplies by them. As y ↦ 2 + cos(y^π)·log y is y ↦ y' with one number for
 * each iteration, dy'/dy, in place of y, y^π, its cosine, and log y.
 *
 * <p>In the reverse sweep, what is linear in one cotangent and in no other is a chain. The adjoints that leave it are the products of that
 * cotangent with partial derivatives, and these are what the chain gives for 1.
 */
final class Preaccumulation {
    /** Chains that hand on more adjoints are left as they are. */
    private static final int MOST = 8;

    private final Recorder.Values values;
    private final List<Line> lines;
    private final Collection<Atom> handedOn;
    /** What has to be saved as it is. */
    private Set<Var> saved = Set.of();

    /** What is made from values of the primal only, and the lines that make it. */
    private final Map<Var, Line> partials = new IdentityHashMap<>();
    /** What else comes from no cotangent: from rules that are not only made of operations. */
    private final Set<Var> others = Walk.identitySet();
    /** The chains, by the cotangents that they begin with. */
    private final Map<Var, Chain> chains = new LinkedHashMap<>();

    private final Map<Var, Chain> chainOf = new IdentityHashMap<>();

    /** Lines that are linear in one cotangent. */
    private static final class Chain {
        final Var start;
        final Map<Var, Line.Let> lines = new LinkedHashMap<>();
        /** The adjoints that leave it, and the values that have to be saved for each. */
        final Map<Var, Set<Var>> saved = new LinkedHashMap<>();

        Chain(Var start) {
            this.start = start;
        }
    }

    private Preaccumulation(Recorder.Values values, List<Line> lines, Collection<Atom> handedOn) {
        this.values = values;
        this.lines = lines;
        this.handedOn = handedOn;
    }

    /**
     * The lines of a piece of the reverse sweep, with such products.
     *
     * @param handedOn what is read behind them
     */
    static List<Line> of(Recorder.Values values, List<Line> lines, Collection<Atom> handedOn) {
        if (!values.areInLoop()) return lines;
        Preaccumulation pass = new Preaccumulation(values, lines, handedOn);
        pass.findChains();
        if (pass.chains.isEmpty()) return lines;
        pass.saved = values.saved(Walk.free(lines));
        if (pass.saved.size() < 2) return lines;
        pass.findEnds();
        pass.choose();
        return pass.isWorthIt() ? pass.rewritten() : lines;
    }

    // ---- chains

    private void findChains() {
        for (Line line : lines) {
            if (values.isInside(line)) continue;
            Var start = line instanceof Line.Let l && l.result().type() == Type.DOUBLE ? start(l) : null;
            if (isOfPrimal(line)) {
                for (Var v : line.results()) partials.put(v, line);
            } else if (start != null) {
                Line.Let l = (Line.Let) line;
                Chain chain = chains.computeIfAbsent(start, Chain::new);
                chain.lines.put(l.result(), l);
                chainOf.put(l.result(), chain);
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
                && choice.blocks().stream().allMatch(Preaccumulation::onlyComputes);
    }

    private static boolean onlyComputes(Block block) {
        return block.lines().stream()
                .allMatch(line -> line instanceof Line.Let l
                        ? l.result().type() instanceof Type.Primitive && !DeadCode.mayThrow(l)
                        : line instanceof Line.If choice
                                && choice.blocks().stream().allMatch(Preaccumulation::onlyComputes));
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
        Chain chain = chainOf.get(v);
        return chain == null ? v : chain.start;
    }

    private static boolean isZero(Atom a) {
        return a instanceof Constant c && c.is(0);
    }

    /** Finds where chains end: their adjoints that something else reads. */
    private void findEnds() {
        for (Line line : lines) {
            Chain own = line instanceof Line.Let l ? chainOf.get(l.result()) : null;
            for (Var v : Walk.free(List.of(line))) if (chainOf.get(v) != own) end(v);
        }
        for (Atom a : handedOn) if (a instanceof Var v) end(v);
    }

    private void end(Var v) {
        Chain chain = chainOf.get(v);
        if (chain != null)
            chain.saved.computeIfAbsent(v, end -> values.saved(read(needed(chain, List.of(end))), saved));
    }

    /** The lines of a chain, and those of partial derivatives, that some of its adjoints are made with. */
    private Set<Line> needed(@Nullable Chain chain, Collection<Var> made) {
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
    private Set<Var> read(Collection<Line> of) {
        Set<Var> read = Walk.identitySet();
        for (Line line : of) for (Var v : Walk.free(List.of(line))) if (values.has(v)) read.add(v);
        return read;
    }

    // ---- which are worth it

    /** Leaves of the chains, and of the adjoints at their ends, those with which least is saved. */
    private void choose() {
        chains.values().removeIf(chain -> !isCandidate(chain));
        if (chains.isEmpty()) return;
        Map<Var, Integer> readers = new IdentityHashMap<>();
        Set<Line> rest = Walk.identitySet();
        for (Line line : lines) {
            boolean chosen = line instanceof Line.Let l
                    && chainOf.get(l.result()) != null
                    && chains.containsValue(chainOf.get(l.result()));
            if (chosen || line.results().stream().anyMatch(partials::containsKey)) continue;
            rest.add(line);
            rest.addAll(needed(null, Walk.free(List.of(line))));
        }
        count(values.saved(read(rest), saved), readers);
        for (boolean again = true; again; ) {
            again = false;
            for (Chain chain : List.copyOf(chains.values())) again |= leave(chain, readers);
        }
    }

    private boolean isWorthIt() {
        Map<Var, List<Line>> products = new IdentityHashMap<>();
        for (Chain chain : chains.values()) {
            for (Var end : chain.saved.keySet()) {
                Line product = new Line.Let(end, Basic.NEG, List.of(chain.start), Position.NONE);
                products.put(end, List.of(product));
            }
        }
        return !chains.isEmpty() && values.saved(Walk.free(with(products))).size() + products.size() < saved.size();
    }

    private boolean isCandidate(Chain chain) {
        Set<Var> all = Walk.identitySet();
        chain.saved.values().forEach(all::addAll);
        if (all.size() < 2 || chain.saved.size() > MOST) return false;
        return values.last(read(needed(chain, chain.saved.keySet()))) != null;
    }

    /** Leaves what gains nothing, where the others stay; says whether there was any. */
    private boolean leave(Chain chain, Map<Var, Integer> readers) {
        boolean any = false;
        for (Var end : List.copyOf(chain.saved.keySet())) {
            if (saved(chain.saved.get(end), readers) > 1) continue;
            count(chain.saved.remove(end), readers);
            any = true;
        }
        Set<Var> all = Walk.identitySet();
        chain.saved.values().forEach(all::addAll);
        if (saved(all, readers) <= chain.saved.size()) {
            chain.saved.values().forEach(of -> count(of, readers));
            chains.remove(chain.start);
            any = true;
        }
        return any;
    }

    private static void count(Set<Var> saved, Map<Var, Integer> readers) {
        for (Var v : saved) readers.merge(v, 1, Integer::sum);
    }

    /** How many of these values nothing else reads. */
    private static int saved(Set<Var> of, Map<Var, Integer> readers) {
        return (int) of.stream().filter(v -> !readers.containsKey(v)).count();
    }

    // ---- products

    private List<Line> rewritten() {
        Map<Var, List<Line>> products = new IdentityHashMap<>();
        chains.values().forEach(chain -> multiply(chain, products));
        return with(products);
    }

    /** The lines with others in the place of those that make some adjoints, and without what is not read any more. */
    private List<Line> with(Map<Var, List<Line>> products) {
        List<Line> all = new ArrayList<>();
        for (Line line : lines) {
            List<Line> product = line instanceof Line.Let l ? products.get(l.result()) : null;
            if (product == null) all.add(line);
            else all.addAll(product);
        }
        return read(all);
    }

    /** Writes a chain for 1 into the forward sweep, and the products of its cotangent with what that gives. */
    private void multiply(Chain chain, Map<Var, List<Line>> products) {
        Set<Line> needed = needed(chain, chain.saved.keySet());
        Var behind = values.last(read(needed));
        if (behind == null) throw new AssertionError("a candidate");
        Builder out = new Builder();
        Rewriter fresh = Rewriter.fresh();
        fresh.replace(chain.start, Constant.of(1.0));
        for (Line line : lines) {
            if (!needed.contains(line)) continue;
            if (line instanceof Line.Let l && chain.lines.containsKey(l.result())) {
                fresh.replace(l.result(), applied(l, fresh.atoms(l.arguments()), out));
            } else {
                fresh.lines(new Block(List.of(line), new Terminator.Unreachable()), out);
            }
        }
        values.make(out.lines(), behind);
        for (Var end : chain.saved.keySet()) {
            Line.Let l = chain.lines.get(end);
            Builder product = new Builder();
            Atom partial = fresh.atom(end);
            if (partial instanceof Var v)
                partial = values.save(v, "partial", behind).get("partial", product);
            product.add(new Line.Let(end, Basic.SCALE, List.of(chain.start, partial), l.at()));
            products.put(end, product.lines());
        }
    }

    /** A line of a chain; where its cotangent is a number that is not 0, there is nothing to guard. */
    private static Atom applied(Line.Let l, List<Atom> arguments, Builder out) {
        Basic operation = (Basic) l.operation();
        boolean isSome = arguments.get(0) instanceof Constant c && !c.is(0);
        if (operation == Basic.SCALE && isSome) operation = Basic.MUL;
        if (operation == Basic.QUOTIENT && isSome) operation = Basic.DIV;
        return Derivatives.let(out, l.at(), operation, arguments.toArray(Atom[]::new));
    }

    /** Of the lines that only compute, those that are still read. */
    private List<Line> read(List<Line> all) {
        Set<Object> read = Walk.identitySet();
        read.addAll(handedOn);
        List<Line> kept = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Line line = all.get(i);
            boolean onlyComputes =
                    line.results().stream().anyMatch(v -> partials.containsKey(v) || chainOf.containsKey(v));
            if (onlyComputes && line.results().stream().noneMatch(read::contains)) continue;
            kept.add(line);
            read.addAll(Walk.free(List.of(line)));
        }
        Collections.reverse(kept);
        return kept;
    }
}
