package org.wengert.processor.shape;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/**
 * Skips loops that pass on a cotangent that may well be 0, since it belongs to the one of two numbers that was not chosen, and do
 * nothing else: of a minimum of many, all but one.
 */
final class Idle extends Rewriter {
    private final Set<Object> chosen = Walk.identitySet();

    private Idle() {}

    static Function skip(Function f) {
        return new Idle().function(f);
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (line instanceof Line.If l && l.results().size() > 0) note(l);
        Var cotangent = line instanceof Line.Loop loop ? passedOn(loop) : null;
        if (cotangent == null) {
            super.rewrite(line, out);
            return;
        }
        Line.Loop loop = (Line.Loop) line;
        List<Var> results = loop.results();
        Line.Loop inside = (Line.Loop) super.loop(loop);
        List<Var> again = results.stream().map(Var::again).toList();
        Line.Loop renamed =
                new Line.Loop(again, inside.counted(), inside.carried(), inside.initial(), inside.body(), inside.at());
        Var some = out.let(loop.at(), Basic.NE, cotangent, Constant.zero(cotangent.type()));
        Block then = new Builder().add(renamed).end(new Terminator.Yield(List.copyOf(again)));
        Block otherwise = new Builder().end(new Terminator.Yield(inside.initial()));
        out.add(new Line.If(results, some, then, otherwise, loop.at()));
    }

    /** Remembers what is 0 in one of two cases. */
    private void note(Line.If l) {
        if (!(l.then().end() instanceof Terminator.Yield then
                && l.otherwise().end() instanceof Terminator.Yield otherwise)) return;
        for (int i = 0; i < l.results().size(); i++) {
            Var v = l.results().get(i);
            if (v.type().isFloating()
                    && (isZero(then.values().get(i))
                            || isZero(otherwise.values().get(i)))) chosen.add(v);
        }
    }

    private static boolean isZero(Atom a) {
        return a instanceof Constant c && c.is(0);
    }

    /** The cotangent without which a loop does nothing; null where there is none. */
    private @Nullable Var passedOn(Line.Loop loop) {
        if (loop.counted() == null) return null;
        for (Var v : Walk.free(loop.body())) {
            if (chosen.contains(v) && isIdle(loop, v, Walk.identitySet())) return v;
        }
        return null;
    }

    /** Whether all that a loop adds to anything is 0 where {@code cotangent} is. */
    private static boolean isIdle(Line.Loop loop, Var cotangent, Set<Object> zero) {
        if (loop.counted() == null || !(loop.body().end() instanceof Terminator.Next next)) return false;
        zero.add(cotangent);
        for (Line line : loop.body().lines()) if (!isIdle(line, cotangent, zero)) return false;
        for (int i = 0; i < loop.carried().size(); i++) {
            Atom sum = next.values().get(i);
            Var carried = loop.carried().get(i);
            boolean unchanged =
                    sum == carried || loop.body().lines().stream().anyMatch(line -> adds(line, sum, carried, zero));
            if (!unchanged) return false;
        }
        return true;
    }

    private static boolean isIdle(Line line, Var cotangent, Set<Object> zero) {
        if (line instanceof Line.Let l) {
            if (DeadCode.mayThrow(l)) return false;
            if (isZeroWith(l, zero)) zero.add(l.result());
            return true;
        }
        if (line instanceof Line.Load l) return l.safe();
        if (line instanceof Line.Acc l) return zero.contains(l.value());
        return line instanceof Line.Loop l && isIdle(l, cotangent, zero);
    }

    private static boolean adds(Line line, Atom sum, Var carried, Set<Object> zero) {
        if (line instanceof Line.Let l && l.result() == sum) {
            Atom a = l.arguments().get(0);
            Atom b = l.arguments().size() > 1 ? l.arguments().get(1) : a;
            return l.operation() == Basic.ADD && (a == carried && zero.contains(b) || b == carried && zero.contains(a))
                    || l.operation() == Basic.SUB && a == carried && zero.contains(b);
        }
        if (!(line instanceof Line.Loop l)) return false;
        int place = l.results().indexOf(sum);
        return place >= 0 && l.initial().get(place) == carried;
    }

    private static boolean isZeroWith(Line.Let l, Set<Object> zero) {
        if (!(l.operation() instanceof Basic operation)) return false;
        List<Atom> operands = l.arguments();
        return switch (operation) {
            case MUL -> operands.stream().anyMatch(zero::contains);
            case NEG, DIV, SCALE, QUOTIENT -> zero.contains(operands.get(0));
            case ADD, SUB -> operands.stream().allMatch(a -> zero.contains(a) || isZero(a));
            default -> false;
        };
    }
}
