package org.wengert.processor.transform;

import java.util.List;
import java.util.function.Predicate;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * Takes apart what makes several arrays at once, where references to these may be exchanged: then each row is made by a line
 * of its own, and the copy of an argument keeps its rows in their places of entry beside the table that the primal changes.
 */
final class Tables {
    private Tables() {}

    /** @param pairs whether the arrays of a call come with their arrays of adjoints */
    static Function expand(Function f, Predicate<Line.Call> pairs) {
        Predicate<Atom> meeting = Shadows.meeting(f, Aliases.of(f), pairs);
        return new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                if (line instanceof Line.New l && l.lengths().size() > 1 && meeting.test(l.result())) {
                    rows(l.result(), atoms(l.lengths()), out, l.at());
                } else if (line instanceof Line.Copy l && l.result().type().rank() > 1 && meeting.test(l.result())) {
                    Var entry = l.result().again();
                    out.add(new Line.Copy(entry, atom(l.source()), l.stopped(), l.at()));
                    replace(l.result(), table(entry, out, l.at()));
                } else {
                    super.rewrite(line, out);
                }
            }
        }.function(f);
    }

    /** The function with a line of its own for each row of what has more than two dimensions, so that it can be kept. */
    static Function flat(Function f) {
        return new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                boolean deep = line instanceof Line.New l
                        && l.lengths().size() > 1
                        && l.result().type().rank() > 2;
                if (deep && line instanceof Line.New l) rows(l.result(), atoms(l.lengths()), out, l.at());
                else super.rewrite(line, out);
            }
        }.function(f);
    }

    /** {@code new T[n][m]…}: the table, and a loop that makes its rows. */
    private static void rows(Var result, List<Atom> lengths, Builder out, Position at) {
        out.add(new Line.New(result, lengths.subList(0, 1), at));
        Var i = new Var(Type.INT, "i");
        Builder body = new Builder();
        Var row = new Var(result.type().element(), "row");
        List<Atom> inner = lengths.subList(1, lengths.size());
        if (inner.size() > 1) rows(row, inner, body, at);
        else body.add(new Line.New(row, inner, at));
        body.store(result, i, row, at);
        loop(i, lengths.get(0), body, out, at);
    }

    /** A new table of the same rows, its inner tables new as well. */
    static Var table(Var entry, Builder out, Position at) {
        Var length = out.length(entry, true, at);
        Var table = out.create(entry.name(), entry.type(), List.of(length), at);
        Var i = new Var(Type.INT, "i");
        Builder body = new Builder();
        Var row = body.load("row", entry, i, true, at);
        body.store(table, i, row.type().rank() > 1 ? table(row, body, at) : row, at);
        loop(i, length, body, out, at);
        return table;
    }

    private static void loop(Var i, Atom count, Builder body, Builder out, Position at) {
        Line.Range range = new Line.Range(i, Constant.of(0), count, 1);
        Terminator next = new Terminator.Next(List.of());
        out.add(new Line.Loop(List.of(), range, List.of(), List.of(), body.end(next), at));
    }
}
