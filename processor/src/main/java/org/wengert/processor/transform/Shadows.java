package org.wengert.processor.transform;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * The array of adjoints beside each array. Where references never meet, it is made or found again in the reverse sweep, as the
 * array itself was in the forward sweep; where they do, the forward sweep has carried it along.
 */
final class Shadows {
    private final Places places;
    private final Map<Var, Atom> carried;
    private final Map<Var, Var> bars;
    private final Map<Var, Var> recipes = new IdentityHashMap<>();
    private final Map<Var, Var> primals = new IdentityHashMap<>();

    /**
     * @param carried shadows that the forward sweep carries along
     * @param bars those of parameters
     */
    Shadows(Places places, Map<Var, Atom> carried, Map<Var, Var> bars) {
        this.places = places;
        this.carried = carried;
        this.bars = bars;
    }

    /** The array of adjoints of an array. */
    Atom of(Atom array) {
        if (!(array instanceof Var v)) return Constant.zero(array.type());
        Atom known = carried.get(v);
        if (known != null) return known;
        Var bar = bars.get(v);
        if (bar != null) return bar;
        return recipes.computeIfAbsent(v, k -> {
            Var shadow = new Var(v.type(), v.name().isEmpty() ? "" : v.name() + "Bar");
            primals.put(shadow, v);
            return shadow;
        });
    }

    boolean isCarried(Var v) {
        return carried.containsKey(v);
    }

    /** The array that a shadow made here belongs to; null of anything else. */
    @Nullable
    Var primalOf(Var shadow) {
        return primals.get(shadow);
    }

    /** Writes the line that makes a shadow, or finds it. */
    void make(Var shadow, Builder out) {
        Line line = places.of(primals.get(shadow)).line();
        if (line instanceof Line.New l) {
            out.add(new Line.New(shadow, l.lengths(), l.at()));
        } else if (line instanceof Line.Call l) {
            HandWritten.zeros(l, primals.get(shadow), shadow, out);
        } else if (line instanceof Line.Copy l) {
            out.add(new Line.Zeros(shadow, l.source(), l.at()));
        } else if (line instanceof Line.Load l) {
            out.add(new Line.Load(shadow, of(l.array()), l.index(), true, l.at()));
        } else {
            throw new IllegalStateException("an array of unknown origin carries a derivative");
        }
    }

    /**
     * The arrays, at any depth of arrays around or in them, whose references may meet in one place, or go to other functions.
     *
     * @param pairs whether the arrays of a call come with their arrays of adjoints
     */
    static java.util.function.Predicate<Atom> meeting(
            Function function, Aliases aliases, java.util.function.Predicate<Line.Call> pairs) {
        Map<Aliases.Node, Aliases.Node> parents = new IdentityHashMap<>();
        Map<Aliases.Node, Boolean> meets = new IdentityHashMap<>();
        java.util.function.Consumer<Var> join = v -> {
            Aliases.Node node = aliases.of(v);
            for (Type t = v.type(); t.element() instanceof Type.ArrayOf; t = t.element()) {
                Aliases.Node a = root(parents, node);
                node = node.element();
                Aliases.Node b = root(parents, node);
                if (a != b) parents.put(b, a);
            }
        };
        List<Var> arrays = new java.util.ArrayList<>();
        function.parameters().forEach(arrays::add);
        Walk.lines(function.body(), line -> {
            arrays.addAll(line.results());
            arrays.addAll(line.inner());
        });
        arrays.removeIf(v -> !(v.type() instanceof Type.ArrayOf));
        arrays.forEach(join);
        for (Var v : arrays) {
            Aliases.Node node = aliases.of(v);
            for (Type t = v.type(); t instanceof Type.ArrayOf; t = t.element()) {
                if (node.isMerged()) meets.put(root(parents, node), true);
                node = node.element();
            }
        }
        java.util.function.Consumer<Atom> goes = a -> {
            if (a.type() instanceof Type.ArrayOf) meets.put(root(parents, aliases.of(a)), true);
        };
        if (function.sharing() != null)
            Port.concat(function.inputs(), function.outputs()).forEach(goes);
        Walk.lines(function.body(), line -> {
            if (line instanceof Line.Call c && pairs.test(c)) {
                c.arguments().forEach(goes);
                c.results().forEach(goes);
            }
        });
        return a -> a.type() instanceof Type.ArrayOf && meets.containsKey(root(parents, aliases.of(a)));
    }

    private static Aliases.Node root(Map<Aliases.Node, Aliases.Node> parents, Aliases.Node node) {
        Aliases.Node n = node;
        while (parents.containsKey(n)) n = parents.get(n);
        return n;
    }
}
