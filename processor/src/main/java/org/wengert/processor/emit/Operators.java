package org.wengert.processor.emit;

import org.wengert.processor.ir.Operation.Basic;

/** Java's binary operators. */
final class Operators {
    private Operators() {}

    /** How strongly the operator binds; more is tighter. */
    static int precedence(Basic operation) {
        return switch (operation) {
            case MUL, DIV, REM -> 12;
            case ADD, SUB, CONCAT -> 11;
            case SHL, SHR, USHR -> 10;
            case LT, LE, GT, GE -> 9;
            case EQ, NE -> 8;
            case AND -> 7;
            case XOR -> 6;
            default -> 5;
        };
    }

    /** The comparison that holds where the given one does not, NaN apart. */
    static Basic opposite(Basic comparison) {
        return switch (comparison) {
            case LT -> Basic.GE;
            case LE -> Basic.GT;
            case GT -> Basic.LE;
            case GE -> Basic.LT;
            case EQ -> Basic.NE;
            default -> Basic.EQ;
        };
    }
}
