package org.wengert.support;

/** The product of the chain rule. */
public final class Cotangents {
    private Cotangents() {}

    /**
     * The cotangent that a line passes on: {@code cotangent * partial}, but zero where the cotangent is zero, also if the partial
     * derivative is infinite or not a number. So the derivative of a branch that does not reach the result is zero.
     */
    public static double scale(double cotangent, double partial) {
        return cotangent == 0 ? 0 : cotangent * partial;
    }

    /** {@link #scale(double, double)} in single precision. */
    public static float scale(float cotangent, float partial) {
        return cotangent == 0 ? 0 : cotangent * partial;
    }
}
