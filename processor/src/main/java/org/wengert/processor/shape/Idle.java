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
            if (chosen.contains(v) && new Idleness(v).isIdle(loop)) return v;
        }
        return null;
    }
}
