package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Computes partial derivatives through many lines of a loop in the forward sweep, where there are fewer of them than of the values that
 * they are made of: these are saved, and the reverse sweep multiplies by them. As y ↦ 2 + cos(y^π)·log y is y ↦ y' with one number for
 * each iteration, dy'/dy, in place of y, y^π, its cosine, and log y.
 *
 * <p>They are what a chain of the reverse sweep gives where its cotangent is 1.
 */
final class Preaccumulation {
    /** Chains that hand on more adjoints are left as they are. */
    private static final int MOST = 8;

    private final Recorder.Values values;
    private final List<Line> lines;
    private final Collection<Atom> handedOn;
    private final Chains chains;
    /** What has to be saved as it is. */
    private final Set<Var> saved;
    /** The chains to be replaced, the adjoints at their ends that are, and what has to be saved for each. */
    private final Map<Chains.Chain, Map<Var, Set<Var>>> chosen = new LinkedHashMap<>();

    private Preaccumulation(Recorder.Values values, List<Line> lines, Collection<Atom> handedOn) {
        this.values = values;
        this.lines = lines;
        this.handedOn = handedOn;
        this.chains = Chains.in(lines, values, handedOn);
        this.saved = chains.isEmpty() ? Set.of() : values.saved(Walk.free(lines));
    }

    /**
     * The lines of a piece of the reverse sweep, with such products.
     *
     * @param handedOn what is read behind them
     */
    static List<Line> of(Recorder.Values values, List<Line> lines, Collection<Atom> handedOn) {
        if (!values.areInLoop()) return lines;
        Preaccumulation pass = new Preaccumulation(values, lines, handedOn);
        if (pass.saved.size() < 2) return lines;
        pass.choose();
        return pass.isWorthIt() ? pass.rewritten() : lines;
    }

    // ---- which are worth it

    /** Chooses the chains, and the adjoints at their ends, with which least is saved. */
    private void choose() {
        chains.ends(handedOn).forEach((chain, ends) -> {
            if (ends.size() > MOST || values.last(chains.read(chains.needed(chain, ends))) == null) return;
            Map<Var, Set<Var>> of = new LinkedHashMap<>();
            for (Var end : ends) of.put(end, values.saved(chains.read(chains.needed(chain, List.of(end))), saved));
            if (all(of.values()).size() > 1) chosen.put(chain, of);
        });
        if (chosen.isEmpty()) return;
        Map<Var, Integer> readers = new IdentityHashMap<>();
        count(values.saved(chains.read(rest())), readers);
        for (boolean again = true; again; ) {
            again = false;
            for (Chains.Chain chain : List.copyOf(chosen.keySet())) again |= leave(chain, readers);
        }
    }

    /** The lines of no chosen chain, and those that they need. */
    private Set<Line> rest() {
        Set<Line> rest = Walk.identitySet();
        for (Line line : lines) {
            Chains.Chain chain = chains.of(line);
            if (chain == null ? chains.onlyComputes(line) : chosen.containsKey(chain)) continue;
            rest.add(line);
            rest.addAll(chains.needed(null, Walk.free(List.of(line))));
        }
        return rest;
    }

    /** Leaves what gains nothing, where the others stay; says whether there was any. */
    private boolean leave(Chains.Chain chain, Map<Var, Integer> readers) {
        Map<Var, Set<Var>> of = chosen.get(chain);
        boolean any = false;
        for (Var end : List.copyOf(of.keySet())) {
            if (unread(of.get(end), readers) > 1) continue;
            count(of.remove(end), readers);
            any = true;
        }
        if (unread(all(of.values()), readers) > of.size()) return any;
        for (Set<Var> left : chosen.remove(chain).values()) count(left, readers);
        return true;
    }

    private static Set<Var> all(Collection<Set<Var>> of) {
        Set<Var> all = Walk.identitySet();
        of.forEach(all::addAll);
        return all;
    }

    private static void count(Set<Var> saved, Map<Var, Integer> readers) {
        for (Var v : saved) readers.merge(v, 1, Integer::sum);
    }

    /** How many of these values nothing else reads. */
    private static int unread(Set<Var> of, Map<Var, Integer> readers) {
        return (int) of.stream().filter(v -> !readers.containsKey(v)).count();
    }

    /** Whether less is saved in all. */
    private boolean isWorthIt() {
        Map<Var, List<Line>> products = new IdentityHashMap<>();
        chosen.forEach((chain, of) -> {
            for (Var end : of.keySet()) {
                Line product = new Line.Let(end, Basic.NEG, List.of(chain.start()), Position.NONE);
                products.put(end, List.of(product));
            }
        });
        return !chosen.isEmpty() && values.saved(Walk.free(with(products))).size() + products.size() < saved.size();
    }

    // ---- products

    private List<Line> rewritten() {
        Map<Var, List<Line>> products = new IdentityHashMap<>();
        chosen.forEach((chain, of) -> multiply(chain, of.keySet(), products));
        return with(products);
    }

    /** Writes a chain for 1 into the forward sweep, and the products of its cotangent with what that gives. */
    private void multiply(Chains.Chain chain, Set<Var> ends, Map<Var, List<Line>> products) {
        Set<Line> needed = chains.needed(chain, ends);
        Var behind = values.last(chains.read(needed));
        if (behind == null) throw new AssertionError("a chain of nothing");
        Builder out = new Builder();
        Rewriter fresh = Rewriter.fresh();
        fresh.replace(chain.start(), Constant.of(1.0));
        for (Line line : lines) {
            if (!needed.contains(line)) continue;
            if (line instanceof Line.Let l && chains.of(line) == chain) {
                fresh.replace(l.result(), applied(l, fresh.atoms(l.arguments()), out));
            } else {
                fresh.lines(new Block(List.of(line), new Terminator.Unreachable()), out);
            }
        }
        values.make(out.lines(), behind);
        for (Var end : ends) {
            Line.Let l = chain.makerOf(end);
            Builder product = new Builder();
            Atom partial = fresh.atom(end);
            if (partial instanceof Var v)
                partial = values.save(v, "partial", behind).get("partial", product);
            product.add(new Line.Let(end, Basic.SCALE, List.of(chain.start(), partial), l.at()));
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

    /** The lines with others in the place of those that make some adjoints, and without what is not read any more. */
    private List<Line> with(Map<Var, List<Line>> products) {
        List<Line> all = new ArrayList<>();
        for (Line line : lines) {
            List<Line> product = line instanceof Line.Let l ? products.get(l.result()) : null;
            if (product == null) all.add(line);
            else all.addAll(product);
        }
        Set<Object> read = Walk.identitySet();
        read.addAll(handedOn);
        List<Line> kept = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Line line = all.get(i);
            if (chains.onlyComputes(line) && line.results().stream().noneMatch(read::contains)) continue;
            kept.add(line);
            read.addAll(Walk.free(List.of(line)));
        }
        Collections.reverse(kept);
        return kept;
    }
}
