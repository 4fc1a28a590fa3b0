package org.wengert.processor.transform;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** A piece of the primal whose reversal is one piece of the reverse sweep. */
final class Segment {
    final Set<Object> owned = Walk.identitySet();
    /** Those of these that are visible wherever the piece of the primal has got as far as them. */
    final Set<Var> visible = Walk.identitySet();

    final Line.@Nullable Loop loop;

    private Segment(Line.@Nullable Loop loop) {
        this.loop = loop;
    }

    /** The values that these lines define, those inside of scopes too, which are reversed in place. */
    static Segment of(List<Line> lines) {
        Segment segment = new Segment(null);
        segment.begin(lines);
        return segment;
    }

    /** What follows a line that may be left early, and so that line's results too. */
    static Segment behind(Line line, List<Line> rest) {
        Segment segment = of(rest);
        segment.owned.addAll(line.results());
        segment.visible.addAll(line.results());
        return segment;
    }

    /** An iteration of a loop, or the part of it that these blocks are. */
    static Segment of(Line.Loop loop, List<Block> blocks) {
        Segment segment = new Segment(loop);
        segment.owned.addAll(loop.inner());
        segment.visible.addAll(loop.inner());
        for (Block b : blocks) segment.begin(b.lines());
        return segment;
    }

    private void begin(List<Line> lines) {
        for (Line line : lines) visible.addAll(line.results());
        own(lines);
    }

    private void own(List<Line> lines) {
        for (Line line : lines) {
            owned.add(line);
            owned.addAll(line.results());
            if (line instanceof Line.Scope s) own(s.body().lines());
        }
    }
}
