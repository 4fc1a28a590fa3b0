package org.wengert.processor.frontend;

import com.sun.source.tree.Tree;
import org.wengert.processor.ir.Operation.Basic;

/** Java's operators as those of the IR. */
final class Operators {
    private Operators() {}

    /** The operation of a binary operator, or of a compound assignment. */
    static Basic of(Tree.Kind kind) {
        return switch (kind) {
            case PLUS, PLUS_ASSIGNMENT -> Basic.ADD;
            case MINUS, MINUS_ASSIGNMENT -> Basic.SUB;
            case MULTIPLY, MULTIPLY_ASSIGNMENT -> Basic.MUL;
            case DIVIDE, DIVIDE_ASSIGNMENT -> Basic.DIV;
            case REMAINDER, REMAINDER_ASSIGNMENT -> Basic.REM;
            case AND, AND_ASSIGNMENT -> Basic.AND;
            case OR, OR_ASSIGNMENT -> Basic.OR;
            case XOR, XOR_ASSIGNMENT -> Basic.XOR;
            case LEFT_SHIFT, LEFT_SHIFT_ASSIGNMENT -> Basic.SHL;
            case RIGHT_SHIFT, RIGHT_SHIFT_ASSIGNMENT -> Basic.SHR;
            case UNSIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> Basic.USHR;
            case LESS_THAN -> Basic.LT;
            case LESS_THAN_EQUAL -> Basic.LE;
            case GREATER_THAN -> Basic.GT;
            case GREATER_THAN_EQUAL -> Basic.GE;
            case EQUAL_TO -> Basic.EQ;
            case NOT_EQUAL_TO -> Basic.NE;
            default -> throw new IllegalArgumentException("not a binary operator: " + kind);
        };
    }
}
