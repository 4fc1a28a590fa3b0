package org.wengert.processor.shape;

import java.util.HashMap;
import java.util.Map;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Walk;

/** Reads what was put into a slot from where it came, where that is the only thing that was ever put there. */
final class Slots extends Rewriter {
    private final Map<Slot, Integer> puts = new HashMap<>();
    /** What is in slots, as far as that is visible. */
    private Map<Slot, Atom> known = new HashMap<>();

    private Slots(Function f) {
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Put l) puts.merge(l.slot(), 1, Integer::sum);
        });
    }

    static Function pass(Function f) {
        return new Slots(f).function(f);
    }

    @Override
    public Block block(Block block) {
        Map<Slot, Atom> outside = known;
        known = new HashMap<>(outside);
        Block inside = super.block(block);
        known = outside;
        return inside;
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (line instanceof Line.Get l && known.containsKey(l.slot())) {
            replace(l.result(), known.get(l.slot()));
            return;
        }
        super.rewrite(line, out);
        if (line instanceof Line.Put l && puts.get(l.slot()) == 1) known.put(l.slot(), atom(l.value()));
    }
}
