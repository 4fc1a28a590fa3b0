package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies code and replaces operands on the way. As it stands, a line keeps its results; subclasses change lines, or give
 * fresh results ({@link #fresh}).
 */
public class Rewriter implements Line.Cases<Line> {
    private final Map<Var, Atom> replacements = new IdentityHashMap<>();
    private final Map<Label, Label> labels = new IdentityHashMap<>();

    /** A rewriter that gives every value, label included, a fresh name: for code that is used a second time. */
    public static Rewriter fresh() {
        return new Rewriter() {
            @Override
            protected Var define(Var v) {
                Var again = v.again();
                replace(v, again);
                return again;
            }

            @Override
            protected Label defineLabel(Label label) {
                return label.again();
            }
        };
    }

    /** Lets every later use of {@code v} be one of {@code by}. */
    public final void replace(Var v, Atom by) {
        replacements.put(v, by);
    }

    public final void replaceAll(List<Var> vars, List<? extends Atom> by) {
        for (int i = 0; i < vars.size(); i++) replace(vars.get(i), by.get(i));
    }

    public final Atom atom(Atom a) {
        return a instanceof Var v ? replacements.getOrDefault(v, v) : a;
    }

    public final List<Atom> atoms(List<? extends Atom> all) {
        List<Atom> result = new ArrayList<>(all.size());
        for (Atom a : all) result.add(atom(a));
        return result;
    }

    /** The result variable to use instead of {@code v}, where that is defined. */
    protected Var define(Var v) {
        return v;
    }

    protected Label defineLabel(Label label) {
        return label;
    }

    /** Where a line stands that stood there. */
    protected Position at(Position at) {
        return at;
    }

    private List<Var> defineAll(List<Var> vars) {
        List<Var> result = new ArrayList<>(vars.size());
        for (Var v : vars) result.add(define(v));
        return result;
    }

    public Function function(Function f) {
        List<Var> parameters = defineAll(f.parameters());
        return new Function(f.name(), parameters, f.results(), block(f.body()), f.sharing());
    }

    public Block block(Block block) {
        Builder out = new Builder();
        lines(block, out);
        return out.end(end(block.end()));
    }

    /** Rewrites the lines of a block, without its end. */
    public void lines(Block block, Builder out) {
        for (Line line : block.lines()) rewrite(line, out);
    }

    /** Rewrites one line, to none, one or several. */
    protected void rewrite(Line line, Builder out) {
        out.add(line.on(this));
    }

    public Terminator end(Terminator end) {
        return end.on(new Ends());
    }

    private final class Ends implements Terminator.Cases<Terminator> {
        @Override
        public Terminator yield(Terminator.Yield t) {
            return new Terminator.Yield(atoms(t.values()));
        }

        @Override
        public Terminator next(Terminator.Next t) {
            return new Terminator.Next(atoms(t.values()));
        }

        @Override
        public Terminator exit(Terminator.Exit t) {
            return new Terminator.Exit(labels.getOrDefault(t.label(), t.label()), atoms(t.values()));
        }

        @Override
        public Terminator raise(Terminator.Throw t) {
            return new Terminator.Throw(atom(t.exception()), at(t.at()));
        }

        @Override
        public Terminator branch(Terminator.Branch t) {
            return new Terminator.Branch(atom(t.condition()), block(t.then()), block(t.otherwise()), at(t.at()));
        }

        @Override
        public Terminator unreachable(Terminator.Unreachable t) {
            return t;
        }
    }

    @Override
    public Line let(Line.Let l) {
        List<Atom> arguments = atoms(l.arguments());
        return new Line.Let(define(l.result()), l.operation(), arguments, at(l.at()));
    }

    @Override
    public Line load(Line.Load l) {
        Atom array = atom(l.array());
        Atom index = atom(l.index());
        return new Line.Load(define(l.result()), array, index, l.safe(), at(l.at()));
    }

    @Override
    public Line store(Line.Store l) {
        return new Line.Store(atom(l.array()), atom(l.index()), atom(l.value()), at(l.at()));
    }

    @Override
    public Line acc(Line.Acc l) {
        return new Line.Acc(atom(l.array()), atom(l.index()), atom(l.value()), at(l.at()));
    }

    @Override
    public Line create(Line.New l) {
        List<Atom> lengths = atoms(l.lengths());
        return new Line.New(define(l.result()), lengths, l.zeroed(), at(l.at()));
    }

    @Override
    public Line length(Line.Length l) {
        Atom array = atom(l.array());
        return new Line.Length(define(l.result()), array, l.safe(), at(l.at()));
    }

    @Override
    public Line copy(Line.Copy l) {
        Atom source = atom(l.source());
        return new Line.Copy(define(l.result()), source, l.stopped(), at(l.at()));
    }

    @Override
    public Line zeros(Line.Zeros l) {
        Atom like = atom(l.like());
        return new Line.Zeros(define(l.result()), like, at(l.at()));
    }

    @Override
    public Line addAll(Line.AddAll l) {
        return new Line.AddAll(atom(l.into()), atom(l.from()), l.once(), at(l.at()));
    }

    @Override
    public Line fill(Line.Fill l) {
        return new Line.Fill(atom(l.array()), at(l.at()));
    }

    @Override
    public Line when(Line.If l) {
        Atom condition = atom(l.condition());
        Block then = block(l.then());
        Block otherwise = block(l.otherwise());
        return new Line.If(defineAll(l.results()), condition, then, otherwise, at(l.at()));
    }

    @Override
    public Line scope(Line.Scope l) {
        Label label = defineLabel(l.label());
        labels.put(l.label(), label);
        Block body = block(l.body());
        return new Line.Scope(defineAll(l.results()), label, body, at(l.at()));
    }

    @Override
    public Line loop(Line.Loop l) {
        List<Atom> initial = atoms(l.initial());
        Line.Range range = range(l.counted());
        List<Var> carried = defineAll(l.carried());
        Block body = block(l.body());
        return new Line.Loop(defineAll(l.results()), range, carried, initial, body, at(l.at()));
    }

    private Line.@Nullable Range range(Line.@Nullable Range r) {
        if (r == null) return null;
        Atom from = atom(r.from());
        Atom to = atom(r.to());
        return new Line.Range(define(r.index()), from, to, r.step());
    }

    @Override
    public Line call(Line.Call l) {
        List<Atom> arguments = atoms(l.arguments());
        return new Line.Call(defineAll(l.results()), l.callee(), arguments, l.rule(), at(l.at()));
    }

    @Override
    public Line get(Line.Get l) {
        return new Line.Get(define(l.result()), l.slot(), at(l.at()));
    }

    @Override
    public Line put(Line.Put l) {
        return new Line.Put(l.slot(), atom(l.value()), at(l.at()));
    }

    @Override
    public Line turn(Line.Turn l) {
        List<Atom> given = atoms(l.given());
        return new Line.Turn(defineAll(l.taken()), given, at(l.at()));
    }
}
