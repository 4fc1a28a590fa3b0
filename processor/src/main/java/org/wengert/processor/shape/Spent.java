package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Leaves a loop when the cotangent that it hands from one iteration to the next has been passed on: behind the one of many numbers that
 * was the least, all others get 0.
 */
final class Spent extends Rewriter {
    private final Set<Var> cotangents;

    private Spent(Set<Var> cotangents) {
        this.cotangents = cotangents;
    }

    /**
     * Leaves such loops.
     *
     * @param cotangents what is as good as 0.0 where it is −0.0, unlike values
     */
    static Function leave(Function f, Set<Var> cotangents) {
        return new Spent(cotangents).function(f);
    }

    /** What loops of the reverse sweep carry. */
    static Set<Var> cotangents(Function f) {
        Set<Var> all = Walk.identitySet();
        if (f.turns().isEmpty()) return all;
        List<Line> lines = f.body().lines();
        List<Line> reverse = lines.subList(lines.indexOf(f.turns().get(0)), lines.size());
        Walk.lines(new Builder().addAll(reverse).yield(), line -> {
            if (line instanceof Line.Loop l) all.addAll(l.carried());
        });
        return all;
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        Var cotangent = line instanceof Line.Loop loop ? spent(loop) : null;
        if (cotangent == null) {
            super.rewrite(line, out);
            return;
        }
        Line.Loop loop = (Line.Loop) line;
        Block body = block(loop.body());
        Label label = new Label("spent");
        Builder test = new Builder();
        Var none = test.let(loop.at(), Basic.EQ, cotangent, Constant.zero(cotangent.type()));
        Block then = new Builder().end(new Terminator.Exit(label, List.copyOf(loop.carried())));
        Block all = test.end(new Terminator.Branch(none, then, body, loop.at()));
        List<Var> behind = loop.results().stream().map(Var::again).toList();
        Builder scope = new Builder();
        scope.add(new Line.Loop(behind, loop.counted(), loop.carried(), loop.initial(), all, loop.at()));
        Block left = scope.end(new Terminator.Exit(label, List.copyOf(behind)));
        out.add(new Line.Scope(loop.results(), label, left, loop.at()));
    }

    /** What a loop carries and sets to 0 where it passes it on, and without which it does nothing; null where there is none. */
    private @Nullable Var spent(Line.Loop loop) {
        if (loop.counted() == null || !(loop.body().end() instanceof Terminator.Next next) || !adds(loop)) return null;
        for (int i = 0; i < loop.carried().size(); i++) {
            Var v = loop.carried().get(i);
            boolean isSpent = cotangents.contains(v)
                    && isHandedOn(v, next.values().get(i), loop.body().lines())
                    && isIdleWithout(v, loop, next);
            if (isSpent) return v;
        }
        return null;
    }

    /** Whether it adds to arrays, as only sweeps do. */
    private static boolean adds(Line.Loop loop) {
        boolean[] any = {false};
        Walk.lines(loop.body(), line -> any[0] |= line instanceof Line.Acc);
        return any[0];
    }

    /** Whether one of two cases leaves a cotangent as it is and the other makes it 0. */
    private static boolean isHandedOn(Var v, Atom next, List<Line> lines) {
        for (Line line : lines) {
            if (!(line instanceof Line.If l && l.results().contains(next))) continue;
            int place = l.results().indexOf(next);
            List<Atom> cases = new ArrayList<>();
            for (Block arm : l.blocks())
                if (arm.end() instanceof Terminator.Yield y)
                    cases.add(y.values().get(place));
            return cases.contains(v) && cases.contains(Constant.zero(v.type()));
        }
        return false;
    }

    private static boolean isIdleWithout(Var v, Line.Loop loop, Terminator.Next next) {
        Idleness idleness = new Idleness(v);
        List<Line> lines = loop.body().lines();
        if (!idleness.areIdle(lines)) return false;
        for (int i = 0; i < loop.carried().size(); i++) {
            Var carried = loop.carried().get(i);
            Atom value = next.values().get(i);
            boolean stays = carried == v ? idleness.isZero(value) : idleness.isUnchanged(carried, value, lines);
            if (!stays) return false;
        }
        return true;
    }
}
