package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Runs four iterations of a loop at a time, with one inner loop in which the four add up: the rows of a matrix times a vector. Each sum keeps its order, but
 * the processor need not wait for one addition before it begins the next. Where an array is too short for an iteration, the loop goes
 * on as it was, so that exceptions come when they would.
 */
final class Jamming extends Rewriter {
    private final Distinct distinct;
    private final Bounds bounds;
    private final Map<Object, Integer> places = new IdentityHashMap<>();
    private final Set<Object> made = Walk.identitySet();

    private Jamming(Function f) {
        distinct = Distinct.in(f);
        bounds = new Bounds(f);
        int[] place = {1};
        Walk.lines(f.body(), line -> {
            place[0]++;
            for (Var v : line.results()) places.put(v, place[0]);
            for (Var v : line.inner()) places.put(v, place[0]);
            if (line instanceof Line.New l) made.add(l.result());
        });
    }

    static Function jam(Function f) {
        return new Jamming(f).function(f);
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        Jam jam = line instanceof Line.Loop loop ? Jam.of(loop) : null;
        if (jam == null || !isApart(jam)) {
            super.rewrite(line, out);
            return;
        }
        Builder both = new Builder();
        if (new Fours(jam, bounds).write(both)) out.addAll(both.lines());
        else super.rewrite(line, out);
    }

    /** Whether nothing that an iteration writes is read by what later ones do up to the end of the inner loop. */
    private boolean isApart(Jam jam) {
        List<Atom> read = new ArrayList<>();
        List<Line> first = new ArrayList<>(jam.fixed());
        first.addAll(jam.early());
        first.add(jam.sum());
        Walk.lines(new Builder().addAll(first).yield(), line -> {
            if (line instanceof Line.Load l) read.add(l.array());
        });
        boolean[] all = {true};
        Block late = new Builder().addAll(jam.late()).yield();
        Walk.lines(late, line -> {
            Access access = Access.of(line);
            if (access == null || !access.writes()) return;
            for (Atom array : read) all[0] &= distinct.are(array, access.array()) || isNewer(access.array(), array);
        });
        return all[0];
    }

    /** Whether an array was made when there was the other already. */
    private boolean isNewer(Atom array, Atom other) {
        return made.contains(array) && places.getOrDefault(other, 0) < Objects.requireNonNull(places.get(array));
    }
}
