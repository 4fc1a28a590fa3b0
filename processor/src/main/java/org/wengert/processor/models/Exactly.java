package org.wengert.processor.models;

/** What models cannot say in Java: these calls are not lowered as such. */
public final class Exactly {
    private Exactly() {}

    /** The sum as the platform computes it, as a constant. */
    public static double sum(double[] terms) {
        throw new UnsupportedOperationException();
    }

    /** A value, with the derivative of another that is the same up to rounding. */
    public static double like(double value, double differentiable) {
        throw new UnsupportedOperationException();
    }
}
