package org.wengert.processor.shape;

import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/** What loops that are fused must be like, each for itself. */
final class Fusable {
    private Fusable() {}

    /** Whether every iteration runs to its end, exceptions apart. */
    static boolean isStraight(Line.Loop loop) {
        return loop.body().end() instanceof Terminator.Next
                && loop.body().lines().stream().noneMatch(Walk::escapes);
    }

    /** Whether nothing in it may throw, or does anything but with numbers and arrays. */
    static boolean isQuiet(Block block, Traffic traffic) {
        boolean[] all = {true};
        Walk.lines(block, line -> all[0] &= isQuiet(line) || line instanceof Line.Call c && traffic.isReverse(c));
        Walk.ends(block, end -> all[0] &= !(end instanceof Terminator.Throw));
        return all[0];
    }

    static boolean isQuiet(Line line) {
        if (line instanceof Line.Let l) return !DeadCode.mayThrow(l);
        if (line instanceof Line.Loop l) return l.counted() != null;
        // The reverse sweep reads only what the forward sweep has read or made before.
        boolean reads = Access.of(line) != null || line instanceof Line.Length;
        return reads || line instanceof Line.Fill || line instanceof Line.If;
    }

    /** Whether {@code next} is a carried value plus something that does not depend on it. */
    static boolean isSum(Line.Loop loop, Var carried, Atom next) {
        if (next == carried) return true;
        int[] uses = {0};
        Walk.reads(loop.body(), a -> {
            if (a == carried) uses[0]++;
        });
        if (uses[0] != 1) return false;
        for (Line line : loop.body().lines()) {
            if (line instanceof Line.Let l && l.result() == next) {
                return l.result().type().isFloating()
                        && (l.operation() == Basic.ADD && l.arguments().contains(carried)
                                || l.operation() == Basic.SUB && l.arguments().get(0) == carried)
                        && usedOnce(loop, next);
            }
            if (line instanceof Line.Loop inner && inner.results().contains(next)) {
                int place = inner.results().indexOf(next);
                Atom sum = inner.body().end() instanceof Terminator.Next n
                        ? n.values().get(place)
                        : next;
                return inner.initial().get(place) == carried
                        && usedOnce(loop, next)
                        && isSum(inner, inner.carried().get(place), sum);
            }
        }
        return false;
    }

    private static boolean usedOnce(Line.Loop loop, Atom a) {
        int[] uses = {0};
        Walk.reads(loop.body(), read -> {
            if (read == a) uses[0]++;
        });
        return uses[0] == 1;
    }
}
