package org.wengert.processor.emit;

import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Apply;

/** A rough estimate of the bytecodes that a function takes: HotSpot compiles no method of more than 8000. */
public final class CodeSize {
    private static final int OPERAND = 2;
    private static final int OPERATION = 2;
    private static final int INVOCATION = 4;
    private static final int BRANCH = 6;

    private CodeSize() {}

    public static int of(Function function) {
        return of(function.body());
    }

    public static int of(Block block) {
        int size = OPERAND * block.end().reads().size() + BRANCH / 2;
        for (Line line : block.lines()) size += of(line);
        for (Block arm : block.end().blocks()) size += of(arm) + BRANCH;
        return size;
    }

    private static int of(Line line) {
        int size = OPERATION + OPERAND * (line.reads().size() + line.results().size());
        if (line instanceof Line.Call || line instanceof Line.Let l && l.operation() instanceof Apply)
            size += INVOCATION;
        for (Block block : line.blocks()) size += of(block) + BRANCH;
        return size;
    }
}
