package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.rules.Ruling;
import org.wengert.processor.simplify.Simplify;

/** The partial derivatives of a line, by the rule for it. */
final class Linearization {
    private final RuleBook rules;
    private final Computed computed;
    private final Map<Object, Function> chosen = new HashMap<>();

    /** @param computed what need not be computed again */
    Linearization(RuleBook rules, Computed computed) {
        this.rules = rules;
        this.computed = computed;
    }

    /** The partial derivatives of a call, behind it; 0 where it has thrown an exception that is caught. */
    List<Atom> of(Line.Call call, List<Integer> which, Builder out) {
        if (call.callee().caught().isEmpty()) return of(call.asOperation(), which, out);
        Builder inside = new Builder();
        List<Atom> values = of(call.asOperation(), which, inside);
        List<Var> results = values.stream().map(v -> new Var(v.type(), "")).toList();
        List<Atom> zeros =
                values.stream().map(v -> (Atom) Constant.zero(v.type())).toList();
        Atom thrown = call.results().get(call.results().size() - 1);
        Var returned = out.let(call.at(), Basic.IS_NULL, thrown);
        Block failed = new Block(List.of(), new Terminator.Yield(zeros));
        out.add(new Line.If(results, returned, inside.end(new Terminator.Yield(values)), failed, call.at()));
        return List.copyOf(results);
    }

    /** Writes the lines that compute the partial derivatives by these operands. */
    List<Atom> of(Line.Let l, List<Integer> which, Builder out) {
        if (which.isEmpty()) return List.of();
        Function rule = ruleFor(l, which);
        List<Atom> arguments = new ArrayList<>(l.arguments());
        if (rule.parameters().size() > arguments.size()) arguments.add(l.result());
        Rewriter fresh = new Moved(l);
        for (int i = 0; i < rule.parameters().size(); i++) {
            Var parameter = rule.parameters().get(i);
            boolean number = parameter.type() instanceof Type.Primitive;
            fresh.replace(
                    parameter,
                    number ? Derivatives.cast(out, parameter.type(), arguments.get(i), l.at()) : arguments.get(i));
        }
        fresh.lines(rule.body(), out);
        return fresh.atoms(((Terminator.Yield) rule.body().end()).values());
    }

    private Function ruleFor(Line.Let l, List<Integer> which) {
        record Key(Operation operation, List<Integer> which, Type type) {}
        return chosen.computeIfAbsent(new Key(l.operation(), which, l.result().type()), k -> choose(l, which));
    }

    /** The rule, cut down to some of the partial derivatives, which it gives in the given order of operands. */
    private Function choose(Line.Let l, List<Integer> which) {
        Function rule = rules.ruleFor(l.operation())
                .orElseThrow(() -> new IllegalStateException("no rule for " + l.operation()));
        if (l.result().type() == Type.FLOAT && l.operation() instanceof Basic) rule = inFloat(rule);
        rule = Ruling.resolve(rule, rules);
        List<Atom> all = ((Terminator.Yield) rule.body().end()).values();
        List<Atom> some = new ArrayList<>();
        for (int i : which) {
            int place = (int) l.arguments().subList(0, i).stream()
                    .filter(a -> a.type().isFloating())
                    .count();
            some.add(all.get(place));
        }
        Block body = new Block(rule.body().lines(), new Terminator.Yield(some));
        return Simplify.simplify(new Function(
                rule.name(), rule.parameters(), some.stream().map(Atom::type).toList(), body));
    }

    /** An operator's rule in single precision. */
    private static Function inFloat(Function rule) {
        Map<Var, Var> floats = new IdentityHashMap<>();
        return new Rewriter() {
            @Override
            protected Var define(Var v) {
                if (v.type() != Type.DOUBLE) return v;
                Var f = floats.computeIfAbsent(v, k -> new Var(Type.FLOAT, v.name()));
                replace(v, f);
                return f;
            }

            @Override
            public Line let(Line.Let l) {
                Line.Let narrowed = (Line.Let) super.let(l);
                return new Line.Let(
                        narrowed.result(),
                        narrowed.operation(),
                        narrowed.arguments().stream().map(this::inFloat).toList(),
                        l.at());
            }

            @Override
            public Terminator end(Terminator end) {
                Terminator t = super.end(end);
                return t instanceof Terminator.Yield y
                        ? new Terminator.Yield(
                                y.values().stream().map(this::inFloat).toList())
                        : t;
            }

            private Atom inFloat(Atom a) {
                return a instanceof Constant c && c.value() instanceof Double d ? Constant.of(d.floatValue()) : a;
            }
        }.function(rule);
    }

    /** Copies a rule's lines to the place of the operation that they are the rule of. */
    private final class Moved extends Rewriter {
        private final Line.Let line;

        Moved(Line.Let line) {
            this.line = line;
        }

        @Override
        protected Var define(Var v) {
            Var again = new Var(v.type(), "");
            replace(v, again);
            return again;
        }

        @Override
        protected Label defineLabel(Label label) {
            return new Label(label.name());
        }

        @Override
        public Line let(Line.Let l) {
            Line.Let moved = (Line.Let) super.let(l);
            return new Line.Let(moved.result(), moved.operation(), moved.arguments(), line.at());
        }

        @Override
        protected void rewrite(Line copied, Builder out) {
            Var known = copied instanceof Line.Let l
                    ? computed.valueOf(new Line.Let(l.result(), l.operation(), atoms(l.arguments()), line.at()), line)
                    : null;
            if (known == null) super.rewrite(copied, out);
            else replace(((Line.Let) copied).result(), known);
        }

        @Override
        public Line call(Line.Call l) {
            Line.Call moved = (Line.Call) super.call(l);
            return new Line.Call(moved.results(), moved.callee(), moved.arguments(), moved.rule(), line.at());
        }
    }
}
