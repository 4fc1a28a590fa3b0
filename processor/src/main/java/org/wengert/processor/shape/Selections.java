package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Passes a number on or 0, where it would be multiplied by 1 or 0: what a partial derivative is that depends on which of two numbers
 * is the greater.
 */
final class Selections extends Rewriter {
    private final Map<Var, int[]> uses = new IdentityHashMap<>();

    private Selections(Function f) {
        Walk.reads(f.body(), a -> {
            if (a instanceof Var v) uses.computeIfAbsent(v, k -> new int[1])[0]++;
        });
    }

    static Function make(Function f) {
        return new Selections(f).function(f);
    }

    @Override
    public void lines(Block block, Builder out) {
        List<Line> lines = block.lines();
        Set<Line> made = Walk.identitySet();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (made.contains(line)) continue;
            if (line instanceof Line.If l)
                out.add(selecting((Line.If) when(l), l, lines.subList(i + 1, lines.size()), made));
            else rewrite(line, out);
        }
    }

    /** The line with the products of its results as further results. */
    private Line.If selecting(Line.If rewritten, Line.If l, List<Line> behind, Set<Line> made) {
        List<Var> results = new ArrayList<>(rewritten.results());
        List<Atom> then = new ArrayList<>(((Terminator.Yield) rewritten.then().end()).values());
        List<Atom> otherwise =
                new ArrayList<>(((Terminator.Yield) rewritten.otherwise().end()).values());
        Set<Var> later = Walk.identitySet();
        later.addAll(l.results());
        for (Line line : behind) {
            if (line instanceof Line.Let p
                    && p.operation() == Basic.SCALE
                    && !later.contains(p.arguments().get(0))) {
                int place = l.results().indexOf(p.arguments().get(1));
                boolean selects = place >= 0
                        && uses.get(l.results().get(place))[0] == 1
                        && isSwitch(then.get(place))
                        && isSwitch(otherwise.get(place));
                if (selects) {
                    Atom y = atom(p.arguments().get(0));
                    results.set(place, p.result());
                    then.set(place, then.get(place).equals(Constant.zero(y.type())) ? then.get(place) : y);
                    otherwise.set(
                            place, otherwise.get(place).equals(Constant.zero(y.type())) ? otherwise.get(place) : y);
                    made.add(line);
                    continue;
                }
            }
            later.addAll(line.results());
        }
        if (made.isEmpty()) return rewritten;
        return new Line.If(
                results,
                rewritten.condition(),
                new Block(rewritten.then().lines(), new Terminator.Yield(then)),
                new Block(rewritten.otherwise().lines(), new Terminator.Yield(otherwise)),
                l.at());
    }

    private static boolean isSwitch(Atom a) {
        return a instanceof Constant c && (c.is(0) || c.is(1));
    }
}
