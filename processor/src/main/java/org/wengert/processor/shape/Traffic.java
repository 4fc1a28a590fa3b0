package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Where in a block of a function what happens to arrays, by their classes. Lines count with all that is in their blocks, and all that is
 * outside of the block counts as before it and behind it.
 */
final class Traffic {
    /** The place of all that is outside. */
    private static final int OUTSIDE = -1;

    private final List<Line> lines;
    private final Aliases aliases;
    private final @Nullable Touches touches;
    private final List<Line.Call> first;
    private final Map<Var, Line> makers = new IdentityHashMap<>();
    private final Map<Line, Integer> places = new IdentityHashMap<>();
    private final Map<Object, NavigableSet<Integer>> loads = new IdentityHashMap<>();
    private final Map<Object, NavigableSet<Integer>> stores = new IdentityHashMap<>();
    private final Map<Object, NavigableSet<Integer>> additions = new IdentityHashMap<>();
    private final NavigableSet<Integer> calls = new TreeSet<>();

    private Traffic(Function f, Block block, @Nullable Touches touches) {
        lines = block.lines();
        aliases = Aliases.of(f);
        this.touches = touches;
        first = touches == null ? List.of() : Touches.first(f);
        if (block != f.body()) outside(f.body(), block);
        for (int i = 0; i < lines.size(); i++) {
            int place = i;
            Line line = lines.get(i);
            places.put(line, i);
            for (Var v : line.results()) makers.put(v, line);
            Walk.lines(new Block(List.of(line), new Terminator.Unreachable()), inner -> note(inner, place));
        }
        for (Atom a : block.end().reads()) note(loads, aliases.levels(a), lines.size());
    }

    static Traffic in(Function f) {
        return new Traffic(f, f.body(), null);
    }

    /** In one of its blocks, where it is known what calls of the phases of functions do. */
    static Traffic in(Function f, Block block, Touches touches) {
        return new Traffic(f, block, touches);
    }

    private void outside(Block around, Block block) {
        if (around == block) return;
        for (Line line : around.lines()) {
            note(line, OUTSIDE);
            for (Block inner : line.blocks()) outside(inner, block);
        }
        for (Atom a : around.end().reads()) note(loads, aliases.levels(a), OUTSIDE);
        for (Block arm : around.end().blocks()) outside(arm, block);
    }

    private static void note(Map<Object, NavigableSet<Integer>> kind, Collection<?> nodes, int place) {
        for (Object node : nodes)
            kind.computeIfAbsent(node, k -> new TreeSet<>()).add(place);
    }

    private void note(Line line, int place) {
        if (line instanceof Line.Load l) {
            note(loads, List.of(aliases.of(l.array())), place);
        } else if (line instanceof Line.Store l) {
            note(stores, List.of(aliases.of(l.array())), place);
        } else if (line instanceof Line.Acc l) {
            note(additions, List.of(aliases.of(l.array())), place);
        } else if (line instanceof Line.Fill l) {
            note(stores, aliases.levels(l.array()), place);
        } else if (line instanceof Line.Copy l) {
            note(loads, aliases.levels(l.source()), place);
        } else if (line instanceof Line.AddAll l) {
            note(additions, aliases.levels(l.into()), place);
            note(loads, aliases.levels(l.from()), place);
        } else if (line instanceof Line.Call l && touches != null && touches.tell(l)) {
            Touches.Touch touch = touches.of(l, aliases, first);
            note(loads, touch.loads(), place);
            note(stores, touch.stores(), place);
            note(additions, touch.adds(), place);
        } else if (line instanceof Line.Call l) {
            calls.add(place);
            for (Atom a : l.arguments()) note(loads, aliases.levels(a), place);
            for (Atom a : l.arguments()) note(stores, aliases.levels(a), place);
            note(stores, aliases.written(l), place);
        } else if (line instanceof Line.Let l) {
            for (Atom a : l.arguments()) note(loads, aliases.levels(a), place);
        }
    }

    /** Whether a call runs the second phase of a function, of which nothing but this is to be known. */
    boolean isReverse(Line.Call call) {
        return touches != null && touches.tell(call) && call.callee().phase() > 0;
    }

    /** What the calls in some code do to arrays, of the phases of functions. */
    List<Touches.Touch> touches(Block block) {
        List<Touches.Touch> all = new ArrayList<>();
        Walk.lines(block, line -> {
            if (line instanceof Line.Call c && touches != null && touches.tell(c))
                all.add(touches.of(c, aliases, first));
        });
        return all;
    }

    /** Whether a call may change an array although it is not told. */
    boolean isOpen(Aliases.Node node) {
        return touches == null ? node.isForeign() : node.isOutOfSight();
    }

    List<Line> lines() {
        return lines;
    }

    Aliases aliases() {
        return aliases;
    }

    /** The line that defines a value, in the function's own block; null of others. */
    @Nullable
    Line maker(Var v) {
        return makers.get(v);
    }

    /** Which line it is; before all for what is none. */
    int placeOf(@Nullable Line line) {
        return places.getOrDefault(line, -1);
    }

    /** The lines from one place to before another; the block's end is behind all lines. */
    Stretch between(int from, int to) {
        return new Stretch(from, to, false);
    }

    /** What is before a line, or behind it, in the block or outside. */
    Stretch before(int place) {
        return new Stretch(0, place, true);
    }

    Stretch behind(int place) {
        return new Stretch(place + 1, lines.size() + 1, true);
    }

    /** What happens in some lines. */
    final class Stretch {
        private final int from;
        private final int to;
        private final boolean withOutside;

        private Stretch(int from, int to, boolean withOutside) {
            this.from = from;
            this.to = to;
            this.withOutside = withOutside;
        }

        private boolean has(@Nullable NavigableSet<Integer> all) {
            if (all == null) return false;
            Integer first = all.ceiling(from);
            return first != null && first < to || withOutside && all.contains(OUTSIDE);
        }

        boolean loads(Object node) {
            return has(loads.get(node));
        }

        boolean stores(Object node) {
            return has(stores.get(node));
        }

        boolean adds(Object node) {
            return has(additions.get(node));
        }

        boolean writes(Object node) {
            return stores(node) || adds(node);
        }

        boolean any(Object node) {
            return loads(node) || writes(node);
        }

        boolean calls() {
            return has(calls);
        }

        /** The classes of the arrays that are read. */
        List<Object> loaded() {
            return loads.keySet().stream().filter(this::loads).toList();
        }

        /** Of those that are written to, other than by adding. */
        List<Object> stored() {
            return stores.keySet().stream().filter(this::stores).toList();
        }

        /** Of those that are added to. */
        List<Object> added() {
            return additions.keySet().stream().filter(this::adds).toList();
        }
    }
}
