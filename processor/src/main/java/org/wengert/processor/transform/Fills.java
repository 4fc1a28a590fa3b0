package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Scratch arrays that one loop fills, {@code for (j = 0; j < n; j++) a[j] = f(j)}, and nothing else stores to: what is read
 * from them behind the loop can be computed again instead of saved, although the next run of the loop overwrites it.
 */
final class Fills {
    /**
     * How the entries of an array are computed.
     *
     * @param index of the loop
     * @param lines that compute an entry, in order
     * @param value the entry
     */
    record Fill(Var index, List<Line> lines, Atom value) {
        boolean defines(Atom a) {
            return lines.stream()
                    .anyMatch(line -> a instanceof Var v && line.results().contains(v));
        }

        /** The lines that compute what a load reads, under the load's own name. */
        List<Line> at(Line.Load load) {
            Rewriter fresh = Rewriter.fresh();
            fresh.replace(index, load.index());
            Builder out = new Builder();
            fresh.lines(new Block(lines, new Terminator.Unreachable()), out);
            List<Line> result = new ArrayList<>(out.lines());
            Rewriter named = new Rewriter() {
                @Override
                protected Var define(Var v) {
                    return v == fresh.atom(value) ? load.result() : v;
                }
            };
            Line last = result.remove(result.size() - 1);
            result.add(last.on(named));
            return result;
        }
    }

    private final Places places;
    private final Loops loops;
    private final Aliases aliases;
    private final Map<Object, List<Line>> writes = new IdentityHashMap<>();
    private final Map<Line, List<Line>> blocks = new IdentityHashMap<>();

    Fills(Function function, Places places, Loops loops) {
        this.places = places;
        this.loops = loops;
        this.aliases = Aliases.of(function);
        note(function.body());
    }

    private void note(Block block) {
        for (Line line : block.lines()) {
            blocks.put(line, block.lines());
            for (Object node : written(line))
                writes.computeIfAbsent(node, k -> new ArrayList<>()).add(line);
            line.blocks().forEach(this::note);
        }
        block.end().blocks().forEach(this::note);
    }

    private List<? extends Object> written(Line line) {
        if (line instanceof Line.Store l) return List.of(aliases.of(l.array()));
        if (line instanceof Line.Acc l) return List.of(aliases.of(l.array()));
        if (line instanceof Line.Fill l) return aliases.levels(l.array());
        if (line instanceof Line.AddAll l) return aliases.levels(l.into());
        return line instanceof Line.Call l
                ? l.overwritten().stream().map(aliases::of).toList()
                : List.of();
    }

    /** How what the load reads was computed; null where it is not such an array. */
    @Nullable
    Fill of(Line.Load load) {
        if (!(load.array() instanceof Var array) || !load.result().type().isFloating()) return null;
        Aliases.Node node = aliases.of(array);
        List<Line> stores = writes.getOrDefault(node, List.of());
        boolean own = places.of(array).line() instanceof Line.New && !node.isMerged() && !node.isForeign();
        if (!own || stores.size() != 1 || !(stores.get(0) instanceof Line.Store store)) return null;
        List<Line.Loop> around = places.of(store).loops();
        if (around.isEmpty()) return null;
        Line.Loop loop = around.get(around.size() - 1);
        Line.Range range = loop.counted();
        boolean fills = range != null
                && loops.runsThrough(loop)
                && loop.body().lines().contains(store)
                && store.index() == range.index()
                && range.step() == 1
                && range.from().equals(Constant.of(0));
        return fills && isBehind(load, loop) && runsOver(load, range) ? fill(loop, range.index(), store) : null;
    }

    /** Whether the load stands behind the loop, in the same block or in blocks of lines behind it. */
    private boolean isBehind(Line load, Line.Loop loop) {
        List<Line> lines = blocks.get(loop);
        for (int i = lines.indexOf(loop) + 1; i < lines.size(); i++) {
            boolean[] found = {lines.get(i) == load};
            for (Block b : lines.get(i).blocks()) Walk.lines(b, inner -> found[0] |= inner == load);
            if (found[0]) return true;
        }
        return false;
    }

    /** Whether the load's index runs over no more than the loop did. */
    private boolean runsOver(Line.Load load, Line.Range filled) {
        for (Line.Loop around : places.of(load).loops()) {
            Line.Range range = around.counted();
            if (range == null || range.index() != load.index()) continue;
            boolean fromStart = range.from() instanceof Constant c && c.value() instanceof Integer n && n >= 0;
            return fromStart && range.step() > 0 && range.to().equals(filled.to());
        }
        return false;
    }

    private @Nullable Fill fill(Line.Loop loop, Var index, Line.Store store) {
        List<Line> lines = new ArrayList<>();
        if (!(store.value() instanceof Var value) || !collect(value, loop, lines)) return null;
        Collections.reverse(lines);
        return lines.isEmpty() ? null : new Fill(index, lines, value);
    }

    /** Gathers the lines of the loop's body that compute a value, the last one first. */
    private boolean collect(Atom a, Line.Loop loop, List<Line> lines) {
        if (!(a instanceof Var v) || !places.of(v).loops().contains(loop) || isIndex(v, loop)) return true;
        Line line = places.of(v).line();
        boolean simple = line instanceof Line.Let
                || line instanceof Line.Load l && l.array().type() instanceof Type.ArrayOf;
        if (!simple || line == null || !loop.body().lines().contains(line) || lines.size() > 8) return false;
        lines.remove(line);
        lines.add(line);
        for (Atom operand : line.reads()) if (!collect(operand, loop, lines)) return false;
        return true;
    }

    private static boolean isIndex(Var v, Line.Loop loop) {
        return loop.counted() != null && loop.counted().index() == v;
    }
}
