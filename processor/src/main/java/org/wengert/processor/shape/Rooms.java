package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Walk;

/** Makes arrays that an iteration fills for itself once for all iterations. */
final class Rooms extends Rewriter {
    /** Arrays that are only loaded from and stored to. */
    private final Set<Object> escaping = Walk.identitySet();

    private final Set<Object> lengths = Walk.identitySet();

    private Rooms(Function f) {
        Walk.lines(f.body(), line -> {
            Access access = Access.of(line);
            for (Atom a : line.reads()) {
                boolean isUsed = access != null && a == access.array() || line instanceof Line.Length;
                if (!isUsed) escaping.add(a);
            }
            if (line instanceof Line.Store l) escaping.add(l.value());
            if (line instanceof Line.Length l) lengths.add(l.result());
        });
        Walk.ends(f.body(), end -> escaping.addAll(end.reads()));
    }

    static Function reuse(Function f) {
        return new Rooms(f).function(f);
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (!(line instanceof Line.Loop loop)) {
            super.rewrite(line, out);
            return;
        }
        Line.Loop inside = (Line.Loop) super.loop(loop);
        Set<Object> changing = Walk.identitySet();
        changing.addAll(inside.inner());
        for (Line inner : inside.body().lines()) changing.addAll(inner.results());
        List<Line> kept = new ArrayList<>();
        for (Line inner : inside.body().lines()) {
            if (inner instanceof Line.New l && isRoom(l) && l.lengths().stream().noneMatch(changing::contains))
                out.add(l);
            else kept.add(inner);
        }
        Block body = new Block(kept, inside.body().end());
        out.add(new Line.Loop(
                inside.results(), inside.counted(), inside.carried(), inside.initial(), body, inside.at()));
    }

    /** Whether nothing of an array is read that has not been written before, and nothing but its entries is used. */
    private boolean isRoom(Line.New l) {
        return !l.zeroed()
                && l.lengths().size() == 1
                && !escaping.contains(l.result())
                && l.result().type() instanceof Type.ArrayOf array
                && array.element() instanceof Type.Primitive
                && isNotNegative(l.lengths().get(0));
    }

    private boolean isNotNegative(Atom length) {
        return length instanceof Constant c ? c.value() instanceof Integer n && n >= 0 : lengths.contains(length);
    }
}
