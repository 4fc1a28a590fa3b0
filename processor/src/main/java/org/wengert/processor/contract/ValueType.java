package org.wengert.processor.contract;

import java.util.Optional;

/**
 * The type of a parameter or a result.
 *
 * @param text the type as it stands in a source, with qualified names and without annotations
 * @param differential how it carries derivatives; empty for a type that is only passed through
 */
public record ValueType(String text, Optional<Differential> differential) {
    /** Numbers or an array of these. */
    public static ValueType of(Numeric numeric) {
        return new ValueType(numeric.text(), Optional.of(numeric));
    }

    /** A type that carries derivatives. */
    public static ValueType of(String text, Differential differential) {
        return new ValueType(text, Optional.of(differential));
    }

    /** A type that is only passed through. */
    public static ValueType passive(String text) {
        return new ValueType(text, Optional.empty());
    }

    /** Whether values of this type carry derivatives. */
    public boolean isDifferentiable() {
        return differential.isPresent();
    }

    /** The type of its tangents as it stands in a source. */
    public String tangent() {
        return differential.orElseThrow().tangent();
    }

    /** Whether it is one number, which has a gradient where it is a result. */
    public boolean isScalar() {
        return numeric().map(Numeric::isScalar).orElse(false);
    }

    /** Whether it is a number or an array of numbers, whose entries are the rows of a Jacobian where it is a result. */
    public Optional<Numeric> numeric() {
        return differential.filter(Numeric.class::isInstance).map(Numeric.class::cast);
    }
}
