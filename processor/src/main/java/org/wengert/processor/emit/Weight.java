package org.wengert.processor.emit;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Apply;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;

/** About how much code will take: its bytecodes, before it is known what is nested in what, and how deep its blocks are. */
final class Weight {
    private static final int VARIABLE = 2;
    private static final int CONSTANT = 3;
    private static final int INVOCATION = 3;
    private static final int BRANCH = 4;

    private final Map<Object, Integer> sizes = new IdentityHashMap<>();
    private final Map<Object, Integer> depths = new IdentityHashMap<>();

    /** The size of a block. */
    int of(Block block) {
        Integer known = sizes.get(block);
        if (known != null) return known;
        int size = of(block.end());
        for (Line line : block.lines()) size += of(line);
        sizes.put(block, size);
        return size;
    }

    /** The size of a line with its blocks. */
    int of(Line line) {
        Integer known = sizes.get(line);
        if (known != null) return known;
        int size = 1 + VARIABLE * line.results().size() / 2;
        for (Atom a : line.reads()) size += of(a);
        if (line instanceof Line.Call || line instanceof Line.Let l && l.operation() instanceof Apply)
            size += INVOCATION;
        if (line instanceof Line.Get || line instanceof Line.Put) size += INVOCATION;
        if (line instanceof Line.Loop l) size += 2 * VARIABLE * l.carried().size() + BRANCH;
        for (Block block : line.blocks()) size += of(block) + BRANCH;
        sizes.put(line, size);
        return size;
    }

    /** The size of a block's end, with the blocks that it branches to. */
    int of(Terminator end) {
        Integer known = sizes.get(end);
        if (known != null) return known;
        int size = 0;
        for (Atom a : end.reads()) size += of(a) + VARIABLE;
        for (Block arm : end.blocks()) size += of(arm) + BRANCH;
        sizes.put(end, size);
        return size;
    }

    private static int of(Atom atom) {
        return atom instanceof Var ? VARIABLE : CONSTANT;
    }

    /** The size of the heaviest loop that stands in another and has none in it; 0 where there is none. */
    int ofInnermost(Block block) {
        return heaviest(List.of(block), false);
    }

    private int heaviest(List<Block> blocks, boolean inLoop) {
        int most = 0;
        for (Block block : blocks) {
            for (Line line : block.lines()) {
                boolean isLoop = line instanceof Line.Loop;
                int inside = heaviest(line.blocks(), inLoop || isLoop);
                most = Math.max(most, isLoop && inLoop && inside == 0 ? of(line) : inside);
            }
            most = Math.max(most, heaviest(block.end().blocks(), inLoop));
        }
        return most;
    }

    /** How many blocks stand in one another. */
    int depth(Block block) {
        Integer known = depths.get(block);
        if (known != null) return known;
        int depth = depth(block.end());
        for (Line line : block.lines()) depth = Math.max(depth, depth(line));
        depths.put(block, depth);
        return depth;
    }

    int depth(Line line) {
        int depth = 0;
        for (Block block : line.blocks()) depth = Math.max(depth, 1 + depth(block));
        return depth;
    }

    int depth(Terminator end) {
        int depth = 0;
        for (Block arm : end.blocks()) depth = Math.max(depth, 1 + depth(arm));
        return depth;
    }
}
