package org.wengert.processor.contract;

import java.util.Optional;

/**
 * The type of a parameter or a result.
 *
 * @param text the type as it stands in a source, with qualified names and without annotations
 * @param numeric how it carries derivatives; empty for a type that is only passed through
 */
public record ValueType(String text, Optional<Numeric> numeric) {
    /** A type that carries derivatives. */
    public static ValueType of(Numeric numeric) {
        return new ValueType(numeric.text(), Optional.of(numeric));
    }

    /** A type that is only passed through. */
    public static ValueType passive(String text) {
        return new ValueType(text, Optional.empty());
    }

    /** Whether values of this type carry derivatives. */
    public boolean isDifferentiable() {
        return numeric.isPresent();
    }

    int slots() {
        return numeric.map(Numeric::slots).orElse(text.equals("long") ? 2 : 1);
    }
}
