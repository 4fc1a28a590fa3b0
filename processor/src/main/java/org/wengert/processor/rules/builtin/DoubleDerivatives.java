package org.wengert.processor.rules.builtin;

import static org.wengert.Partials.partials;

import org.wengert.DerivativesOf;

/** The derivatives of {@link Double}'s functions of numbers: as those of the operator and of {@link Math}. */
@DerivativesOf(Double.class)
final class DoubleDerivatives {
    private DoubleDerivatives() {}

    /** 1 and 1. */
    static double[] sum(double x, double y) {
        return partials(1, 1);
    }

    /** 1 for the argument that is the result, the second of equal ones, the first that is NaN. */
    static double[] max(double x, double y) {
        if (x > y || x != x) return partials(1, 0);
        return partials(0, 1);
    }

    /** 1 for the argument that is the result, the first of equal ones, the first that is NaN. */
    static double[] min(double x, double y) {
        if (x <= y || x != x) return partials(1, 0);
        return partials(0, 1);
    }
}
