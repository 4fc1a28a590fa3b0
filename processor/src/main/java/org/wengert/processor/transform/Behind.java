package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * The code that stands behind a line in the text of a function.
 *
 * @param lines its lines, those in blocks too
 * @param used the values that it uses and that are there before the line, in the order of their uses
 */
record Behind(List<Line> lines, List<Var> used) {
    static Behind of(Line line, Function function) {
        Search search = new Search(line);
        search.before.addAll(function.parameters());
        search.visit(function.body());
        return search.behind;
    }

    private static final class Search {
        private final Line line;
        private final Behind behind = new Behind(new ArrayList<>(), new ArrayList<>());
        private final Set<Atom> before = Walk.identitySet();
        private final Set<Atom> seen = Walk.identitySet();
        private boolean passed;

        Search(Line line) {
            this.line = line;
        }

        void visit(Block block) {
            for (Line l : block.lines()) {
                if (l == line) {
                    passed = true;
                    continue;
                }
                if (passed) behind.lines.add(l);
                note(l.reads());
                if (!passed) {
                    before.addAll(l.results());
                    before.addAll(l.inner());
                }
                l.blocks().forEach(this::visit);
            }
            note(block.end().reads());
            block.end().blocks().forEach(this::visit);
        }

        private void note(List<Atom> reads) {
            if (!passed) return;
            for (Atom a : reads) if (a instanceof Var v && before.contains(v) && seen.add(v)) behind.used.add(v);
        }
    }
}
