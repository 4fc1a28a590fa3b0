package org.wengert.processor.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Moves what is the same in every iteration of a loop in front of it: arithmetic, and loads that cannot fail from memory that
 * the loop does not store to. What the reverse sweep needs of it is then kept once and not in every iteration.
 */
public final class Invariants {
    private Invariants() {}

    /**
     * Writes a loop, and before it what can be moved out of it.
     *
     * @param succeeds whether a load would succeed in front of the loop too, which may not run at all
     */
    static void hoist(Line.Loop loop, Aliases aliases, Predicate<Line.Load> succeeds, Builder out) {
        new Hoisting(aliases, succeeds).write(loop, out);
    }

    private static final class Hoisting {
        private final Aliases aliases;
        private final Predicate<Line.Load> succeeds;

        Hoisting(Aliases aliases, Predicate<Line.Load> succeeds) {
            this.aliases = aliases;
            this.succeeds = succeeds;
        }

        void write(Line.Loop loop, Builder out) {
            Set<Object> changing = Walk.identitySet();
            changing.addAll(loop.inner());
            Walk.lines(loop.body(), inner -> {
                changing.addAll(inner.results());
                changing.addAll(inner.inner());
            });
            Set<Object> stored = stored(loop.body());
            List<Line> kept = new ArrayList<>();
            for (Line inner : loop.body().lines()) {
                if (isInvariant(inner, changing, stored)) {
                    out.add(inner);
                    changing.removeAll(inner.results());
                } else {
                    kept.add(inner);
                }
            }
            Block body = new Block(kept, loop.body().end());
            out.add(new Line.Loop(loop.results(), loop.counted(), loop.carried(), loop.initial(), body, loop.at()));
        }

        private boolean isInvariant(Line line, Set<Object> changing, Set<Object> stored) {
            for (Atom a : line.reads()) if (a instanceof Var v && changing.contains(v)) return false;
            // A text is made anew for each use: where the loop does not run there is none.
            if (line instanceof Line.Let l) return !DeadCode.mayThrow(l) && l.operation() != Basic.CONCAT;
            if (line instanceof Line.Length l) return l.safe();
            return line instanceof Line.Load l
                    && l.safe()
                    && succeeds.test(l)
                    && l.array().type() instanceof Type.ArrayOf
                    && !stored.contains(aliases.of(l.array()));
        }

        /** The classes of the arrays that a loop may store to. */
        private Set<Object> stored(Block body) {
            Set<Object> stored = Walk.identitySet();
            Walk.lines(body, line -> {
                if (line instanceof Line.Store l) stored.add(aliases.of(l.array()));
                else if (line instanceof Line.Acc l) stored.add(aliases.of(l.array()));
                else if (line instanceof Line.Fill l) deep(stored, l.array());
                else if (line instanceof Line.AddAll l) deep(stored, l.into());
                else if (line instanceof Line.Call l) stored.addAll(aliases.written(l));
            });
            boolean[] calls = {false};
            Walk.lines(body, line -> calls[0] |= line instanceof Line.Call);
            if (calls[0]) {
                Walk.reads(body, a -> {
                    if (a.type() instanceof Type.ArrayOf && aliases.of(a).isForeign()) stored.add(aliases.of(a));
                });
            }
            return stored;
        }

        private void deep(Set<Object> stored, Atom array) {
            Aliases.Node node = aliases.of(array);
            for (Type t = array.type(); t instanceof Type.ArrayOf; t = t.element()) {
                stored.add(node);
                node = node.element();
            }
        }
    }
}
