package org.wengert.processor.shape;

import java.util.List;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Whether code leaves an array as it has found it: all zeros. */
final class Clearing {
    private final Var array;
    private final Atom length;
    private final Offsets offsets;

    Clearing(Var array, Atom length, Offsets offsets) {
        this.array = array;
        this.length = length;
        this.offsets = offsets;
    }

    boolean isZeroAfter(Block block) {
        return after(block.lines(), true);
    }

    private boolean after(List<Line> lines, boolean zero) {
        boolean is = zero;
        for (Line line : lines) is = after(line, is);
        return is;
    }

    private boolean after(Line line, boolean zero) {
        Access access = Access.of(line);
        if (access != null) return zero && (access.array() != array || !access.writes() || isZero(line));
        if (line instanceof Line.Fill l) return zero || l.array() == array;
        if (line instanceof Line.If l)
            return after(l.then().lines(), zero) && after(l.otherwise().lines(), zero);
        if (line instanceof Line.Loop l) {
            if (clears(l)) return true;
            // It may not run at all.
            return zero && after(l.body().lines(), true);
        }
        return zero && line.blocks().isEmpty();
    }

    private static boolean isZero(Line line) {
        return line instanceof Line.Store s && s.value() instanceof Constant c && c.is(0);
    }

    /** Whether a loop goes through the whole array and leaves every entry as 0. */
    private boolean clears(Line.Loop loop) {
        Line.Range range = loop.counted();
        if (range == null || !(loop.body().end() instanceof Terminator.Next)) return false;
        boolean isWhole = range.step() == 1 && range.from().equals(Constant.of(0)) && offsets.are(range.to(), length, 0)
                || range.step() == -1 && range.to().equals(Constant.of(-1)) && offsets.are(range.from(), length, -1);
        if (!isWhole) return false;
        boolean[] inside = {false};
        boolean cleared = false;
        for (Line line : loop.body().lines()) {
            for (Block b : line.blocks()) Walk.lines(b, inner -> inside[0] |= touches(inner));
            Access access = Access.of(line);
            if (access == null || access.array() != array || !access.writes()) continue;
            if (access.index() != range.index()) return false;
            cleared = isZero(line);
        }
        return cleared && !inside[0];
    }

    private boolean touches(Line line) {
        return line.reads().contains(array);
    }
}
