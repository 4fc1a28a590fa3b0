package org.wengert.processor.frontend;

import java.util.List;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Loops over the rows of an array of arrays. */
record Rows(Builder builder, Position at) {

    /** {@code source.clone()} of an array of arrays: a new table of the same rows. */
    Atom shallowCopy(String name, Atom source) {
        Var length = builder.length(source, false, at);
        Var table = builder.create(name, source.type(), List.of(length), at);
        Var i = new Var(Type.INT, "i");
        Builder body = new Builder();
        body.store(table, i, body.load("row", source, i, true, at), at);
        Line.Range range = new Line.Range(i, Constant.of(0), length, 1);
        builder.add(
                new Line.Loop(List.of(), range, List.of(), List.of(), body.end(new Terminator.Next(List.of())), at));
        return table;
    }
}
