package org.wengert.processor.simplify;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Walk;

/** Writes the iterations of short loops one behind the other. */
final class Unrolling extends Rewriter {
    /** The most lines that a loop may become. */
    private static final int MOST_LINES = 64;

    private final Predicate<Line.Loop> wanted;

    private Unrolling(Predicate<Line.Loop> wanted) {
        this.wanted = wanted;
    }

    /** @param wanted which loops to unroll, if they run a few times as is known beforehand, and are left in no other way */
    static Function simplify(Function f, Predicate<Line.Loop> wanted) {
        return new Unrolling(wanted).function(f);
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (!(line instanceof Line.Loop l) || !wanted.test(l)) {
            super.rewrite(line, out);
            return;
        }
        Line.Loop inside = (Line.Loop) super.loop(l);
        List<Integer> indices = indices(inside);
        if (indices == null) out.add(inside);
        else unroll(inside, indices, out);
    }

    /** The values of the index; null where these are too many, or not known. */
    private static @Nullable List<Integer> indices(Line.Loop l) {
        if (l.counted() == null || !(l.body().end() instanceof Terminator.Next)) return null;
        if (!(l.counted().from() instanceof Constant from) || !(l.counted().to() instanceof Constant to)) return null;
        if (!(from.value() instanceof Integer first) || !(to.value() instanceof Integer bound)) return null;
        int[] lines = {0};
        Walk.lines(l.body(), line -> lines[0]++);
        boolean escapes = l.body().lines().stream().anyMatch(Walk::escapes);
        int most = MOST_LINES / Math.max(1, lines[0]);
        int step = l.counted().step();
        long trips = Math.max(0, ((long) bound - first + (step > 0 ? step - 1 : step + 1)) / step);
        if (escapes || trips > most) return null;
        return IntStream.range(0, (int) trips)
                .map(i -> first + i * step)
                .boxed()
                .toList();
    }

    private void unroll(Line.Loop l, List<Integer> indices, Builder out) {
        List<Atom> carried = l.initial();
        for (int index : indices) {
            Rewriter iteration = Rewriter.fresh();
            iteration.replace(l.counted().index(), Constant.of(index));
            iteration.replaceAll(l.carried(), carried);
            iteration.lines(l.body(), out);
            carried = iteration.atoms(l.body().end().reads());
        }
        replaceAll(l.results(), carried);
    }
}
