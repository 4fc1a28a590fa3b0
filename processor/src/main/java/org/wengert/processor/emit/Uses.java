package org.wengert.processor.emit;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Var;

/** How often each value is read. */
final class Uses {
    private final Predicate<Var> kept;
    private final Map<Var, Integer> counts = new IdentityHashMap<>();

    /** @param kept values that are read elsewhere, as fields */
    Uses(Block body, Predicate<Var> kept) {
        this.kept = kept;
        count(body);
        countHandedOver(body);
    }

    /** What a counted loop carries is also read after the last iteration, for the loop's results. */
    private void countHandedOver(Block block) {
        for (Line line : block.lines()) {
            if (line instanceof Line.Loop l)
                for (int i = 0; i < l.results().size(); i++)
                    if (of(l.results().get(i)) > 0 || kept.test(l.results().get(i)))
                        count(l.carried().get(i));
            line.blocks().forEach(this::countHandedOver);
        }
        block.end().blocks().forEach(this::countHandedOver);
    }

    int of(Var v) {
        return counts.getOrDefault(v, 0);
    }

    private void count(Block block) {
        for (Line line : block.lines()) {
            line.reads().forEach(this::count);
            line.blocks().forEach(this::count);
        }
        block.end().reads().forEach(this::count);
        block.end().blocks().forEach(this::count);
    }

    private void count(Atom atom) {
        if (atom instanceof Var v) counts.merge(v, 1, Integer::sum);
    }
}
