package org.wengert;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Something that is claimed about a function of vectors at a point. It is computed when it is checked. */
sealed interface Claim {
    /** Where it comes from. */
    String name();

    /** The Jacobian, of one row where the function has one result. */
    record Matrix(String name, Supplier<double[][]> rows) implements Claim {}

    /** The map {@code w ↦ Jᵀ w}. */
    record Pullback(String name, UnaryOperator<double[]> apply) implements Claim {}

    /** The map {@code v ↦ J v}. */
    record Pushforward(String name, UnaryOperator<double[]> apply) implements Claim {}

    /** Numbers that are the same, bit for bit; checked last, after all derivatives have been used. */
    record Equality(String name, List<String> entries, Supplier<double[]> expected, Supplier<double[]> got)
            implements Claim {}
}
