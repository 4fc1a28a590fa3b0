package org.wengert.processor.simplify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Where an array of zeros first gets another array added that is not used any more, that array takes its place. */
public final class Handover {
    private Handover() {}

    public static Function simplify(Function f) {
        Function result = f;
        Line.AddAll found;
        while ((found = find(result)) != null) result = replace(result, found);
        return result;
    }

    private static Line.@Nullable AddAll find(Function f) {
        Aliases aliases = Aliases.of(f);
        List<Line> lines = f.body().lines();
        for (int i = 0; i < lines.size(); i++) {
            if (!(lines.get(i) instanceof Line.AddAll add) || !(add.into() instanceof Var into)) continue;
            if (!(add.from() instanceof Var from) || from == into) continue;
            boolean fresh = isMade(lines, into)
                    && isMade(lines, from)
                    && !aliases.of(from).isMerged()
                    && !aliases.of(into).isMerged();
            boolean last = !isRead(lines.subList(i + 1, lines.size()), from)
                    && !f.body().end().reads().contains(from);
            if (fresh && last && !isRead(lines.subList(0, i), into)) return add;
        }
        return null;
    }

    private static boolean isMade(List<Line> lines, Var v) {
        for (Line line : lines) {
            if (line.results().contains(v)) return line instanceof Line.Zeros || line instanceof Line.New;
        }
        return false;
    }

    private static boolean isRead(List<Line> lines, Atom v) {
        boolean[] found = {false};
        Walk.reads(new Block(lines, new Terminator.Unreachable()), a -> found[0] |= a == v);
        return found[0];
    }

    private static Function replace(Function f, Line.AddAll add) {
        Rewriter rewriter = new Rewriter();
        rewriter.replace((Var) add.into(), add.from());
        List<Line> kept = new ArrayList<>();
        for (Line line : f.body().lines()) if (line != add && !line.results().contains(add.into())) kept.add(line);
        return f.withBody(rewriter.block(new Block(kept, f.body().end())));
    }
}
