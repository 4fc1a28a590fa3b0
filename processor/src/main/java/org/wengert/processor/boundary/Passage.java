package org.wengert.processor.boundary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Presence;
import org.wengert.processor.boundary.Facade.Parameter;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** The writing of one function around a core whose values are spread. */
final class Passage {
    private final Facade facade;
    private final Function core;
    private final Map<Integer, BitSet> written;
    private final Code code = new Code(new Builder());
    private final List<Var> parameters = new ArrayList<>();
    private final Core rewriter;
    private int next;

    Passage(Facade facade, Function core, Map<Integer, BitSet> written) {
        this.facade = facade;
        this.core = core;
        this.written = written;
        this.rewriter = new Core();
    }

    Code code() {
        return code;
    }

    void body(List<Line> lines) {
        for (Line line : lines) rewriter.rewrite(line, code.out());
    }

    List<Atom> atoms(List<? extends Atom> ofCore) {
        return rewriter.atoms(ofCore);
    }

    Function function(List<Atom> results) {
        return new Function(
                core.name(), parameters, Facade.types(results), code.out().end(new Terminator.Yield(results)));
    }

    private Var parameter(Type type, String name) {
        Var v = new Var(type, name);
        parameters.add(v);
        return v;
    }

    private void bind(List<Var> ofCore, List<? extends Atom> values) {
        for (int i = 0; i < values.size(); i++) rewriter.bind(ofCore.get(i), values.get(i));
    }

    private void bindNext(List<? extends Atom> values) {
        bind(core.parameters().subList(next, next + values.size()), values);
        next += values.size();
    }

    /** Takes the arguments apart; returns what they are spread over. */
    List<Atom> enter() {
        List<Atom> all = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (Parameter p : facade.parameters()) {
            List<Atom> spread = Apart.spread(p.form(), argument(p), p.name(), code);
            all.addAll(spread);
            paths.addAll(Apart.paths(p.form(), p.name()));
        }
        bindNext(all);
        refuseShared(all, paths);
        return all;
    }

    private Var argument(Parameter p) {
        return parameter(p.form().read(), p.name());
    }

    /** Where one is written to, no other may be the same array. */
    private void refuseShared(List<Atom> arrays, List<String> paths) {
        for (int i : written.keySet()) {
            Type type = arrays.get(i).type();
            boolean onlyTables = isTableAlone(i, type);
            for (int k = 0; k < arrays.size(); k++) {
                Type other = arrays.get(k).type();
                boolean isFirst =
                        !written.containsKey(k) || (onlyTables == isTableAlone(k, other) ? i < k : !onlyTables);
                if (k == i || !isFirst || !entries(type).equals(entries(other))) continue;
                if (other.rank() < (onlyTables ? 2 : 1)) continue;
                String check = onlyTables ? "requireDistinctTables" : "requireDistinct";
                List<Atom> both = List.of(identity(arrays.get(i)), identity(arrays.get(k)));
                code.check(check, both, paths.get(i), paths.get(k));
            }
        }
    }

    /** Whether the tables of an array are written to, but not the arrays in them that hold no arrays. */
    private boolean isTableAlone(int place, Type array) {
        return written.get(place).length() < array.rank();
    }

    /** The array itself, or the object that it holds. */
    private Atom identity(Atom array) {
        return Type.isHolder(array.type()) ? code.content(array) : array;
    }

    private static Type entries(Type array) {
        Type type = array;
        while (type instanceof Type.ArrayOf a) type = a.element();
        return type;
    }

    /**
     * Takes the tangents of the arguments apart.
     *
     * @param arranging whether what is one array among the arguments has one array of tangents, that of its first place
     */
    void tangents(List<Atom> primal, boolean arranging) {
        List<Parameter> all = facade.parameters();
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            Form form = all.get(i).form();
            Var first = core.parameters().get(from);
            List<Atom> own = primal.subList(from, from + form.width());
            from += form.width();
            if (!facade.wrt().contains(i)) continue;
            if (form instanceof Form.Leaf && rewriter.isNullable(first))
                rewriter.mayBeNull(core.parameters().get(next));
            String name = all.get(i).name() + "Dot";
            Type type = form instanceof Form.Leaf leaf ? leaf.plain() : form.tangent();
            Var tangent = parameter(type, name);
            bindNext(
                    arranging
                            ? TangentsApart.ofTangent(form, tangent, own, name, code)
                            : TangentsApart.asGiven(form, tangent, own, name, code));
        }
    }

    /** Takes the value and a cotangent of it; a number's own value does not matter. */
    void seed() {
        Form form = facade.result();
        boolean isNumber = form instanceof Form.Leaf leaf && leaf.plain().isFloating();
        List<Atom> spread = isNumber ? List.of() : Apart.spread(form, parameter(form.read(), "value"), "value", code);
        Var seed = parameter(form instanceof Form.Leaf leaf ? leaf.plain() : form.tangent(), "seed");
        bindNext(isNumber ? List.of(seed) : TangentsApart.asGiven(form, seed, spread, "seed", code));
    }

    /** Gives the value, takes its cotangent and bars; returns the bars of arrays. */
    List<Atom> turn(Line.Turn ofCore, List<Atom> primal) {
        Form form = facade.result();
        List<Atom> spread = atoms(ofCore.given());
        Atom value = Fresh.kept(form, spread, "value", code);
        Var seed = new Var(form instanceof Form.Leaf leaf ? leaf.plain() : form.tangent(), "seed");
        List<Var> bars = ofCore.taken().subList(form.count(), ofCore.taken().size());
        List<Var> taken = new ArrayList<>(List.of(seed));
        if (!facade.hasObjects()) taken.addAll(bars);
        code.out().add(new Line.Turn(taken, List.of(value), Position.NONE));
        bind(ofCore.taken().subList(0, form.count()), cotangents(form, seed, spread));
        List<Integer> places = new ArrayList<>(facade.carriers());
        places.removeIf(place -> primal.get(place).type().isFloating());
        for (int i = 0; i < places.size(); i++)
            bar(bars.get(i), core.parameters().get(places.get(i)));
        return atoms(bars);
    }

    /** The bar of an array: where there are objects it is made here, of zeros in the array's shape. */
    private void bar(Var bar, Var like) {
        if (facade.hasObjects()) rewriter.zeros(bar, like);
        else if (rewriter.isNullable(like)) rewriter.mayBeNull(bar);
    }

    private List<? extends Atom> cotangents(Form form, Var seed, List<Atom> spread) {
        return form instanceof Form.Leaf ? List.of(seed) : TangentsApart.ofSeed(form, seed, spread, code);
    }

    /** Puts the cotangents together, one for each parameter. */
    List<Atom> cotangents(List<Atom> parts, List<Atom> primal) {
        List<Atom> all = new ArrayList<>();
        int part = 0;
        int from = 0;
        for (int i = 0; i < facade.parameters().size(); i++) {
            Parameter p = facade.parameters().get(i);
            int width = p.form().width();
            if (facade.wrt().contains(i)) {
                int count = p.form().count();
                List<Atom> own = parts.subList(part, part + count);
                all.add(Together.tangent(p.form(), own, primal.subList(from, from + width), p.name() + "Bar", code));
                part += count;
            }
            from += width;
        }
        return all;
    }

    /**
     * Copies the core. An array in an object may be null where the primal does not touch it, another one where the primal asks whether it
     * is; then its copy and its array of adjoints are null too.
     */
    private final class Core extends Rewriter {
        private final Set<Var> given = Walk.identitySet();
        private @Nullable Nullness nullness;

        void bind(Var parameter, Atom value) {
            replace(parameter, value);
            boolean isInObject = parameter.type() instanceof Type.ArrayOf && isReadFromObject(value);
            if (isInObject || Presence.isOptional(core, parameter)) mayBeNull(parameter);
        }

        private boolean isReadFromObject(Atom value) {
            return code.out().lines().stream()
                    .filter(line -> line.results().contains(value))
                    .anyMatch(line -> line instanceof Line.If || line instanceof Line.Let let && isReadFromObject(let));
        }

        /** What is arranged like another array is null just where it was before. */
        private boolean isReadFromObject(Line.Let let) {
            boolean isArranged =
                    let.operation() instanceof Operation.Apply a && a.callee().kind() == Callee.Kind.STATIC;
            return !isArranged || let.arguments().stream().anyMatch(this::isReadFromObject);
        }

        private void mayBeNull(Var parameter) {
            given.add(parameter);
            nullness = null;
        }

        /** A parameter that is made here, in the shape of another. */
        void zeros(Var parameter, Var like) {
            if (isNullable(like)) mayBeNull(parameter);
            rewrite(new Line.Zeros(parameter, like, Position.NONE), code.out());
        }

        private boolean isNullable(Atom a) {
            if (nullness == null) nullness = Nullness.of(core.body(), given);
            return nullness.of(a);
        }

        @Override
        protected void rewrite(Line line, Builder out) {
            if (line instanceof Line.Zeros l && isNullable(l.like())) guarded(l.result(), l.like(), line, out);
            else if (line instanceof Line.Copy l && isNullable(l.source())) guarded(l.result(), l.source(), line, out);
            else if (line instanceof Line.AddAll l && isNullable(l.into())) unlessNull(l.into(), line, out);
            else if (line instanceof Line.Fill l && isNullable(l.array())) unlessNull(l.array(), line, out);
            else super.rewrite(line, out);
        }

        private void guarded(Var result, Atom of, Line line, Builder out) {
            Var value = new Code(out).orNull(atom(of), result.type(), result.name(), inside -> {
                super.rewrite(line, inside.out());
                return result;
            });
            replace(result, value);
        }

        private void unlessNull(Atom array, Line line, Builder out) {
            new Code(out).unlessNull(atom(array), inside -> super.rewrite(line, inside.out()));
        }
    }
}
