package org.wengert.processor.frontend;

import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;

/** Negative literals: the source has a minus sign before a positive one. */
final class Folding {
    private Folding() {}

    static Atom unary(Builder builder, String name, Basic op, Atom operand, Position at) {
        if (op == Basic.NEG && operand instanceof Constant c && c.value() != null) {
            if (c.value() instanceof Integer i) return new Constant(c.type(), -i);
            if (c.value() instanceof Long l) return Constant.of(-l);
            if (c.value() instanceof Float f) return Constant.of(-f);
            if (c.value() instanceof Double d) return Constant.of(-d);
        }
        return builder.let(name, operand.type(), at, op, operand);
    }
}
