package org.wengert.processor.rules.builtin;

import static org.wengert.Partials.partials;

import org.wengert.DerivativesOf;

/** The derivatives of {@link Float}'s functions of numbers: as those of the operator and of {@link Math}. */
@DerivativesOf(Float.class)
final class FloatDerivatives {
    private FloatDerivatives() {}

    /** 1 and 1. */
    static double[] sum(float x, float y) {
        return partials(1, 1);
    }

    /** 1 for the argument that is the result, the second of equal ones, the first that is NaN. */
    static double[] max(float x, float y) {
        if (x > y || x != x) return partials(1, 0);
        return partials(0, 1);
    }

    /** 1 for the argument that is the result, the first of equal ones, the first that is NaN. */
    static double[] min(float x, float y) {
        if (x <= y || x != x) return partials(1, 0);
        return partials(0, 1);
    }
}
