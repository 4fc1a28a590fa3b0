package org.wengert.processor.rules.builtin;

import static org.wengert.Partials.partials;

import org.wengert.Result;

/** The derivatives of Java's operators on floating-point numbers, each written as a method. */
final class OperatorDerivatives {
    private OperatorDerivatives() {}

    /** x + y: 1 and 1. */
    static double[] add(double x, double y) {
        return partials(1, 1);
    }

    /** x − y: 1 and −1. */
    static double[] sub(double x, double y) {
        return partials(1, -1);
    }

    /** x · y: y and x. */
    static double[] mul(double x, double y) {
        return partials(y, x);
    }

    /** q = x / y: 1 / y and −q / y. */
    static double[] div(double x, double y, @Result double q) {
        return partials(1 / y, -q / y);
    }

    /** r = x % y: 1 and −n, where n = (x − r) / y is x / y rounded toward zero; the quotient itself may round up. */
    static double[] rem(double x, double y, @Result double r) {
        return partials(1, -Math.rint((x - r) / y));
    }

    /** −x: −1. */
    static double[] neg(double x) {
        return partials(-1);
    }
}
