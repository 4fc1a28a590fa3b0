package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Infinities;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.simplify.Arithmetic;

/** Applies the rule of an operation: its partial derivatives, times a tangent or a cotangent. */
final class Derivatives {
    /** Functions whose values are of magnitude 1 at most, so that a product with a finite number is finite. */
    private static final Set<String> BOUNDED = Set.of("sin", "cos", "tanh", "signum");

    /** Functions whose partial derivatives are 1 and 0. */
    private static final Set<String> CHOOSING = Set.of("max", "min");

    private final Linearization linearization;
    private final Computed computed;
    private final Infinities infinities;

    /**
     * @param computed what need not be computed again
     * @param infinities which operands may be infinite
     */
    Derivatives(RuleBook rules, Computed computed, Infinities infinities) {
        this.computed = computed;
        this.infinities = infinities;
        this.linearization = new Linearization(rules, computed);
    }

    /** The partial derivatives of a call by these arguments. */
    List<Atom> partials(Line.Call call, List<Integer> which, Builder out) {
        return linearization.of(call, which, out);
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
        if (l.operation() == Basic.LIKE) return dualOf(l.arguments().get(1), dual);
        if (l.operation() == Basic.SCALE || l.operation() == Basic.QUOTIENT) return guarded(l, dual, out);
        List<Integer> which = active(l, active);
        if (l.operation() instanceof Operation.Cast)
            return cast(out, type, dualOf(l.arguments().get(0), dual), l.at());
        return tangent(l, linearization.of(l, which, out), which, dual, out);
    }

    /** The tangent of a call's result. */
    Atom tangent(
            Line.Call call,
            java.util.function.Function<Var, @Nullable Atom> dual,
            Predicate<Atom> active,
            Builder out) {
        List<Integer> which = active(call.asOperation(), active);
        return tangent(call.asOperation(), linearization.of(call, which, out), which, dual, out);
    }

    private Atom tangent(
            Line.Let l,
            List<Atom> partials,
            List<Integer> which,
            java.util.function.Function<Var, @Nullable Atom> dual,
            Builder out) {
        Type type = l.result().type();
        Atom sum = null;
        for (int i = 0; i < which.size(); i++) {
            Atom tangent = dualOf(l.arguments().get(which.get(i)), dual);
            Atom term = zeroWhere(partials.get(i), l, product(out, l, tangent, partials.get(i), type), out);
            sum = sum == null ? term : plus(out, sum, term, l.at());
        }
        return sum == null ? Constant.zero(type) : sum;
    }

    /** What is infinite has an infinite tangent, of which nothing is left where the partial derivative is 0, as that of exp at −∞. */
    private Atom zeroWhere(Atom partial, Line.Let l, Atom term, Builder out) {
        if (partial instanceof Constant || isZero(term) || l.arguments().contains(partial)) return term;
        boolean chooses = l.operation() instanceof Operation.Apply a
                && CHOOSING.contains(a.callee().name());
        if (chooses || l.arguments().stream().noneMatch(infinities::mayBe)) return term;
        return zeroWhere(partial, term, l.at(), out);
    }

    private static Atom zeroWhere(Atom factor, Atom term, Position at, Builder out) {
        Atom isZero = let(out, at, Basic.EQ, factor, Constant.zero(factor.type()));
        return let(out, at, Basic.SELECT, isZero, Constant.zero(term.type()), term);
    }

    /** The products that reverse mode has made: y·d has the tangent ẏ·d + y·ḋ, and q = y/d has ẏ/d − q·ḋ/d; 0 where y or ẏ is. */
    private Atom guarded(Line.Let l, java.util.function.Function<Var, @Nullable Atom> dual, Builder out) {
        Atom y = l.arguments().get(0);
        Atom d = l.arguments().get(1);
        Atom yDot = dualOf(y, dual);
        Atom dDot = dualOf(d, dual);
        Basic operation = (Basic) l.operation();
        Atom first = isZero(yDot) ? yDot : let(out, l.at(), operation, yDot, d);
        if (isZero(dDot)) return first;
        Atom factor = operation == Basic.SCALE ? y : l.result();
        Atom second = let(out, l.at(), Basic.SCALE, dDot, factor);
        if (infinities.mayBe(d)) second = zeroWhere(factor, second, l.at(), out);
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
        if (l.operation() == Basic.LIKE) {
            contribute(l, 1, add, active, () -> bar);
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
        adjoint(l, bar, linearization.of(l, which, out), which, add, out);
    }

    /** As {@link #adjoint(Line.Let, Atom, BiConsumer, Predicate, Builder)}, where the partial derivatives are known. */
    void adjoint(
            Line.Let l, Atom bar, List<Atom> partials, List<Integer> which, BiConsumer<Var, Atom> add, Builder out) {
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

    static List<Integer> active(Line.Let l, Predicate<Atom> active) {
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
        if (l.arguments().contains(d)) return let(out, at, infinities.mayBe(d) ? Basic.SCALE : Basic.MUL, y, d);
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
    private boolean isTame(Builder out, Line.Let l, Atom d) {
        if (d instanceof Constant c) return c.value() instanceof Number n && Double.isFinite(n.doubleValue());
        if (l.arguments().contains(d)) return !infinities.mayBe(d);
        if (l.arguments().stream().anyMatch(infinities::mayBe)) return false;
        Line.Let definition = definition(out, d);
        if (definition == null) return false;
        if (definition.operation() == Basic.NEG || definition.operation() instanceof Operation.Cast) {
            return isTame(out, l, definition.arguments().get(0));
        }
        return isBounded(out, d);
    }

    private boolean isBounded(Builder out, Atom d) {
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

    private Line.@Nullable Let definition(Builder out, Atom d) {
        List<Line> lines = out.lines();
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 40); i--) {
            if (lines.get(i) instanceof Line.Let l && l.result() == d) return l;
        }
        return computed.definition(d);
    }
}
