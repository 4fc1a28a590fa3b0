package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator.Next;
import org.wengert.processor.ir.Var;

/**
 * A loop that keeps what it carries in slots, so that the parts of its body need not hand it to one another. An iteration reads the slots
 * first, and writes them last.
 */
final class SlottedLoop {
    private final Line.Loop loop;
    private final Regions regions;
    private final List<Slot> slots = new ArrayList<>();

    private SlottedLoop(Line.Loop loop, Regions regions) {
        this.loop = loop;
        this.regions = regions;
        for (Var carried : loop.carried()) slots.add(regions.home(carried));
        // A loop that is left by jumps alone has no results.
        for (int i = 0; i < loop.results().size(); i++)
            regions.live(loop.results().get(i), slots.get(i));
    }

    /** What to do in the place of the loop. */
    static List<Line> of(Line.Loop loop, Regions regions) {
        return new SlottedLoop(loop, regions).lines();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++)
            lines.add(new Line.Put(slots.get(i), loop.initial().get(i), Position.NONE));
        lines.add(new Line.Loop(List.of(), loop.counted(), List.of(), List.of(), body(), loop.at()));
        for (int i = 0; i < loop.results().size(); i++)
            lines.add(new Line.Get(loop.results().get(i), slots.get(i), Position.NONE));
        return lines;
    }

    private Block body() {
        Builder out = new Builder();
        for (int i = 0; i < slots.size(); i++)
            out.add(new Line.Get(loop.carried().get(i), slots.get(i), Position.NONE));
        Block body = new Ends().block(loop.body());
        return out.addAll(body.lines()).end(body.end());
    }

    /** Writes the slots where an iteration ends. */
    private final class Ends extends Rewriter {
        @Override
        public Block block(Block block) {
            if (!(block.end() instanceof Next end)) return super.block(block);
            Builder out = new Builder();
            lines(block, out);
            write(end.values(), out);
            return out.end(new Next(List.of()));
        }

        @Override
        public Line loop(Line.Loop inner) {
            return inner;
        }
    }

    /** A value that is carried may be another's next one: it is put aside before its slot is written. */
    private void write(List<Atom> values, Builder out) {
        Map<Integer, Slot> aside = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            Atom value = values.get(i);
            if (!isCarried(value) || value == loop.carried().get(i)) continue;
            aside.put(i, regions.slot(value.type(), value));
            out.add(new Line.Put(aside.get(i), value, Position.NONE));
        }
        for (int i = 0; i < slots.size(); i++)
            if (!isCarried(values.get(i))) out.add(new Line.Put(slots.get(i), values.get(i), Position.NONE));
        aside.forEach((i, slot) -> {
            Atom value = out.get(slot.name(), slot, Position.NONE);
            out.add(new Line.Put(slots.get(i), value, Position.NONE));
        });
    }

    private boolean isCarried(Atom value) {
        return value instanceof Var v && loop.carried().contains(v);
    }
}
