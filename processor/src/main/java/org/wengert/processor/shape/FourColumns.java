package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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

/** Writes a loop over a triangle that runs four iterations at a time, and behind it the one that does what is left. */
final class FourColumns {
    private static final int WIDTH = 4;

    private final Triangle triangle;
    private final Triangles.Stores stores;
    private final Bounds bounds;
    private final Offsets offsets;
    private final Position at;
    private final int step;
    private final List<Line> body;
    private final List<Integer> sums;
    private final List<Column> columns;
    /** Arrays that must have entries for the whole range of the outer loop. */
    private final Set<Atom> reaching = new LinkedHashSet<>();
    /** What must reach so far in each iteration. */
    private final List<Access> each = new ArrayList<>();

    FourColumns(Triangle triangle, Triangles.Stores stores, Bounds bounds, Offsets offsets) {
        this.triangle = triangle;
        this.stores = stores;
        this.bounds = bounds;
        this.offsets = offsets;
        this.at = triangle.loop().at();
        this.step = triangle.range().step();
        this.body = triangle.body();
        this.sums = triangle.sums();
        this.columns =
                IntStream.range(0, WIDTH).mapToObj(k -> new Column(triangle)).toList();
    }

    /** Whether all that may fail can be checked before; if so, writes. */
    boolean write(Builder out) {
        for (Line line : triangle.early()) if (!canCheckOuter(line)) return false;
        for (Line line : triangle.late()) if (!canCheckOuter(line)) return false;
        for (Line line : body) if (!canCheckInner(line)) return false;
        Line.Range range = triangle.range();
        Line.Loop loop = triangle.loop();
        Atom limit = limit(out);
        Var rest = new Var(Type.INT, "rest");
        List<Var> inside = again(Port.concat(List.of(rest), loop.carried()));
        List<Var> behind = again(inside);
        Var index = range.index().again();
        Label label = new Label("columns");
        Builder block = new Builder();
        Terminator end = block(index, inside, label, block);
        List<Atom> initial = Port.concat(List.of(range.from()), loop.initial());
        Line.Range fours = new Line.Range(index, range.from(), limit, WIDTH * step);
        Line.Loop four = new Line.Loop(behind, fours, inside, initial, block.end(end), at);
        List<Var> left = behind;
        if (end instanceof Terminator.Branch) {
            left = again(behind);
            Block scope = new Builder().add(four).end(new Terminator.Exit(label, List.copyOf(behind)));
            out.add(new Line.Scope(left, label, scope, at));
        } else {
            out.add(four);
        }
        Line.Range ones = new Line.Range(range.index(), left.get(0), range.to(), step);
        List<Atom> carried = List.copyOf(left.subList(1, left.size()));
        out.add(new Line.Loop(loop.results(), ones, loop.carried(), carried, loop.body(), at));
        return true;
    }

    private static List<Var> again(List<Var> all) {
        return all.stream().map(Var::again).toList();
    }

    private boolean canCheckOuter(Line line) {
        if (!Bounds.mayFail(line)) return true;
        Access access = Access.of(line);
        if (access == null || access.index() != triangle.range().index() || triangle.varies(access.array()))
            return false;
        reaching.add(access.array());
        return true;
    }

    private boolean canCheckInner(Line line) {
        if (!Bounds.mayFail(line)) return true;
        Access access = Access.of(line);
        if (access == null || step < 0 || !triangle.isRun(access.index())) return false;
        boolean isIndex = access.index() == triangle.innerRange().index();
        if (isIndex && triangle.isIndexed(offsets) && !triangle.varies(access.array())) reaching.add(access.array());
        else each.add(access);
        return true;
    }

    /** Where the fours end: at once where an array is too short. */
    private Atom limit(Builder out) {
        Line.Range range = triangle.range();
        Conditions all = new Conditions(out, at);
        for (Atom array : reaching) {
            Bounds.Span span = new Bounds.Span(null, 0, range.to());
            if (step > 0 && bounds.has(array, span)) continue;
            all.addReach(array, null, step > 0 ? range.to() : Column.plus(range.from(), 1, at, out));
        }
        Atom limit;
        if (step > 0) {
            if (!bounds.isSize(range.to())) all.add(Basic.GT, range.to(), Constant.of(0));
            limit = Column.plus(range.to(), 1 - WIDTH, at, out);
        } else {
            limit = Constant.of(Bounds.constant(range.to()) + WIDTH - 1);
        }
        return all.all() == null ? limit : out.let("limit", Type.INT, at, Basic.SELECT, all.all(), limit, range.from());
    }

    /** Four iterations. */
    private Terminator block(Var index, List<Var> carried, Label label, Builder out) {
        List<Var> outer = triangle.loop().carried();
        Map<Var, Atom> now = new LinkedHashMap<>();
        triangle.counters().values().forEach(p -> now.put(p, carried.get(1 + outer.indexOf(p))));
        for (int k = 0; k < WIDTH; k++) {
            Column column = columns.get(k);
            Atom own = k == 0 ? index : out.let(index.name(), Type.INT, at, Basic.ADD, index, Constant.of(k * step));
            column.copy.replace(triangle.range().index(), own);
            now.forEach(column.copy::replace);
            triangle.counters().forEach((q, p) -> column.counters.put(q, now.get(p)));
            column.copy.lines(new Builder().addAll(triangle.early()).yield(), out);
            if (now.isEmpty()) continue;
            Var count = out.let(at, Basic.SUB, column.end(), column.start());
            now.replaceAll((p, value) -> out.let(p.name(), Type.INT, at, Basic.ADD, value, count));
            triangle.counters().forEach((q, p) -> column.copy.replace(result(q), now.get(p)));
        }
        Conditions all = new Conditions(out, at);
        for (Access access : each) {
            Var counter = triangle.counters().get(access.index());
            if (counter != null && !triangle.varies(access.array())) {
                // The four count on, each from where the one before has ended.
                Atom first = columns.get(0).counters.get(access.index());
                all.addReach(access.array(), first, out.let(at, Basic.SUB, now.get(counter), first));
                continue;
            }
            for (Column column : columns) {
                Atom array = column.copy.atom(access.array());
                Atom least = column.least(access.index(), out);
                if (least.equals(Constant.of(0))) all.addReach(array, null, column.end());
                else all.addReach(array, least, column.count(out));
            }
        }
        for (Access run : stores.runs()) {
            List<Column> upwards = new ArrayList<>(columns);
            if (step < 0) Collections.reverse(upwards);
            Atom before = null;
            for (Column column : upwards) {
                Atom least = column.least(run.index(), out);
                if (before != null) all.add(Basic.LE, before, least);
                before = out.let(at, Basic.ADD, least, column.count(out));
            }
        }
        if (all.all() == null) return rest(index, carried, out);
        Builder then = new Builder();
        Terminator next = rest(index, carried, then);
        List<Atom> left = Port.concat(List.of(index), carried.subList(1, carried.size()));
        return new Terminator.Branch(
                all.all(), then.end(next), new Builder().end(new Terminator.Exit(label, left)), at);
    }

    private Var result(Var carried) {
        return triangle.inner().results().get(triangle.inner().carried().indexOf(carried));
    }

    /** The inner loops, and what is behind them. */
    private Terminator rest(Var index, List<Var> carried, Builder out) {
        for (Column column : columns) {
            column.sum = column.copy.atoms(triangle.inner().initial());
            column.counters.forEach(
                    (q, value) -> column.offsets.put(q, out.let("", Type.INT, at, Basic.SUB, value, column.start())));
        }
        for (int k = 0; triangle.startMoves() && k < WIDTH - 1; k++) {
            for (int n = 0; n < WIDTH - 1 - k; n++) {
                columns.get(k).run(Column.plus(columns.get(k).start(), n * step, at, out), out);
            }
        }
        out.add(common());
        for (int k = 1; !triangle.startMoves() && k < WIDTH; k++) {
            for (int n = 0; n < k; n++) {
                columns.get(k).run(Column.plus(columns.get(0).end(), n * step, at, out), out);
            }
        }
        List<Atom> now = List.copyOf(carried.subList(1, carried.size()));
        List<Var> outer = triangle.loop().carried();
        for (Column column : columns) {
            for (int i : sums) column.copy.replace(triangle.inner().results().get(i), column.sum.get(i));
            for (int i = 0; i < outer.size(); i++) {
                if (!triangle.counters().containsValue(outer.get(i))) column.copy.replace(outer.get(i), now.get(i));
            }
            column.copy.lines(new Builder().addAll(triangle.late()).yield(), out);
            now = column.copy.atoms(triangle.loop().body().end().reads());
        }
        return new Terminator.Next(Port.concat(List.of(Column.plus(index, WIDTH * step, at, out)), now));
    }

    /** What the four have in common. */
    private Line.Loop common() {
        Line.Loop inner = triangle.inner();
        Column first = columns.get(0);
        Var index = triangle.innerRange().index().again();
        List<Var> results = new ArrayList<>();
        List<Var> carried = new ArrayList<>();
        List<Atom> initial = new ArrayList<>();
        Builder out = new Builder();
        Set<Object> own = Walk.identitySet();
        own.addAll(inner.carried());
        for (Line line : body) {
            if (isOwn(line, own)) own.addAll(line.results());
        }
        first.copy.replace(triangle.innerRange().index(), index);
        for (Line line : body) {
            if (isOwn(line, own)) continue;
            first.copy.lines(new Builder().add(line).yield(), out);
            for (Column column : columns) {
                for (Var v : line.results()) column.copy.replace(v, first.copy.atom(v));
            }
        }
        Map<Atom, Atom> entries = new LinkedHashMap<>();
        Map<Atom, Atom> places = new LinkedHashMap<>();
        List<Atom> next = new ArrayList<>();
        List<Line> lines = body.stream().filter(line -> isOwn(line, own)).toList();
        for (Column column : columns) {
            column.count(index, out);
            List<Var> behind = new ArrayList<>(inner.results());
            for (int i : sums) {
                Var inside = inner.carried().get(i).again();
                initial.add(column.sum.get(i));
                carried.add(inside);
                behind.set(i, inner.results().get(i).again());
                results.add(behind.get(i));
                column.copy.replace(inner.carried().get(i), inside);
            }
            for (Line line : lines) entry(line, column.copy, entries, places, out);
            List<Atom> all = column.copy.atoms(inner.body().end().reads());
            for (int i : sums) next.add(all.get(i));
            column.sum = List.copyOf(behind);
        }
        places.forEach((array, place) -> out.store(array, place, entries.get(array), at));
        Atom from = (triangle.startMoves() ? columns.get(WIDTH - 1) : first).start();
        Line.Range range = new Line.Range(index, from, first.end(), step);
        return new Line.Loop(results, range, carried, initial, out.end(new Terminator.Next(next)), inner.at());
    }

    /** Whether a line is another one in each of the four. */
    private boolean isOwn(Line line, Set<Object> own) {
        Access access = Access.of(line);
        return line.reads().stream().anyMatch(a -> own.contains(a) || triangle.varies(a))
                || access != null && stores.written().contains(access.array());
    }

    /** Writes a line; entries that all four have are loaded before they are used first, and stored at the end. */
    private void entry(Line line, Rewriter copy, Map<Atom, Atom> entries, Map<Atom, Atom> places, Builder out) {
        Access access = Access.of(line);
        if (access == null || !stores.entries().contains(access.array())) {
            copy.lines(new Builder().add(line).yield(), out);
            return;
        }
        Atom array = access.array();
        Atom place = copy.atom(access.index());
        if (access.reads() && !entries.containsKey(array)) {
            entries.put(array, out.load("", array, place, true, line.at()));
        }
        if (line instanceof Line.Load l) copy.replace(l.result(), entries.get(array));
        if (line instanceof Line.Store l) entries.put(array, copy.atom(l.value()));
        if (line instanceof Line.Acc l) {
            entries.put(array, out.let(line.at(), Basic.ADD, entries.get(array), copy.atom(l.value())));
        }
        if (access.writes()) places.put(array, place);
    }
}
