package org.wengert.processor.shape;

import java.util.Set;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Which arrays are never the same. */
final class Distinct {
    private final Aliases aliases;
    /** What callers give to add to: nobody has checked that it differs. */
    private final Set<Object> given = Walk.identitySet();

    private Distinct(Aliases aliases) {
        this.aliases = aliases;
    }

    static Distinct in(Function f) {
        Distinct distinct = new Distinct(Aliases.of(f));
        for (Line.Turn turn : f.turns()) for (Var v : turn.taken()) distinct.given.addAll(distinct.aliases.levels(v));
        return distinct;
    }

    boolean are(Atom a, Atom b) {
        return areButForCallers(a, b) && !(given.contains(aliases.of(a)) && given.contains(aliases.of(b)));
    }

    /** Whether they are the same at most where a caller gives one array twice, to add cotangents to. */
    boolean areButForCallers(Atom a, Atom b) {
        return !a.type().equals(b.type()) || aliases.of(a) != aliases.of(b);
    }
}
