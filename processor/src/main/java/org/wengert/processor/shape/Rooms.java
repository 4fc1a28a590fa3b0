package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Walk;

/** Makes arrays that an iteration fills for itself once for all iterations, and tables of such arrays. */
final class Rooms extends Rewriter {
    /** How often an array is used otherwise than for its entries and its length. */
    private final Map<Object, int[]> uses = new IdentityHashMap<>();

    private final Map<Object, Line.Length> lengths = new IdentityHashMap<>();
    private final Map<Object, Line.New> makers = new IdentityHashMap<>();
    /** What is stored to arrays of arrays. */
    private final Map<Object, List<Line.Store>> stores = new IdentityHashMap<>();

    private Rooms(Function f) {
        Walk.lines(f.body(), line -> {
            Access access = Access.of(line);
            if (access == null && !(line instanceof Line.Length)) line.reads().forEach(this::use);
            if (line instanceof Line.Store l) {
                use(l.value());
                stores.computeIfAbsent(l.array(), k -> new ArrayList<>()).add(l);
            }
            if (line instanceof Line.Length l) lengths.put(l.result(), l);
            if (line instanceof Line.New l) makers.put(l.result(), l);
        });
        Walk.ends(f.body(), end -> end.reads().forEach(this::use));
    }

    private void use(Atom a) {
        uses.computeIfAbsent(a, k -> new int[1])[0]++;
    }

    static Function reuse(Function f) {
        return new Rooms(f).function(f);
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (!(line instanceof Line.Loop loop)) {
            super.rewrite(line, out);
            return;
        }
        Line.Loop inside = (Line.Loop) super.loop(loop);
        Set<Object> changing = Walk.identitySet();
        changing.addAll(inside.inner());
        Walk.lines(inside.body(), inner -> {
            changing.addAll(inner.results());
            changing.addAll(inner.inner());
        });
        List<Line> kept = new ArrayList<>();
        Map<Object, Line.Load> replaced = new IdentityHashMap<>();
        for (Line inner : inside.body().lines()) {
            Line.New room = inner instanceof Line.New l ? room(l, changing, out) : null;
            if (room == null && inner instanceof Line.New l) room = table(l, inside.body(), changing, replaced, out);
            if (room == null) kept.add(inner);
            else out.add(room);
        }
        Block body = new Block(kept, inside.body().end());
        if (!replaced.isEmpty()) body = new Replacing(replaced).block(body);
        out.add(new Line.Loop(
                inside.results(), inside.counted(), inside.carried(), inside.initial(), body, inside.at()));
    }

    /** The array, made in front of the loop; null where it has to be another in every iteration. */
    private Line.@Nullable New room(Line.New l, Set<Object> changing, Builder out) {
        boolean isRoom = isBlank(l)
                && !uses.containsKey(l.result())
                && l.result().type() instanceof Type.ArrayOf array
                && array.element() instanceof Type.Primitive;
        Atom length = isRoom ? length(l.lengths().get(0), changing, out) : null;
        return length == null ? null : new Line.New(l.result(), List.of(length), false, l.at());
    }

    /** A table of arrays of one length, each of which is made where it is stored; they are then loaded instead. */
    private Line.@Nullable New table(
            Line.New l, Block body, Set<Object> changing, Map<Object, Line.Load> replaced, Builder out) {
        boolean isTable = isBlank(l)
                && !uses.containsKey(l.result())
                && l.result().type() instanceof Type.ArrayOf table
                && table.element() instanceof Type.ArrayOf row
                && row.element() instanceof Type.Primitive;
        List<Line.Store> all = stores.getOrDefault(l.result(), List.of());
        if (!isTable || all.size() != 1) return null;
        Line.Store store = all.get(0);
        Line.New row = makers.get(store.value());
        boolean isRow = row != null && isBlank(row) && uses.get(row.result())[0] == 1 && isMadeFor(row, store, body);
        if (!isRow) return null;
        Atom length = length(l.lengths().get(0), changing, out);
        Atom inner = length == null ? null : length(row.lengths().get(0), changing, out);
        if (inner == null) return null;
        replaced.put(row.result(), new Line.Load(row.result(), store.array(), store.index(), true, row.at()));
        return new Line.New(l.result(), List.of(length, inner), l.at());
    }

    /** Whether a row is made in the block in which it is stored, where the index is known. */
    private static boolean isMadeFor(Line.New row, Line.Store store, Block body) {
        boolean[] found = {isMadeFor(row, store, body.lines())};
        Walk.lines(body, line -> line.blocks().forEach(b -> found[0] |= isMadeFor(row, store, b.lines())));
        return found[0];
    }

    private static boolean isMadeFor(Line.New row, Line.Store store, List<Line> lines) {
        int made = lines.indexOf(row);
        int stored = lines.indexOf(store);
        return made >= 0
                && made < stored
                && lines.subList(made, stored).stream()
                        .noneMatch(between -> between.results().contains(store.index()));
    }

    private static boolean isBlank(Line.New l) {
        return !l.zeroed() && l.lengths().size() == 1;
    }

    /** A length that is known in front of a loop to be the same in every iteration; null where it is not. */
    private @Nullable Atom length(Atom length, Set<Object> changing, Builder out) {
        if (length instanceof Constant c) return c.value() instanceof Integer n && n >= 0 ? length : null;
        Line.Length taken = lengths.get(length);
        if (taken == null) return null;
        if (!changing.contains(length)) return length;
        return changing.contains(taken.array()) ? null : out.length(taken.array(), true, taken.at());
    }

    /** Puts a load where a row was made, and nothing where it was stored. */
    private static final class Replacing extends Rewriter {
        private final Map<Object, Line.Load> replaced;

        Replacing(Map<Object, Line.Load> replaced) {
            this.replaced = replaced;
        }

        @Override
        protected void rewrite(Line line, Builder out) {
            Line.Load row = line instanceof Line.New l ? replaced.get(l.result()) : null;
            if (row != null) out.add(row);
            else if (!(line instanceof Line.Store l && replaced.containsKey(l.value()))) super.rewrite(line, out);
        }
    }
}
