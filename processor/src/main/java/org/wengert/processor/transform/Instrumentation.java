package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;

/** Lines that the forward sweep gets beside those of the primal, gathered first and put in all at once. */
final class Instrumentation {
    private final List<Line> atStart = new ArrayList<>();
    private final Map<Line, List<Line>> before = new IdentityHashMap<>();
    private final Map<Line, List<Line>> after = new IdentityHashMap<>();
    private final Map<Line, List<Line>> instead = new IdentityHashMap<>();
    private final Map<Block, List<Line>> atBlock = new IdentityHashMap<>();

    List<Line> atStart() {
        return atStart;
    }

    List<Line> before(Line line) {
        return before.computeIfAbsent(line, k -> new ArrayList<>());
    }

    List<Line> after(Line line) {
        return after.computeIfAbsent(line, k -> new ArrayList<>());
    }

    /** Lines that take the place of one. */
    void replace(Line line, List<Line> by) {
        instead.put(line, by);
    }

    List<Line> atStartOf(Block block) {
        return atBlock.computeIfAbsent(block, k -> new ArrayList<>());
    }

    /** The lines of the function's own block, with all that was added. */
    List<Line> weave(Block body) {
        Builder out = new Builder();
        out.addAll(atStart);
        new Weaver().lines(body, out);
        return out.lines();
    }

    private final class Weaver extends Rewriter {
        @Override
        public void lines(Block block, Builder out) {
            out.addAll(atBlock.getOrDefault(block, List.of()));
            super.lines(block, out);
        }

        @Override
        protected void rewrite(Line line, Builder out) {
            out.addAll(before.getOrDefault(line, List.of()));
            if (instead.containsKey(line)) out.addAll(instead.get(line));
            else super.rewrite(line, out);
            out.addAll(after.getOrDefault(line, List.of()));
        }
    }
}
