package org.wengert.support;

/** The product of the chain rule, and what it begins with: whether there is a cotangent. */
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

    /** Whether all cotangents are zero; null counts as empty. */
    public static boolean isZero(double[] cotangents) {
        if (cotangents == null) return true;
        for (double c : cotangents) if (c != 0) return false;
        return true;
    }

    /** {@link #isZero(double[])} in single precision. */
    public static boolean isZero(float[] cotangents) {
        if (cotangents == null) return true;
        for (float c : cotangents) if (c != 0) return false;
        return true;
    }

    /** Whether all cotangents are zero, in arrays of any depth; null counts as empty. */
    public static boolean isZero(Object cotangents) {
        if (cotangents instanceof double[] numbers) return isZero(numbers);
        if (cotangents instanceof float[] numbers) return isZero(numbers);
        if (cotangents instanceof Object[] rows) for (Object row : rows) if (!isZero(row)) return false;
        return true;
    }
}
