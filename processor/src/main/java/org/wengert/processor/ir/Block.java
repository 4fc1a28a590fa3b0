package org.wengert.processor.ir;

import java.util.List;

/** A list of lines and how it ends. Values are visible from their line to the end of the block, in nested blocks too. */
public record Block(List<Line> lines, Terminator end) {
    public Block {
        lines = List.copyOf(lines);
    }
}
