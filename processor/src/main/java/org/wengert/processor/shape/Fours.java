package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Writes a loop that runs four iterations at a time, and behind it the one that does what is left. */
final class Fours {
    private static final int WIDTH = 4;

    private final Jam jam;
    private final Bounds bounds;
    private final Position at;
    private final Rewriter shared = Rewriter.fresh();
    private final List<Rewriter> copies =
            IntStream.range(0, WIDTH).mapToObj(k -> Rewriter.fresh()).toList();
    /** What must hold before the loop. */
    private final List<Check> first = new ArrayList<>();
    /** What must hold of each iteration before its inner loop. */
    private final List<Check> each = new ArrayList<>();

    Fours(Jam jam, Bounds bounds) {
        this.jam = jam;
        this.bounds = bounds;
        this.at = jam.loop().at();
    }

    /**
     * That an array is there, and has entries.
     *
     * @param span the entries; null for none in particular
     */
    private record Check(Atom array, Bounds.@Nullable Span span) {}

    /** Whether all that may fail can be checked before; if so, writes. */
    boolean write(Builder out) {
        for (Line line : jam.early()) {
            if (!canCheck(line, false) || readsVarying(line)) return false;
        }
        for (Line line : jam.sum().body().lines()) if (!canCheck(line, true)) return false;
        for (Line line : jam.late()) if (!canCheck(line, false)) return false;
        Atom limit = limit(out);
        Line.Range range = jam.range();
        List<Var> carried = new ArrayList<>(jam.loop().carried());
        Var rest = new Var(Type.INT, "rest");
        List<Var> inside = again(Port.concat(List.of(rest), carried));
        List<Var> behind = again(inside);
        Var index = range.index().again();
        Label label = new Label("fours");
        Builder body = new Builder();
        Terminator end = block(index, inside, label, body);
        List<Atom> initial = Port.concat(List.of(range.from()), jam.loop().initial());
        Line.Loop fours = new Line.Loop(
                behind, new Line.Range(index, range.from(), limit, WIDTH), inside, initial, body.end(end), at);
        List<Var> left = behind;
        if (end instanceof Terminator.Branch) {
            left = again(behind);
            Block scope = new Builder().add(fours).end(new Terminator.Exit(label, List.copyOf(behind)));
            out.add(new Line.Scope(left, label, scope, at));
        } else {
            out.add(fours);
        }
        out.add(new Line.Loop(
                jam.loop().results(),
                new Line.Range(range.index(), left.get(0), range.to(), 1),
                jam.loop().carried(),
                List.copyOf(left.subList(1, left.size())),
                jam.loop().body(),
                at));
        return true;
    }

    private static List<Var> again(List<Var> all) {
        return all.stream().map(Var::again).toList();
    }

    /** An array that is looked up in each iteration is not checked before the others are. */
    private boolean readsVarying(Line line) {
        boolean[] any = {false};
        Walk.lines(
                new Builder().add(line).yield(),
                l -> any[0] |= l instanceof Line.Load load && jam.varies(load.array()));
        return any[0];
    }

    private boolean canCheck(Line line, boolean isInSum) {
        if (Bounds.mayFail(line)) {
            Access access = Access.of(line);
            Check check = null;
            if (access == null) {
                check = new Check(((Line.Length) line).array(), null);
            } else {
                Bounds.Span span = isInSum
                        ? bounds.span(access.index(), jam.sumRange(), jam.range())
                        : bounds.span(access.index(), jam.range());
                if (span == null) return false;
                if (bounds.has(access.array(), span)) return true;
                check = new Check(access.array(), span);
            }
            if (!isKnown(check.array)) return false;
            if (check.span != null && !(isKnown(check.span.end()) && isKnown(check.span.offset()))) return false;
            boolean varies = jam.varies(check.array)
                    || check.span != null
                            && (jam.varies(check.span.end())
                                    || check.span.offset() != null && jam.varies(check.span.offset()));
            (varies ? each : first).add(check);
        }
        return line.blocks().stream().allMatch(b -> b.lines().stream().allMatch(inner -> canCheck(inner, false)));
    }

    /** Whether it is known in front of the inner loop. */
    private boolean isKnown(@Nullable Atom a) {
        return !(a instanceof Var v) || jam.isThere(v);
    }

    /** What is the same in all iterations, and where the fours end: at once where something is not as it should be. */
    private Atom limit(Builder out) {
        Conditions all = new Conditions(out, at);
        for (Line line : jam.fixed()) {
            if (line instanceof Line.Load l) {
                Atom array = shared.atom(l.array());
                Atom index = shared.atom(l.index());
                Conditions one = new Conditions(out, at);
                one.addReach(array, index, Constant.of(1));
                Var result = l.result().again();
                Builder loads = new Builder();
                Var loaded = loads.load(l.result().name(), array, index, true, l.at());
                Block then = loads.yield(loaded);
                Block otherwise = new Builder().yield(Constant.zero(result.type()));
                out.add(new Line.If(List.of(result), Objects.requireNonNull(one.all()), then, otherwise, l.at()));
                shared.replace(l.result(), result);
                all.add(one.all());
            } else if (line instanceof Line.Length l) {
                Atom array = shared.atom(l.array());
                shared.replace(l.result(), out.length(array, true, l.at()));
                if (!l.safe()) all.addPresence(array);
            } else {
                shared.lines(new Builder().add(line).yield(), out);
            }
        }
        for (Check check : first) require(check, shared, all);
        Line.Range range = jam.range();
        if (!bounds.isSize(range.to())) all.add(Basic.GT, range.to(), Constant.of(0));
        Var limit = out.let(at, Basic.SUB, range.to(), Constant.of(WIDTH - 1));
        return all.all() == null ? limit : out.let("limit", Type.INT, at, Basic.SELECT, all.all(), limit, range.from());
    }

    /** Four iterations. */
    private Terminator block(Var index, List<Var> carried, Label label, Builder out) {
        for (int k = 0; k < WIDTH; k++) {
            Rewriter copy = copies.get(k);
            for (Line line : jam.fixed()) for (Var v : line.results()) copy.replace(v, shared.atom(v));
            copy.replace(
                    jam.range().index(),
                    k == 0 ? index : out.let(index.name(), Type.INT, at, Basic.ADD, index, Constant.of(k)));
        }
        for (Line line : jam.early()) {
            for (Rewriter copy : copies) {
                if (line instanceof Line.Length l)
                    copy.replace(l.result(), out.length(copy.atom(l.array()), true, l.at()));
                else copy.lines(new Builder().add(line).yield(), out);
            }
        }
        Conditions all = new Conditions(out, at);
        Rewriter copy0 = copies.get(0);
        for (Rewriter copy : copies) {
            for (Check check : each) require(check, copy, all);
            Atom to = jam.sumRange().to();
            if (copy != copy0 && jam.varies(to)) all.add(Basic.EQ, copy.atom(to), copy0.atom(to));
        }
        if (all.all() == null) return rest(index, carried, out);
        Builder then = new Builder();
        Terminator next = rest(index, carried, then);
        List<Atom> left = Port.concat(List.of(index), carried.subList(1, carried.size()));
        return new Terminator.Branch(
                all.all(), then.end(next), new Builder().end(new Terminator.Exit(label, left)), at);
    }

    /** The inner loop, and what is behind it. */
    private Terminator rest(Var index, List<Var> carried, Builder out) {
        out.add(sums());
        List<Atom> now = List.copyOf(carried.subList(1, carried.size()));
        for (Rewriter copy : copies) {
            copy.replaceAll(jam.loop().carried(), now);
            copy.lines(new Builder().addAll(jam.late()).yield(), out);
            now = copy.atoms(jam.loop().body().end().reads());
        }
        Var rest = out.let(at, Basic.ADD, index, Constant.of(WIDTH));
        return new Terminator.Next(Port.concat(List.of(rest), now));
    }

    private Line.Loop sums() {
        Line.Loop sum = jam.sum();
        Line.Range range = jam.sumRange();
        Var index = range.index().again();
        Rewriter copy0 = copies.get(0);
        List<Var> results = new ArrayList<>();
        List<Var> carried = new ArrayList<>();
        List<Atom> initial = new ArrayList<>();
        Atom from = copy0.atom(range.from());
        Atom to = copy0.atom(range.to());
        Set<Object> own = Walk.identitySet();
        own.addAll(sum.carried());
        for (Rewriter copy : copies) {
            initial.addAll(copy.atoms(sum.initial()));
            List<Var> inside = again(sum.carried());
            List<Var> behind = again(sum.results());
            copy.replace(range.index(), index);
            copy.replaceAll(sum.carried(), inside);
            carried.addAll(inside);
            results.addAll(behind);
        }
        Builder body = new Builder();
        for (Line line : sum.body().lines()) {
            Block block = new Builder().add(line).yield();
            boolean isOwn = line.reads().stream().anyMatch(a -> own.contains(a) || jam.varies(a));
            if (isOwn) {
                own.addAll(line.results());
                for (Rewriter copy : copies) copy.lines(block, body);
            } else {
                copy0.lines(block, body);
                for (Rewriter copy : copies) for (Var v : line.results()) copy.replace(v, copy0.atom(v));
            }
        }
        List<Atom> next = new ArrayList<>();
        for (Rewriter copy : copies) next.addAll(copy.atoms(sum.body().end().reads()));
        int n = sum.results().size();
        for (int k = 0; k < WIDTH; k++) copies.get(k).replaceAll(sum.results(), results.subList(k * n, k * n + n));
        return new Line.Loop(
                results,
                new Line.Range(index, from, to, range.step()),
                carried,
                initial,
                body.end(new Terminator.Next(next)),
                sum.at());
    }

    private void require(Check check, Rewriter copy, Conditions all) {
        Atom array = copy.atom(check.array);
        if (check.span == null) {
            all.addPresence(array);
            return;
        }
        // All four inner loops have the range of the first.
        Atom end = check.span.end();
        Rewriter ending = copy != shared && end == jam.sumRange().to() ? copies.get(0) : copy;
        Atom offset = check.span.offset();
        all.addReach(array, offset == null ? null : copy.atom(offset), ending.atom(end));
    }
}
