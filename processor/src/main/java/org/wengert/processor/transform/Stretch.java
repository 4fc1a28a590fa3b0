package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Functions that run iterations of a loop, from a state to a state. They write to nothing that they are given. */
final class Stretch {
    private static final Callee FIRST =
            Callee.ofStatic("org.wengert.support.Schedule", "first", List.of(Type.INT, Type.INT, Type.INT), Type.INT);
    private static final Callee UNCHECKED = Callee.ofStatic(
            "org.wengert.support.Throwing",
            "unchecked",
            List.of(new Type.Reference("java.lang.Throwable")),
            new Type.Reference("java.lang.RuntimeException"));
    private static final Type.Reference ERROR = new Type.Reference("java.lang.IllegalStateException");

    private final Line.Loop loop;
    private final LoopState state;
    private final Predicate<String> isChecked;
    private final Set<Label> inner = Walk.identitySet();

    /** @param isChecked which classes of exceptions must be declared */
    Stretch(Line.Loop loop, LoopState state, Predicate<String> isChecked) {
        this.isChecked = isChecked;
        this.loop = loop;
        this.state = state;
        Walk.lines(loop.body(), line -> {
            if (line instanceof Line.Scope s) inner.add(s.label());
        });
    }

    /** What {@link #inPieces} takes of the code around the loop, between the state and the numbers of iterations. */
    List<Var> surroundings() {
        List<Var> all = new ArrayList<>(state.constants());
        if (loop.counted() != null && loop.counted().from() instanceof Var from && !all.contains(from)) all.add(from);
        return all;
    }

    /** What {@link #count} takes of it, behind the state. */
    List<Var> surroundingsWithEnd() {
        List<Var> all = surroundings();
        if (loop.counted() != null && loop.counted().to() instanceof Var to && !all.contains(to)) all.add(to);
        return all;
    }

    /** Of a value of the loop or of the code around it, what it is in a function of its own. */
    private abstract class Inside extends Rewriter {
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

        @Override
        public Block block(Block block) {
            Builder out = new Builder();
            lines(block, out);
            return finish(block.end(), out);
        }

        /** Ends a block. What is thrown is declared by the method that the loop is of. */
        Block finish(Terminator end, Builder out) {
            boolean undeclared = end instanceof Terminator.Throw t
                    && t.exception().type() instanceof Type.Reference r
                    && isChecked.test(r.name());
            if (!undeclared || !(end instanceof Terminator.Throw t)) return out.end(end(end));
            Var exception = new Var(UNCHECKED.results().get(0), "exception");
            out.add(new Line.Call(List.of(exception), UNCHECKED, List.of(atom(t.exception())), t.at()));
            return out.end(new Terminator.Throw(exception, t.at()));
        }

        List<Var> parameters(List<Var> of) {
            return of.stream().map(this::define).toList();
        }
    }

    private boolean isOutside(Terminator end) {
        return end instanceof Terminator.Exit e && !inner.contains(e.label());
    }

    /**
     * From a state, how many iterations there are before that one counted from 0 in which the snapshots are used up, and how many snapshots can
     * be kept, to the state behind these iterations. Runs them in pieces; of each but the last the reverse sweep keeps the state it begins with.
     */
    Function inPieces(String name, int snapshots) {
        Whole inside = new Whole();
        List<Var> states = state.fresh();
        List<Var> constants = inside.parameters(surroundings());
        Var from = new Var(Type.INT, "from");
        Var to = new Var(Type.INT, "to");
        Var free = new Var(Type.INT, "snapshots");
        List<Var> parameters = new ArrayList<>(states);
        parameters.addAll(constants);
        parameters.addAll(List.of(from, to, free));
        Callee self = Callee.local(name, types(parameters), state.types());
        Builder out = new Builder();
        List<Var> last = state.fresh();
        Var start = new Var(Type.INT, "start");
        List<Var> lastAndStart = new ArrayList<>(last);
        lastAndStart.add(start);
        Label done = new Label("pieces");
        Block pieces = pieces(self, states, constants, List.of(from, to, free), snapshots, done);
        out.add(new Line.Scope(lastAndStart, done, pieces, loop.at()));
        List<Atom> end = kept(inside, last, start, to, out);
        return new Function(name, parameters, state.types(), out.end(new Terminator.Yield(end)));
    }

    private Block pieces(
            Callee self, List<Var> states, List<Var> constants, List<Var> numbers, int snapshots, Label done) {
        List<Var> now = state.fresh();
        Var at = new Var(Type.INT, "at");
        Var free = new Var(Type.INT, "snapshots");
        Builder body = new Builder();
        Var left = body.let("left", Type.INT, loop.at(), Basic.SUB, numbers.get(1), at);
        Var first =
                body.let("piece", Type.INT, loop.at(), new Operation.Apply(FIRST), left, free, Constant.of(snapshots));
        Var none = body.let(loop.at(), Basic.EQ, first, Constant.of(0));
        Builder piece = new Builder();
        Var behind = piece.let("behind", Type.INT, loop.at(), Basic.ADD, at, first);
        List<Atom> arguments = new ArrayList<>(now);
        arguments.addAll(constants);
        arguments.addAll(List.of(at, behind, free));
        List<Var> next = state.fresh();
        piece.add(new Line.Call(next, self, arguments, new Rule.Recomputed(true), loop.at()));
        List<Atom> handed = new ArrayList<>(next);
        handed.add(behind);
        handed.add(piece.let("snapshots", Type.INT, loop.at(), Basic.SUB, free, Constant.of(1)));
        List<Atom> result = new ArrayList<>(now);
        result.add(at);
        Block leave = new Block(List.of(), new Terminator.Exit(done, result));
        Block goOn = piece.end(new Terminator.Next(handed));
        List<Var> carried = new ArrayList<>(now);
        carried.addAll(List.of(at, free));
        List<Atom> initial = new ArrayList<>(states);
        initial.addAll(List.of(numbers.get(0), numbers.get(2)));
        Block whole = body.end(new Terminator.Branch(none, leave, goOn, loop.at()));
        Line all = new Line.Loop(List.of(), null, carried, initial, whole, loop.at());
        return new Block(List.of(all), new Terminator.Unreachable());
    }

    /** Iterations of which the reverse sweep keeps what it needs. */
    private List<Atom> kept(Whole inside, List<Var> states, Var start, Var to, Builder out) {
        Map<Var, Atom> now = state.unpack(state.copy(states, out), out);
        now.forEach(inside::replace);
        List<Atom> initial = inside.atoms(loop.carried());
        List<Var> carried = inside.parameters(loop.carried());
        Var k = new Var(
                Type.INT, loop.counted() == null ? "k" : loop.counted().index().name());
        Builder body = new Builder();
        if (loop.counted() != null) inside.replace(loop.counted().index(), indexAt(inside, k, body));
        Block rewritten = inside.block(loop.body());
        Block block = body.addAll(rewritten.lines()).end(rewritten.end());
        List<Var> results = carried.stream().map(Var::again).toList();
        Line.Range range = new Line.Range(k, start, to, 1);
        out.add(new Line.Loop(results, range, carried, initial, block, loop.at()));
        inside.replaceAll(loop.carried(), results);
        return state.pack(inside::atom, out);
    }

    private Atom indexAt(Whole inside, Var k, Builder out) {
        Line.Range range = loop.counted();
        Atom distance = Derivatives.let(out, loop.at(), Basic.MUL, k, Constant.of(range.step()));
        return Derivatives.let(out, loop.at(), Basic.ADD, inside.atom(range.from()), distance);
    }

    /** An iteration that is known to go on: what leaves the loop is left out. */
    private final class Whole extends Inside {
        @Override
        Block finish(Terminator end, Builder out) {
            if (end instanceof Terminator.Branch t && (leaves(t.then()) || leaves(t.otherwise()))) {
                Block other = leaves(t.then()) ? t.otherwise() : t.then();
                lines(other, out);
                return finish(other.end(), out);
            }
            if (!isOutside(end)) return super.finish(end, out);
            Var never = new Var(ERROR, "never");
            Callee constructor = new Callee(Callee.Kind.CONSTRUCTOR, ERROR.name(), "<init>", List.of(), ERROR);
            out.add(new Line.Call(List.of(never), constructor, List.of(), loop.at()));
            return out.end(new Terminator.Throw(never, loop.at()));
        }

        /** Whether every way through an arm leaves the loop, or throws. */
        private boolean leaves(Block arm) {
            boolean[] all = {true};
            boolean[] any = {false};
            for (Line line : arm.lines()) all[0] &= !Walk.escapes(line);
            Walk.ownEnds(arm, end -> {
                any[0] |= isOutside(end);
                all[0] &= isOutside(end) || end instanceof Terminator.Throw;
            });
            return all[0] && any[0];
        }
    }

    /** From a state to the number of iterations that go on, in a loop that may be left early. */
    Function count(String name) {
        Counting inside = new Counting();
        List<Var> states = state.fresh();
        List<Var> parameters = new ArrayList<>(states);
        parameters.addAll(inside.parameters(surroundingsWithEnd()));
        Builder out = new Builder();
        state.unpack(state.copy(states, out), out).forEach(inside::replace);
        List<Atom> initial = new ArrayList<>(inside.atoms(loop.carried()));
        initial.add(Constant.of(0));
        Line.Range range = loop.counted();
        if (range != null)
            range = new Line.Range(
                    inside.define(range.index()), inside.atom(range.from()), inside.atom(range.to()), range.step());
        List<Var> carried = new ArrayList<>(inside.parameters(loop.carried()));
        carried.add(inside.before);
        Builder body = new Builder();
        body.add(new Line.Let(inside.with, Basic.ADD, List.of(inside.before, Constant.of(1)), loop.at()));
        Block rewritten = inside.block(loop.body());
        Block block = body.addAll(rewritten.lines()).end(rewritten.end());
        List<Var> results =
                range == null ? List.of() : carried.stream().map(Var::again).toList();
        Line counted = new Line.Loop(results, range, carried, initial, block, loop.at());
        Terminator exhausted = range == null
                ? new Terminator.Unreachable()
                : new Terminator.Exit(inside.done, List.of(results.get(results.size() - 1)));
        Var count = new Var(Type.INT, "count");
        out.add(new Line.Scope(List.of(count), inside.done, new Block(List.of(counted), exhausted), loop.at()));
        return new Function(name, parameters, List.of(Type.INT), out.yield(count));
    }

    /** Iterations that count how many go on. */
    private final class Counting extends Inside {
        private final Label done = new Label("done");
        private final Var before = new Var(Type.INT, "count");
        private final Var with = new Var(Type.INT, "count");
        private int depth;

        @Override
        public Line loop(Line.Loop l) {
            depth++;
            Line rewritten = super.loop(l);
            depth--;
            return rewritten;
        }

        @Override
        public Terminator end(Terminator end) {
            if (isOutside(end)) return new Terminator.Exit(done, List.of(before));
            if (!(end instanceof Terminator.Next next) || depth > 0) return super.end(end);
            List<Atom> values = new ArrayList<>(atoms(next.values()));
            values.add(with);
            return new Terminator.Next(values);
        }
    }

    static List<Type> types(List<? extends Atom> atoms) {
        return atoms.stream().map(Atom::type).toList();
    }
}
