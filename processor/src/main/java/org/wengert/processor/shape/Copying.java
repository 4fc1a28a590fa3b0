package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/**
 * Copies at once what a loop keeps of an array entry by entry, {@code kept[i] = a[i - 1]}, and lets the loop read the copy: a loop that
 * goes to all arrays at the index that it counts is compiled to instructions on several entries.
 */
final class Copying extends Rewriter {
    private final Distinct distinct;
    private final Offsets offsets;
    private final Map<Object, Line> makers = new IdentityHashMap<>();
    private boolean isChanged;

    private Copying(Function f) {
        distinct = Distinct.in(f);
        offsets = Offsets.in(f.body());
        Walk.lines(f.body(), line -> {
            for (Var v : line.results()) makers.put(v, line);
        });
    }

    static Function copy(Function f) {
        Copying copying = new Copying(f);
        Function copied = copying.function(f);
        return copying.isChanged ? DeadCode.remove(copied) : f;
    }

    /**
     * What a loop keeps of an array.
     *
     * @param load of an entry
     * @param store of the same, at the loop's index
     * @param by how much further the entry is than it will be in the copy
     */
    private record Kept(Line.Load load, Line.Store store, int by) {}

    @Override
    protected void rewrite(Line line, Builder out) {
        List<Kept> all = line instanceof Line.Loop loop ? kept(loop) : List.of();
        if (all.isEmpty()) {
            super.rewrite(line, out);
            return;
        }
        isChanged = true;
        Line.Loop loop = (Line.Loop) line;
        for (Kept kept : all) out.add(copy(kept, Objects.requireNonNull(loop.counted())));
        Builder body = new Builder();
        for (Line inside : loop.body().lines()) {
            Kept loaded = all.stream().filter(k -> k.load == inside).findAny().orElse(null);
            if (loaded != null)
                body.add(new Line.Load(
                        loaded.load.result(), loaded.store.array(), loaded.store.index(), true, inside.at()));
            else if (all.stream().noneMatch(k -> k.store == inside)) body.add(inside);
        }
        super.rewrite(
                new Line.Loop(
                        loop.results(),
                        loop.counted(),
                        loop.carried(),
                        loop.initial(),
                        body.end(loop.body().end()),
                        loop.at()),
                out);
    }

    private Line copy(Kept kept, Line.Range range) {
        Atom array = atom(kept.load.array());
        Atom copy = atom(kept.store.array());
        return line(array, kept.by, copy, atom(range.from()), atom(range.to()), kept.store.at());
    }

    /** Sets {@code into[i]} to {@code array[i + by]} for all i from {@code first} to before {@code end}. */
    static Line line(Atom array, int by, Atom into, Atom first, Atom end, Position at) {
        List<Atom> arguments = List.of(array, Constant.of(by), into, first, end);
        List<Type> types = arguments.stream().map(Atom::type).toList();
        Callee callee = Callee.ofStatic("org.wengert.support.Shifted", "copy", types, null);
        Summary summary = Summary.writing(Port.of(callee).size(), 1);
        return new Line.Call(List.of(), callee.withSummary(summary), arguments, at);
    }

    /** What it keeps of arrays that it does not change, and without which it goes to all arrays at its index; else nothing. */
    private List<Kept> kept(Line.Loop loop) {
        Line.Range range = loop.counted();
        boolean isPlain = range != null
                && range.step() == 1
                && loop.carried().isEmpty()
                && loop.body().end() instanceof Terminator.Next
                && loop.body().lines().stream().allMatch(Copying::isPlain);
        if (!isPlain) return List.of();
        List<Kept> all = new ArrayList<>();
        for (Line line : loop.body().lines()) {
            if (!(line instanceof Line.Load load) || load.index() == range.index()) continue;
            Kept kept = kept(load, loop, range);
            if (kept == null || !isAlone(kept, loop)) return List.of();
            all.add(kept);
        }
        return all;
    }

    private static boolean isPlain(Line line) {
        return line instanceof Line.Let || Access.of(line) != null;
    }

    private @Nullable Kept kept(Line.Load load, Line.Loop loop, Line.Range range) {
        Offsets.Sum index = offsets.of(load.index());
        if (index.base() != range.index()
                || !load.safe()
                || !load.result().type().isFloating()) return null;
        for (Line line : loop.body().lines()) {
            // What is not written is not read either, so it does not matter whether it is there.
            boolean isKept = line instanceof Line.Store s
                    && s.value() == load.result()
                    && s.index() == range.index()
                    && makers.get(s.array()) instanceof Line.New made
                    && !made.zeroed();
            if (isKept) return new Kept(load, (Line.Store) line, index.plus());
        }
        return null;
    }

    /** Whether the loop does not change the array, nor goes to the copy otherwise. */
    private boolean isAlone(Kept kept, Line.Loop loop) {
        if (!distinct.are(kept.load.array(), kept.store.array())) return false;
        for (Line line : loop.body().lines()) {
            Access access = Access.of(line);
            if (access == null || line == kept.load || line == kept.store) continue;
            if (!distinct.are(access.array(), kept.store.array())) return false;
            if (access.writes() && !distinct.are(access.array(), kept.load.array())) return false;
        }
        return true;
    }
}
