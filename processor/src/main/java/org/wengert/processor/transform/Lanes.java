package org.wengert.processor.transform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Several tangents, or several cotangents, in one run: what depends on them is there once for each, in a lane of its own, and what does
 * not, the values and the ways that are taken, once for all.
 */
public final class Lanes extends Rewriter {
    private final Varying varying;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    private final Deque<List<Var>> yields = new ArrayDeque<>();
    private final Deque<List<Var>> nexts = new ArrayDeque<>();

    private Lanes(Varying varying, int count) {
        this.varying = varying;
        for (int i = 0; i < count; i++) lanes.add(new Lane(i));
    }

    /**
     * The function for several values of some of its parameters, or of what it takes at a turn: each of these stands there once for each
     * lane, and so does each result.
     *
     * @param given these parameters
     * @return null where the function does what cannot be done several times
     */
    public static @Nullable Function of(Function f, Set<Var> given, int count) {
        Varying varying = Varying.of(f, given);
        if (varying == null) return null;
        Lanes lanes = new Lanes(varying, count);
        return lanes.function(f, lanes.widened(f.parameters()));
    }

    /**
     * The function for the unit vectors of numbers that are among its parameters, or that it takes at a turn: the first is 1 in the first lane
     * and 0 in the others, and so on. They are no parameters any more, and the turn gives nothing.
     *
     * @return null where the function does what cannot be done several times
     */
    public static @Nullable Function units(Function f, List<Var> given) {
        Set<Var> all = Walk.identitySet();
        all.addAll(given);
        Varying varying = Varying.of(f, all);
        if (varying == null) return null;
        Lanes lanes = new Lanes(varying, given.size());
        for (Lane lane : lanes.lanes) {
            for (int i = 0; i < given.size(); i++)
                lane.replace(given.get(i), Constant.number(given.get(i).type(), i == lane.number ? 1 : 0));
        }
        return lanes.function(
                f, f.parameters().stream().filter(p -> !all.contains(p)).toList());
    }

    private Function function(Function f, List<Var> parameters) {
        Builder out = new Builder();
        lines(f.body(), out);
        List<Atom> values = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        for (Atom value : f.body().end().reads()) {
            for (Lane lane : lanes) {
                values.add(lane.atom(value));
                types.add(value.type());
            }
        }
        return new Function(f.name(), parameters, types, out.end(new Terminator.Yield(values)));
    }

    /** Copies what one lane has of its own. */
    private final class Lane extends Rewriter {
        private final int number;

        Lane(int number) {
            this.number = number;
        }

        /** Copies a line; what is linear in zero is zero, whatever the other factor is. */
        void copy(Line line, Builder out) {
            Atom known = line instanceof Line.Let l ? known(l, out) : null;
            if (known != null) replace(((Line.Let) line).result(), known);
            else if (!(line instanceof Line.Acc acc) || !isZero(acc.value())) rewrite(line, out);
        }

        private @Nullable Atom known(Line.Let l, Builder out) {
            Atom first = l.arguments().get(0);
            Atom last = l.arguments().get(l.arguments().size() - 1);
            if (l.operation() instanceof Operation.Cast)
                return isZero(first) ? Constant.zero(l.result().type()) : null;
            if (!(l.operation() instanceof Basic operation)) return null;
            return switch (operation) {
                case NEG, DIV, QUOTIENT -> isZero(first) ? atom(first) : null;
                case MUL, SCALE -> isZero(first) ? atom(first) : isZero(last) ? atom(last) : null;
                case ADD -> isZero(first) ? atom(last) : isZero(last) ? atom(first) : null;
                case SUB -> isZero(last) ? atom(first) : isZero(first) ? out.let(l.at(), Basic.NEG, atom(last)) : null;
                default -> null;
            };
        }

        private boolean isZero(Atom ofLane) {
            return varying.is(ofLane) && ofLane.type().isFloating() && atom(ofLane) instanceof Constant c && c.is(0);
        }

        @Override
        protected Var define(Var v) {
            Var own = new Var(v.type(), v.name().isEmpty() ? "" : v.name() + number);
            replace(v, own);
            return own;
        }

        @Override
        protected Label defineLabel(Label label) {
            return label.again();
        }
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (!varying.isRepeated(line)) {
            super.rewrite(line, out);
            return;
        }
        for (Lane lane : lanes) lane.copy(line, out);
        line.results().forEach(this::stand);
    }

    /** What is read of all lanes alike, the length of an array, is read of the first. */
    private void stand(Var v) {
        replace(v, lanes.get(0).atom(v));
    }

    private List<Var> widened(List<Var> vars) {
        List<Var> all = new ArrayList<>();
        for (Var v : vars) {
            if (varying.is(v)) {
                for (Lane lane : lanes) all.add(lane.define(v));
                stand(v);
            } else {
                all.add(v);
            }
        }
        return all;
    }

    /** Values for variables that were widened. */
    private List<Atom> widened(List<Atom> values, List<Var> targets) {
        List<Atom> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Atom value = values.get(i);
            if (varying.is(targets.get(i))) for (Lane lane : lanes) all.add(lane.atom(value));
            else all.add(atom(value));
        }
        return all;
    }

    @Override
    public Line when(Line.If l) {
        Atom condition = atom(l.condition());
        yields.push(l.results());
        Block then = block(l.then());
        Block otherwise = block(l.otherwise());
        yields.pop();
        return new Line.If(widened(l.results()), condition, then, otherwise, l.at());
    }

    @Override
    public Line scope(Line.Scope l) {
        scopes.put(l.label(), l.results());
        Block body = block(l.body());
        return new Line.Scope(widened(l.results()), l.label(), body, l.at());
    }

    @Override
    public Line loop(Line.Loop l) {
        List<Atom> initial = widened(l.initial(), l.carried());
        List<Var> carried = widened(l.carried());
        Line.Range range = l.counted() == null
                ? null
                : new Line.Range(
                        l.counted().index(),
                        atom(l.counted().from()),
                        atom(l.counted().to()),
                        l.counted().step());
        nexts.push(l.carried());
        Block body = block(l.body());
        nexts.pop();
        return new Line.Loop(widened(l.results()), range, carried, initial, body, l.at());
    }

    @Override
    public Line turn(Line.Turn l) {
        boolean isGiven = l.taken().stream().anyMatch(v -> lanes.get(0).atom(v) instanceof Constant);
        if (isGiven) return new Line.Turn(List.of(), List.of(), l.at());
        return new Line.Turn(widened(l.taken()), atoms(l.given()), l.at());
    }

    @Override
    public Terminator end(Terminator end) {
        if (end instanceof Terminator.Yield t) return new Terminator.Yield(widened(t.values(), yields.getFirst()));
        if (end instanceof Terminator.Next t) return new Terminator.Next(widened(t.values(), nexts.getFirst()));
        if (end instanceof Terminator.Exit t)
            return new Terminator.Exit(t.label(), widened(t.values(), scopes.get(t.label())));
        return super.end(end);
    }
}
