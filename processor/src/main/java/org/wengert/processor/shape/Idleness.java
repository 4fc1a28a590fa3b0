package org.wengert.processor.shape;

import java.util.List;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/** What lines do where a cotangent is 0: nothing, if they only pass it on. */
final class Idleness {
    /** What is 0 too. */
    private final Set<Object> zero = Walk.identitySet();

    Idleness(Var cotangent) {
        zero.add(cotangent);
    }

    boolean isZero(Atom a) {
        return zero.contains(a) || a instanceof Constant c && c.is(0);
    }

    /** Whether all that a loop adds to anything is 0, and what it carries stays as it is. */
    boolean isIdle(Line.Loop loop) {
        if (loop.counted() == null || !(loop.body().end() instanceof Terminator.Next next)) return false;
        if (!areIdle(loop.body().lines())) return false;
        for (int i = 0; i < loop.carried().size(); i++) {
            if (!isUnchanged(
                    loop.carried().get(i), next.values().get(i), loop.body().lines())) return false;
        }
        return true;
    }

    /** Whether all that the lines of an iteration add to anything is 0. */
    boolean areIdle(List<Line> lines) {
        for (Line line : lines) if (!isIdle(line)) return false;
        return true;
    }

    /** Whether the next value of what a loop carries is the same. */
    boolean isUnchanged(Var carried, Atom next, List<Line> lines) {
        return next == carried || lines.stream().anyMatch(line -> adds(line, next, carried));
    }

    private boolean isIdle(Line line) {
        if (line instanceof Line.Let l) {
            if (DeadCode.mayThrow(l)) return false;
            if (isZeroWith(l)) zero.add(l.result());
            return true;
        }
        // The reverse sweep takes lengths of what the forward sweep has used.
        if (line instanceof Line.Length) return true;
        if (line instanceof Line.Load l) return l.safe();
        if (line instanceof Line.Acc l) return zero.contains(l.value());
        if (line instanceof Line.If l) return isIdle(l);
        return line instanceof Line.Loop l && isIdle(l);
    }

    private boolean isIdle(Line.If l) {
        for (Block arm : l.blocks()) if (!areIdle(arm.lines())) return false;
        if (!(l.then().end() instanceof Terminator.Yield then
                && l.otherwise().end() instanceof Terminator.Yield otherwise)) return false;
        for (int i = 0; i < l.results().size(); i++) {
            boolean isZero =
                    isZero(then.values().get(i)) && isZero(otherwise.values().get(i));
            if (isZero) zero.add(l.results().get(i));
        }
        return true;
    }

    private boolean adds(Line line, Atom sum, Var carried) {
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

    private boolean isZeroWith(Line.Let l) {
        if (!(l.operation() instanceof Basic operation)) return false;
        List<Atom> operands = l.arguments();
        return switch (operation) {
            case MUL -> operands.stream().anyMatch(zero::contains);
            case NEG, DIV, SCALE, QUOTIENT -> zero.contains(operands.get(0));
            case ADD, SUB -> operands.stream().allMatch(this::isZero);
            default -> false;
        };
    }
}
