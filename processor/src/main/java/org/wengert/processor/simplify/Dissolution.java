package org.wengert.processor.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Takes small local arrays apart, where no reference to them leaves the code in sight and every index is known, or is in a short loop. The
 * elements become cells, which {@link Promotion} makes values of.
 *
 * <p>An array that is made in one arm of a choice and given by it belongs to the choice's result alone, since its own name ends there: its
 * elements are given, and the result's cells begin with these. It is the same with an exit.
 */
public final class Dissolution {
    private static final int LONGEST = 16;
    private static final Set<Type> ELEMENTS = Set.of(Type.DOUBLE, Type.FLOAT, Type.INT, Type.BOOLEAN);

    private final Aliases aliases;
    private final boolean isHopeful;
    private final Map<Aliases.Node, Integer> lengths = new IdentityHashMap<>();
    private final Set<Aliases.Node> excluded = Walk.identitySet();

    /**
     * @param isHopeful whether indices that are not known count as known
     * @param withResults whether arrays that are given as results are taken apart, too
     */
    private Dissolution(Function f, boolean isHopeful, boolean withResults) {
        this.aliases = Aliases.of(f);
        this.isHopeful = isHopeful;
        f.inputs().forEach(this::exclude);
        Walk.lines(f.body(), this::measure);
        Walk.lines(f.body(), this::look);
        List<Atom> results = f.body().end().reads();
        if (withResults)
            given(
                    results,
                    results.stream().map(Var.class::cast).toList(),
                    made(f.body().lines()));
        else results.forEach(this::exclude);
    }

    /** A function that computes the same with fewer arrays. */
    public static Function simplify(Function f) {
        return simplify(f, false);
    }

    /** A function that gives an array of a few numbers as these numbers; itself where it gives anything else. */
    public static Function ofResult(Function f) {
        Atom result = f.results().size() == 1 ? f.body().end().reads().get(0) : Constant.of(0);
        return isArray(result) ? simplify(f, true) : f;
    }

    private static Function simplify(Function f, boolean withResults) {
        boolean[] any = {false};
        Walk.lines(f.body(), line -> any[0] |= line instanceof Line.New l && isSmall(l));
        if (!any[0]) return f;
        Dissolution hopeful = new Dissolution(f, true, withResults);
        if (!hopeful.finds()) return f;
        Set<Line.Loop> loops = hopeful.indexingLoops(f);
        Function unrolled = loops.isEmpty() ? f : Simplify.simplify(Unrolling.simplify(f, loops::contains));
        Dissolution sure = new Dissolution(unrolled, false, withResults);
        return sure.finds() ? Simplify.simplify(Promotion.simplify(sure.new Parting().function(unrolled))) : f;
    }

    private boolean finds() {
        return lengths.keySet().stream().anyMatch(array -> !excluded.contains(array));
    }

    private static boolean isArray(Atom a) {
        return a instanceof Var v && v.type() instanceof Type.ArrayOf;
    }

    private boolean isDissolved(Atom a) {
        return isArray(a) && lengths.containsKey(aliases.of(a)) && !excluded.contains(aliases.of(a));
    }

    private int lengthOf(Atom array) {
        return Objects.requireNonNull(lengths.get(aliases.of(array)));
    }

    private void exclude(Atom a) {
        if (isArray(a)) excluded.addAll(aliases.levels(a));
    }

    // ---- which

    private static boolean isSmall(Line.New l) {
        return l.lengths().size() == 1
                && ELEMENTS.contains(l.result().type().element())
                && l.lengths().get(0) instanceof Constant c
                && c.value() instanceof Integer n
                && n >= 0
                && n <= LONGEST;
    }

    private void measure(Line line) {
        if (!(line instanceof Line.New l) || !(l.result().type() instanceof Type.ArrayOf)) return;
        Integer length = isSmall(l) ? (Integer) ((Constant) l.lengths().get(0)).value() : null;
        Integer before = length == null ? null : lengths.putIfAbsent(aliases.of(l.result()), length);
        if (length == null || before != null && !before.equals(length)) exclude(l.result());
    }

    private void look(Line line) {
        if (line instanceof Line.Load l) {
            exclude(l.result());
            if (!isKnown(l.array(), l.index())) exclude(l.array());
        } else if (line instanceof Line.Store l) {
            exclude(l.value());
            if (!isKnown(l.array(), l.index())) exclude(l.array());
        } else if (line instanceof Line.Acc l) {
            if (!isKnown(l.array(), l.index())) exclude(l.array());
        } else if (line instanceof Line.If l) {
            given(l.then().end().reads(), l.results(), made(l.then().lines()));
            given(l.otherwise().end().reads(), l.results(), made(l.otherwise().lines()));
        } else if (line instanceof Line.Scope l) {
            Set<Var> inside = Walk.identitySet();
            Walk.lines(l.body(), inner -> inside.addAll(inner.results()));
            Walk.ends(l.body(), end -> {
                if (end instanceof Terminator.Exit e && e.label() == l.label()) given(e.values(), l.results(), inside);
            });
        } else if (!(line instanceof Line.Length || line instanceof Line.New)) {
            line.reads().forEach(this::exclude);
            line.results().forEach(this::exclude);
            line.inner().forEach(this::exclude);
        }
    }

    private boolean isKnown(Atom array, Atom index) {
        if (!(index instanceof Constant c)) return isHopeful;
        Integer length = isArray(array) ? lengths.get(aliases.of(array)) : null;
        return length != null && c.value() instanceof Integer i && i >= 0 && i < length;
    }

    private static Set<Var> made(List<Line> lines) {
        Set<Var> made = Walk.identitySet();
        lines.forEach(line -> made.addAll(line.results()));
        return made;
    }

    /** Excludes what is given twice, or was there before. */
    private void given(List<Atom> values, List<Var> results, Set<Var> made) {
        Set<Var> seen = Walk.identitySet();
        for (int i = 0; i < results.size(); i++) {
            if (!isArray(results.get(i))) continue;
            boolean owned = values.get(i) instanceof Var v && made.contains(v) && seen.add(v);
            if (owned) continue;
            exclude(values.get(i));
            exclude(results.get(i));
        }
    }

    /** The loops by whose indices elements are told. */
    private Set<Line.Loop> indexingLoops(Function f) {
        Map<Var, Line.Let> computed = new IdentityHashMap<>();
        Set<Var> indices = Walk.identitySet();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Let l) computed.put(l.result(), l);
            if (line instanceof Line.Load l && isDissolved(l.array())) trace(l.index(), computed, indices);
            if (line instanceof Line.Store l && isDissolved(l.array())) trace(l.index(), computed, indices);
            if (line instanceof Line.Acc l && isDissolved(l.array())) trace(l.index(), computed, indices);
        });
        Set<Line.Loop> loops = Walk.identitySet();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Loop l
                    && l.counted() != null
                    && indices.contains(l.counted().index())) loops.add(l);
        });
        return loops;
    }

    private static void trace(Atom a, Map<Var, Line.Let> computed, Set<Var> found) {
        if (!(a instanceof Var v) || !found.add(v)) return;
        Line.Let l = computed.get(v);
        if (l != null) l.arguments().forEach(argument -> trace(argument, computed, found));
    }

    // ---- how

    private final class Parting extends Rewriter {
        private final Map<Var, List<Var>> cells = new IdentityHashMap<>();
        /** The numbers that are given for arrays. */
        private final Map<Var, List<Var>> numbers = new IdentityHashMap<>();

        @Override
        protected void rewrite(Line line, Builder out) {
            if (line instanceof Line.New l && isDissolved(l.result())) {
                make(l.result(), line, out);
            } else if (line instanceof Line.Load l && isDissolved(l.array())) {
                out.add(new Line.Load(l.result(), cell(l.array(), l.index()), Constant.of(0), true, l.at()));
            } else if (line instanceof Line.Store l && isDissolved(l.array())) {
                out.store(cell(l.array(), l.index()), Constant.of(0), atom(l.value()), l.at());
            } else if (line instanceof Line.Acc l && isDissolved(l.array())) {
                Var cell = cell(l.array(), l.index());
                Var before = out.load("", cell, Constant.of(0), true, l.at());
                out.store(cell, Constant.of(0), out.let(l.at(), Basic.ADD, before, atom(l.value())), l.at());
            } else if (line instanceof Line.Length l && isDissolved(l.array())) {
                replace(l.result(), Constant.of(lengthOf(l.array())));
            } else {
                super.rewrite(line, out);
                for (Var v : line.results()) if (isDissolved(v)) keep(v, line, out);
            }
        }

        private void make(Var array, Line line, Builder out) {
            List<Var> own = new ArrayList<>();
            for (int i = 0; i < lengthOf(array); i++)
                own.add(out.create(name(array, i), array.type(), List.of(Constant.of(1)), line.at()));
            cells.put(array, own);
        }

        private static String name(Var array, int i) {
            return array.name().isEmpty() ? "" : array.name() + i;
        }

        private Var cell(Atom array, Atom index) {
            return Objects.requireNonNull(cells.get((Var) array)).get((Integer) ((Constant) index).value());
        }

        /** Makes cells of the numbers that a line has given for an array. */
        private void keep(Var array, Line line, Builder out) {
            make(array, line, out);
            List<Var> given = Objects.requireNonNull(numbers.get(array));
            for (int i = 0; i < given.size(); i++)
                out.store(cell(array, Constant.of(i)), Constant.of(0), given.get(i), line.at());
        }

        private List<Var> parted(List<Var> results) {
            List<Var> all = new ArrayList<>();
            for (Var v : results) {
                if (!isDissolved(v)) {
                    all.add(v);
                    continue;
                }
                List<Var> given = new ArrayList<>();
                for (int i = 0; i < lengthOf(v); i++) given.add(new Var(v.type().element(), name(v, i)));
                numbers.put(v, given);
                all.addAll(given);
            }
            return all;
        }

        private List<Atom> parted(List<Atom> values, Builder out) {
            List<Atom> all = new ArrayList<>();
            for (Atom a : values) {
                if (!isDissolved(a)) all.add(atom(a));
                else
                    for (int i = 0; i < lengthOf(a); i++)
                        all.add(out.load(
                                name((Var) a, i), cell(a, Constant.of(i)), Constant.of(0), true, Position.NONE));
            }
            return all;
        }

        @Override
        public Function function(Function f) {
            Block body = block(f.body());
            List<Type> results = body.end().reads().stream().map(Atom::type).toList();
            return new Function(f.name(), f.parameters(), results, body, f.sharing());
        }

        @Override
        public Line when(Line.If l) {
            Block then = block(l.then());
            Block otherwise = block(l.otherwise());
            return new Line.If(parted(l.results()), atom(l.condition()), then, otherwise, l.at());
        }

        @Override
        public Line scope(Line.Scope l) {
            return new Line.Scope(parted(l.results()), l.label(), block(l.body()), l.at());
        }

        @Override
        public Block block(Block block) {
            Builder out = new Builder();
            lines(block, out);
            Terminator end = block.end();
            if (end instanceof Terminator.Yield t) return out.end(new Terminator.Yield(parted(t.values(), out)));
            if (end instanceof Terminator.Exit t)
                return out.end(new Terminator.Exit(t.label(), parted(t.values(), out)));
            return out.end(end(end));
        }
    }
}
