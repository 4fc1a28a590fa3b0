package org.wengert.adapters.jtransforms;

import java.util.Arrays;

/**
 * Transposes of the cosine and sine transforms, which are orthogonal where they are scaled.
 *
 * <p>Without scaling each coefficient has a factor that depends on the length, and is another for powers of two. It is not known but
 * measured. What the transform leaves alone, beyond its length, has the factor 1.
 */
final class Orthogonal {
    private Orthogonal() {}

    /** A transform in place. */
    interface Transform<A> {
        void apply(A a, boolean isScaled);
    }

    /** For forward = D Q, Q orthogonal and D diagonal: Qᵀ D w. */
    static double[] transposeOfForward(
            double[] w, boolean isScaled, Transform<double[]> forward, Transform<double[]> inverse) {
        double[] b = w.clone();
        if (!isScaled) {
            double[] factors = new double[w.length];
            Arrays.fill(factors, 1);
            inverse.apply(factors, true);
            forward.apply(factors, false);
            times(b, factors);
        }
        inverse.apply(b, true);
        return b;
    }

    /** For inverse = Qᵀ D: D Q w. */
    static double[] transposeOfInverse(
            double[] w, boolean isScaled, Transform<double[]> forward, Transform<double[]> inverse) {
        double[] b = w.clone();
        forward.apply(b, true);
        if (!isScaled) {
            double[] factors = new double[w.length];
            Arrays.fill(factors, 1);
            inverse.apply(factors, false);
            forward.apply(factors, true);
            times(b, factors);
        }
        return b;
    }

    static double[][] transposeOfForward(
            double[][] w, boolean isScaled, Transform<double[][]> forward, Transform<double[][]> inverse) {
        double[][] b = Transposes.copy(w);
        if (!isScaled) {
            double[][] factors = ones(w);
            inverse.apply(factors, true);
            forward.apply(factors, false);
            times(b, factors);
        }
        inverse.apply(b, true);
        return b;
    }

    static double[][] transposeOfInverse(
            double[][] w, boolean isScaled, Transform<double[][]> forward, Transform<double[][]> inverse) {
        double[][] b = Transposes.copy(w);
        forward.apply(b, true);
        if (!isScaled) {
            double[][] factors = ones(w);
            inverse.apply(factors, false);
            forward.apply(factors, true);
            times(b, factors);
        }
        return b;
    }

    private static double[][] ones(double[][] like) {
        double[][] ones = Transposes.copy(like);
        for (double[] row : ones) Arrays.fill(row, 1);
        return ones;
    }

    private static void times(double[][] a, double[][] factors) {
        for (int i = 0; i < a.length; i++) times(a[i], factors[i]);
    }

    private static void times(double[] a, double[] factors) {
        for (int i = 0; i < a.length; i++) a[i] *= factors[i];
    }
}
