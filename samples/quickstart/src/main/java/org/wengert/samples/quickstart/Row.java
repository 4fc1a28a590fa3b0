package org.wengert.samples.quickstart;

/**
 * A line of the table.
 *
 * @param what of what the derivative is
 * @param value the function's value
 * @param derivative as the companion gives it
 * @param reference as it is known from elsewhere
 * @param error how far the two are apart
 * @param bound what the error has to stay below
 */
record Row(String what, double value, double derivative, double reference, double error, double bound) {

    /** A row whose error is relative to the reference where that is larger than 1. */
    static Row of(String what, double value, double derivative, double reference) {
        double error = Math.abs(derivative - reference) / Math.max(1, Math.abs(reference));
        return new Row(what, value, derivative, reference, error, 1e-9);
    }

    boolean isRight() {
        return error < bound; // false also where the error is NaN
    }
}
