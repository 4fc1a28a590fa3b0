package org.wengert.support;

import java.util.function.DoubleUnaryOperator;

/** What the generated tangents of records, classes and sealed interfaces have in common: they are made of numbers. */
public interface Tangent {
    /** The tangent of the same shape that has {@code f} of each entry, which is asked for in order. */
    Tangent map(DoubleUnaryOperator f);
}
