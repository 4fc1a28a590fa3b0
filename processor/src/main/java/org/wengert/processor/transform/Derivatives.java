package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.simplify.Arithmetic;
import org.wengert.processor.simplify.Simplify;

/** Applies the rule of an operation: its partial derivatives, times a tangent or a cotangent. */
final class Derivatives {
    /** Functions whose values are of magnitude 1 at most, so that a product with a finite number is finite. */
    private static final Set<String> BOUNDED = Set.of("sin", "cos", "tanh", "signum");

    private final RuleBook rules;
    private final Map<Object, Function> chosen = new HashMap<>();

    Derivatives(RuleBook rules) {
        this.rules = rules;
    }

    /** The tangent of the result: the sum over the active operands of tangent times partial derivative. */
    Atom tangent(
            Line.Let l, java.util.function.Function<Var, @Nullable Atom> dual, Predicate<Atom> active, Builder out) {
        Type type = l.result().type();
        if (l.operation() == Basic.SELECT) {
            Atom yes = dualOf(l.arguments().get(1), dual);
            Atom no = dualOf(l.arguments().get(2), dual);
            return let(out, l.at(), Basic.SELECT, l.arguments().get(0), yes, no);
        }
        if (l.operation() == Basic.SCALE || l.operation() == Basic.QUOTIENT) return guarded(l, dual, out);
        List<Integer> which = active(l, active);
        if (l.operation() instanceof Operation.Cast)
            return cast(out, type, dualOf(l.arguments().get(0), dual), l.at());
        List<Atom> partials = partials(l, which, out);
        Atom sum = null;
        for (int i = 0; i < which.size(); i++) {
            Atom tangent = dualOf(l.arguments().get(which.get(i)), dual);
            Atom term = product(out, l, tangent, partials.get(i), type);
            sum = sum == null ? term : plus(out, sum, term, l.at());
        }
        return sum == null ? Constant.zero(type) : sum;
    }

    /** The products that reverse mode has made: y·d has the tangent ẏ·d + y·ḋ, and q = y/d has ẏ/d − q·ḋ/d; 0 where y or ẏ is. */
    private static Atom guarded(Line.Let l, java.util.function.Function<Var, @Nullable Atom> dual, Builder out) {
        Atom y = l.arguments().get(0);
        Atom d = l.arguments().get(1);
        Atom yDot = dualOf(y, dual);
        Atom dDot = dualOf(d, dual);
        Basic operation = (Basic) l.operation();
        Atom first = isZero(yDot) ? yDot : let(out, l.at(), operation, yDot, d);
        if (isZero(dDot)) return first;
        Atom second = let(out, l.at(), Basic.SCALE, dDot, operation == Basic.SCALE ? y : l.result());
        if (operation == Basic.QUOTIENT) {
            second = let(out, l.at(), Basic.NEG, let(out, l.at(), Basic.QUOTIENT, second, d));
        }
        return plus(out, first, second, l.at());
    }

    private static boolean isZero(Atom a) {
        return a instanceof Constant c && c.is(0);
    }

    private static Atom dualOf(Atom a, java.util.function.Function<Var, @Nullable Atom> dual) {
        Atom known = a instanceof Var v ? dual.apply(v) : null;
        return known == null ? Constant.zero(a.type()) : known;
    }

    /** Adds to the adjoints of the active operands the adjoint of the result times the partial derivative. */
    void adjoint(Line.Let l, Atom bar, BiConsumer<Var, Atom> add, Predicate<Atom> active, Builder out) {
        if (l.operation() == Basic.SELECT) {
            Atom zero = Constant.zero(bar.type());
            Atom condition = l.arguments().get(0);
            contribute(l, 1, add, active, () -> let(out, l.at(), Basic.SELECT, condition, bar, zero));
            contribute(l, 2, add, active, () -> let(out, l.at(), Basic.SELECT, condition, zero, bar));
            return;
        }
        List<Integer> which = active(l, active);
        if (l.operation() instanceof Operation.Cast) {
            for (int i : which)
                add.accept(
                        (Var) l.arguments().get(i),
                        cast(out, l.arguments().get(i).type(), bar, l.at()));
            return;
        }
        List<Atom> partials = partials(l, which, out);
        for (int i = 0; i < which.size(); i++) {
            Var operand = (Var) l.arguments().get(which.get(i));
            if (partials.get(i) instanceof Constant c && c.is(0)) continue;
            add.accept(operand, product(out, l, bar, partials.get(i), operand.type()));
        }
    }

    private static void contribute(
            Line.Let l,
            int i,
            BiConsumer<Var, Atom> add,
            Predicate<Atom> active,
            java.util.function.Supplier<Atom> value) {
        if (active.test(l.arguments().get(i))) add.accept((Var) l.arguments().get(i), value.get());
    }

    private static List<Integer> active(Line.Let l, Predicate<Atom> active) {
        List<Atom> differentiable = Activity.differentiable(l);
        List<Integer> which = new ArrayList<>();
        for (int i = 0; i < l.arguments().size(); i++) {
            if (differentiable.contains(l.arguments().get(i))
                    && active.test(l.arguments().get(i))) which.add(i);
        }
        return which;
    }

    static Atom cast(Builder out, Type to, Atom value, Position at) {
        if (value.type().equals(to)) return value;
        Atom folded = Arithmetic.fold(new Operation.Cast(to), List.of(value), to);
        return folded != null ? folded : out.cast(to, value, at);
    }

    static Atom let(Builder out, Position at, Basic operation, Atom... arguments) {
        Type type = Builder.resultType(operation, List.of(arguments));
        Atom folded = Arithmetic.fold(operation, List.of(arguments), type);
        return folded != null ? folded : out.let(at, operation, arguments);
    }

    static Atom plus(Builder out, Atom a, Atom b, Position at) {
        if (a instanceof Constant c && c.is(0)) return b;
        if (b instanceof Constant c && c.is(0)) return a;
        return let(out, at, Basic.ADD, a, b);
    }

    /** Cotangent or tangent {@code y} times the partial derivative {@code d}; 0 where y is. */
    private Atom product(Builder out, Line.Let l, Atom y, Atom d, Type type) {
        Position at = l.at();
        Atom factor = cast(out, d.type(), y, at);
        Atom result = times(out, l, factor, d, at);
        return cast(out, type, result, at);
    }

    private Atom times(Builder out, Line.Let l, Atom y, Atom d, Position at) {
        if (d instanceof Constant c && c.value() instanceof Double v && v == -1) return let(out, at, Basic.NEG, y);
        if (d instanceof Constant c && c.value() instanceof Float v && v == -1) return let(out, at, Basic.NEG, y);
        Line.Let division = definition(out, d);
        if (division != null && division.operation() == Basic.DIV) {
            Atom quotient = let(out, at, Basic.QUOTIENT, y, division.arguments().get(1));
            return times(out, l, quotient, division.arguments().get(0), at);
        }
        if (division != null && division.operation() == Basic.NEG && !isTame(out, l, d)) {
            return let(out, at, Basic.NEG, times(out, l, y, division.arguments().get(0), at));
        }
        return let(out, at, isTame(out, l, d) ? Basic.MUL : Basic.SCALE, y, d);
    }

    /** Whether the partial derivative is finite wherever the operands are. */
    private static boolean isTame(Builder out, Line.Let l, Atom d) {
        if (d instanceof Constant c) return c.value() instanceof Number n && Double.isFinite(n.doubleValue());
        if (l.arguments().contains(d)) return true;
        Line.Let definition = definition(out, d);
        if (definition == null) return false;
        if (definition.operation() == Basic.NEG || definition.operation() instanceof Operation.Cast) {
            return isTame(out, l, definition.arguments().get(0));
        }
        return isBounded(out, d);
    }

    private static boolean isBounded(Builder out, Atom d) {
        Line.Let definition = definition(out, d);
        if (definition == null) return false;
        if (definition.operation() instanceof Operation.Apply a)
            return BOUNDED.contains(a.callee().name());
        boolean sum = definition.operation() == Basic.ADD
                || definition.operation() == Basic.SUB
                || definition.operation() == Basic.MUL;
        return (sum || definition.operation() == Basic.NEG)
                && definition.arguments().stream().allMatch(a -> a instanceof Constant || isBounded(out, a));
    }

    private static Line.@Nullable Let definition(Builder out, Atom d) {
        List<Line> lines = out.lines();
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 40); i--) {
            if (lines.get(i) instanceof Line.Let l && l.result() == d) return l;
        }
        return null;
    }

    /** Writes the lines that compute the partial derivatives by these operands. */
    private List<Atom> partials(Line.Let l, List<Integer> which, Builder out) {
        if (which.isEmpty()) return List.of();
        Function rule = ruleFor(l, which);
        List<Atom> arguments = new ArrayList<>(l.arguments());
        if (rule.parameters().size() > arguments.size()) arguments.add(l.result());
        Rewriter fresh = new Moved(l.at());
        for (int i = 0; i < rule.parameters().size(); i++) {
            fresh.replace(
                    rule.parameters().get(i), cast(out, rule.parameters().get(i).type(), arguments.get(i), l.at()));
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
    private static final class Moved extends Rewriter {
        private final Position at;

        Moved(Position at) {
            this.at = at;
        }

        @Override
        protected Var define(Var v) {
            Var again = new Var(v.type(), "");
            replace(v, again);
            return again;
        }

        @Override
        public Line let(Line.Let l) {
            Line.Let moved = (Line.Let) super.let(l);
            return new Line.Let(moved.result(), moved.operation(), moved.arguments(), at);
        }
    }
}
