package org.wengert.processor.shape;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Integers as others plus a constant. */
final class Offsets {
    /**
     * A sum.
     *
     * @param base null for the constant alone
     */
    record Sum(@Nullable Var base, int plus) {}

    private final Map<Var, Line.Let> sums = new IdentityHashMap<>();

    /** Those that a block computes. */
    static Offsets in(Block block) {
        Offsets offsets = new Offsets();
        Walk.lines(block, line -> {
            if (line instanceof Line.Let l && l.result().type() == Type.INT) offsets.sums.put(l.result(), l);
        });
        return offsets;
    }

    Sum of(Atom a) {
        if (a instanceof Constant c && c.value() instanceof Integer n) return new Sum(null, n);
        Var v = (Var) a;
        Line.Let l = sums.get(v);
        boolean plus = l != null && l.operation() == Basic.ADD;
        boolean minus = l != null && l.operation() == Basic.SUB;
        boolean byConstant = (plus || minus) && l.arguments().get(1) instanceof Constant;
        if (!byConstant) return new Sum(v, 0);
        int n = (Integer) ((Constant) l.arguments().get(1)).value();
        Sum rest = of(l.arguments().get(0));
        return new Sum(rest.base, plus ? rest.plus + n : rest.plus - n);
    }

    /** Whether {@code a} is {@code b + n}. */
    boolean are(Atom a, Atom b, int n) {
        Sum one = of(a);
        Sum two = of(b);
        return one.base == two.base && one.plus == two.plus + n;
    }
}
