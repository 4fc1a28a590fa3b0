package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.Fold;

/** What the sweeps need to know of loops: which run for a number of times that is known when they begin, and where iterations start. */
final class Loops {
    private final Places places;
    private final Map<Line.Loop, Boolean> exact = new IdentityHashMap<>();

    Loops(Places places) {
        this.places = places;
    }

    /** Whether the loop always runs through its range. */
    boolean runsThrough(Line.Loop loop) {
        return exact.computeIfAbsent(loop, l -> l.counted() != null && !Walk.escapes(l));
    }

    /** Whether all these loops run through their ranges. */
    boolean runThrough(List<Line.Loop> loops) {
        return loops.stream().allMatch(this::runsThrough);
    }

    /**
     * A loop whose last iteration only finds out that it is the last: its body ends in a branch, one arm of which goes on and
     * the other only leaves. All but the last iteration are then alike.
     *
     * @param goesOn the arm that goes on
     * @param leaves the arm that leaves, without any line
     */
    record TestFirst(Block goesOn, Block leaves) {}

    /** The loop as one that tests first, or null. {@code active} tells whether a line computes something active. */
    static @Nullable TestFirst testFirst(Line.Loop loop, java.util.function.Predicate<Line> active) {
        if (loop.counted() != null || !(loop.body().end() instanceof Terminator.Branch branch)) return null;
        for (Line line : loop.body().lines()) if (active.test(line) || Walk.escapes(line)) return null;
        if (onlyLeaves(branch.otherwise()) && onlyGoesOn(branch.then()))
            return new TestFirst(branch.then(), branch.otherwise());
        if (onlyLeaves(branch.then()) && onlyGoesOn(branch.otherwise()))
            return new TestFirst(branch.otherwise(), branch.then());
        return null;
    }

    private static boolean onlyLeaves(Block arm) {
        return arm.lines().isEmpty() && arm.end() instanceof Terminator.Exit;
    }

    /** Whether every way through the arm goes on with the loop. */
    private static boolean onlyGoesOn(Block arm) {
        boolean[] all = {true};
        for (Line line : arm.lines()) {
            if (Walk.escapes(line)) all[0] = false;
        }
        Walk.ownEnds(arm, end -> all[0] &= end instanceof Terminator.Next);
        for (Block inner : arm.end().blocks()) all[0] &= onlyGoesOn(inner);
        return all[0];
    }

    /** An arm of a loop's body that leaves the loop on every way, or that goes on with it on every way. */
    static boolean leavesOrGoesOn(Block arm, boolean leaves) {
        boolean[] all = {true};
        for (Line line : arm.lines()) if (Walk.escapes(line)) all[0] = false;
        Walk.ownEnds(arm, end -> all[0] &= leaves ? end instanceof Terminator.Exit : end instanceof Terminator.Next);
        for (Block inner : arm.end().blocks()) all[0] &= leavesOrGoesOn(inner, leaves);
        return all[0];
    }

    /** The number of entries that an array indexed by {@link #indexIn} must have. Written before the loop. */
    static Atom entries(Line.Range range, Builder out, Function function) {
        Position at = Position.NONE;
        if (isByIndex(range)) return notNegative(range.to(), out, function);
        int s = range.step();
        Atom span = s > 0 ? sub(out, range.to(), range.from()) : sub(out, range.from(), range.to());
        int size = Math.abs(s);
        Atom count =
                size == 1 ? span : Derivatives.let(out, at, Basic.DIV, add(out, span, size - 1), Constant.of(size));
        return notNegative(count, out, function);
    }

    /** Where in such an array the iteration with this index is. */
    static Atom indexIn(Line.Range range, Atom index, Builder out) {
        return isByIndex(range) ? index : iterations(range, index, out);
    }

    /** How many iterations come before that with this index. */
    static Atom iterations(Line.Range range, Atom index, Builder out) {
        Atom distance = range.step() > 0 ? sub(out, index, range.from()) : sub(out, range.from(), index);
        int size = Math.abs(range.step());
        return size == 1 ? distance : Derivatives.let(out, Position.NONE, Basic.DIV, distance, Constant.of(size));
    }

    /** The constant by which every iteration changes a carried value; null if there is none. */
    @Nullable
    Integer changeOf(Line.Loop loop, int carried) {
        Set<Integer> changes = new HashSet<>();
        Fold.nexts(
                loop.body(),
                next -> changes.add(
                        change(loop.carried().get(carried), next.values().get(carried))));
        return changes.size() == 1 ? changes.iterator().next() : null;
    }

    private @Nullable Integer change(Var from, Atom to) {
        if (!(to instanceof Var v) || !(places.of(v).line() instanceof Line.Let l)) return null;
        if (l.operation() != Basic.ADD && l.operation() != Basic.SUB
                || l.arguments().get(0) != from) return null;
        if (!(l.arguments().get(1) instanceof Constant c) || !(c.value() instanceof Integer n)) return null;
        return l.operation() == Basic.ADD ? n : -n;
    }

    /** Whether entries are found by the loop's own index, which vectorises best: it starts at 0, or a little above. */
    private static boolean isByIndex(Line.Range range) {
        return range.step() == 1
                && range.from() instanceof Constant c
                && c.value() instanceof Integer n
                && n >= 0
                && n <= 4;
    }

    private static Atom notNegative(Atom n, Builder out, Function function) {
        if (n instanceof Constant c && c.value() instanceof Integer i) return Constant.of(Math.max(i, 0));
        boolean[] is = {false};
        Walk.lines(function.body(), line -> is[0] |= line.results().contains(n) && isNotNegative(line));
        if (is[0]) return n;
        var max = org.wengert.processor.ir.Callee.ofStatic(
                "java.lang.Math", "max", List.of(Type.INT, Type.INT), Type.INT);
        return out.let("", Type.INT, Position.NONE, new Operation.Apply(max), n, Constant.of(0));
    }

    private static boolean isNotNegative(Line line) {
        boolean isMax = line instanceof Line.Let l
                && l.operation() instanceof Operation.Apply a
                && a.callee().name().equals("max")
                && l.arguments().get(1) instanceof Constant c
                && c.value() instanceof Integer i
                && i >= 0;
        return isMax || line instanceof Line.Length;
    }

    static Atom sub(Builder out, Atom a, Atom b) {
        return Derivatives.let(out, Position.NONE, Basic.SUB, a, b);
    }

    static Atom add(Builder out, Atom a, int n) {
        return n == 0 ? a : Derivatives.let(out, Position.NONE, Basic.ADD, a, Constant.of(n));
    }

    /** The range of the same indices in the opposite order. Written before the reversed loop. */
    static Line.Range reversed(Line.Range range, Var index, Builder out) {
        int s = range.step();
        Atom last;
        if (s == 1) {
            last = sub(out, range.to(), Constant.of(1));
        } else if (s == -1) {
            last = add(out, range.to(), 1);
        } else {
            Atom span = s > 0
                    ? sub(out, sub(out, range.to(), Constant.of(1)), range.from())
                    : sub(out, sub(out, range.from(), Constant.of(1)), range.to());
            var floorDiv = org.wengert.processor.ir.Callee.ofStatic(
                    "java.lang.Math", "floorDiv", List.of(Type.INT, Type.INT), Type.INT);
            Var steps =
                    out.let("", Type.INT, Position.NONE, new Operation.Apply(floorDiv), span, Constant.of(Math.abs(s)));
            Atom distance = Derivatives.let(out, Position.NONE, Basic.MUL, steps, Constant.of(s));
            last = Derivatives.let(out, Position.NONE, Basic.ADD, range.from(), distance);
        }
        Atom bound = s > 0 ? sub(out, range.from(), Constant.of(1)) : add(out, range.from(), 1);
        return new Line.Range(index, last, bound, -s);
    }

    /** The loops around a value. */
    List<Line.Loop> around(Var v) {
        return places.of(v).loops();
    }

    static <T> List<T> concat(List<? extends T> a, List<? extends T> b) {
        List<T> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
