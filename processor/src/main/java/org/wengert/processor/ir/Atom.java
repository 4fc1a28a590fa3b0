package org.wengert.processor.ir;

/** An operand: a variable or a constant. */
public sealed interface Atom permits Var, Constant {
    Type type();
}
