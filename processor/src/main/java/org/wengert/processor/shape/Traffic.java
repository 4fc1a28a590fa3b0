package org.wengert.processor.shape;

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

/** Where in a function's own block what happens to arrays, by their classes. Lines count with all that is in their blocks. */
final class Traffic {
    private final List<Line> lines;
    private final Aliases aliases;
    private final Map<Var, Line> makers = new IdentityHashMap<>();
    private final Map<Line, Integer> places = new IdentityHashMap<>();
    private final Map<Object, NavigableSet<Integer>> loads = new IdentityHashMap<>();
    private final Map<Object, NavigableSet<Integer>> stores = new IdentityHashMap<>();
    private final Map<Object, NavigableSet<Integer>> additions = new IdentityHashMap<>();
    private final NavigableSet<Integer> calls = new TreeSet<>();

    private Traffic(Function f) {
        lines = f.body().lines();
        aliases = Aliases.of(f);
        for (int i = 0; i < lines.size(); i++) {
            int place = i;
            Line line = lines.get(i);
            places.put(line, i);
            for (Var v : line.results()) makers.put(v, line);
            Walk.lines(new Block(List.of(line), new Terminator.Unreachable()), inner -> note(inner, place));
        }
        for (Atom a : f.body().end().reads()) note(loads, aliases.levels(a), lines.size());
    }

    static Traffic in(Function f) {
        return new Traffic(f);
    }

    private static void note(Map<Object, NavigableSet<Integer>> kind, List<Aliases.Node> nodes, int place) {
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
        } else if (line instanceof Line.Call l) {
            calls.add(place);
            for (Atom a : l.arguments()) note(loads, aliases.levels(a), place);
            for (Atom a : l.arguments()) note(stores, aliases.levels(a), place);
            note(stores, aliases.written(l), place);
        } else if (line instanceof Line.Let l) {
            for (Atom a : l.arguments()) note(loads, aliases.levels(a), place);
        }
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

    /** The lines from one place to before another; the function's end is behind all lines. */
    Stretch between(int from, int to) {
        return new Stretch(from, to);
    }

    /** What happens in some lines. */
    final class Stretch {
        private final int from;
        private final int to;

        private Stretch(int from, int to) {
            this.from = from;
            this.to = to;
        }

        private boolean has(@Nullable NavigableSet<Integer> all) {
            Integer first = all == null ? null : all.ceiling(from);
            return first != null && first < to;
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
    }
}
