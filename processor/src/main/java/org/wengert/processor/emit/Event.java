package org.wengert.processor.emit;

import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Line;

/** An evaluation, in the order of the program; consumed once it moves into a later one. */
final class Event {
    private static final int LINE_WIDTH = 100;
    private static final int NAMED_WIDTH = 60;
    private static final int NAMED_DEPTH = 4;

    final Line line;
    final Block block;
    final int loops;
    Effects effects = Effects.NONE;
    int width;
    int depth;
    boolean consumed;

    Event(Line line, Block block, int loops) {
        this.line = line;
        this.block = block;
        this.loops = loops;
    }

    /** Whether the expression stays readable with this one in it; the user's own variables are given up for short ones only. */
    boolean fits(Event into) {
        boolean named = !line.results().get(0).name().isEmpty();
        int total = width + into.width;
        return named ? total <= NAMED_WIDTH && depth < NAMED_DEPTH : total <= LINE_WIDTH;
    }
}
