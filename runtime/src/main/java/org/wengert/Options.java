package org.wengert;

import org.jspecify.annotations.Nullable;

/**
 * How a check is made. What is null depends on the precision of the function.
 *
 * @param single whether the function computes in single precision, whatever its types
 * @param entries how many entries are looked at, of all arguments and of the result
 * @param seed of the random directions
 */
record Options(
        @Nullable FiniteDifferences differences,
        @Nullable Double tolerance,
        @Nullable Double transposeTolerance,
        boolean single,
        int entries,
        long seed) {
    static final Options DEFAULT = new Options(null, null, null, false, Integer.MAX_VALUE, 1);

    Options differences(FiniteDifferences other) {
        return new Options(other, tolerance, transposeTolerance, single, entries, seed);
    }

    Options tolerance(double other) {
        return new Options(differences, other, transposeTolerance, single, entries, seed);
    }

    Options transposeTolerance(double other) {
        return new Options(differences, tolerance, other, single, entries, seed);
    }

    Options single(boolean other) {
        return new Options(differences, tolerance, transposeTolerance, other, entries, seed);
    }

    Options entries(int other) {
        return new Options(differences, tolerance, transposeTolerance, single, other, seed);
    }

    Options seed(long other) {
        return new Options(differences, tolerance, transposeTolerance, single, entries, other);
    }

    /** The finite differences, not null. */
    FiniteDifferences method() {
        if (differences != null) return differences;
        return single ? FiniteDifferences.richardson().noise(Math.ulp(1f)) : FiniteDifferences.richardson();
    }

    /** The tolerance of comparisons with finite differences. */
    double bound() {
        if (tolerance != null) return tolerance;
        return single ? GradientCheck.SINGLE_TOLERANCE : GradientCheck.TOLERANCE;
    }

    /** The tolerance of comparisons of reverse with forward mode. */
    double transposeBound() {
        if (transposeTolerance != null) return transposeTolerance;
        return single ? GradientCheck.SINGLE_TRANSPOSE_TOLERANCE : GradientCheck.TRANSPOSE_TOLERANCE;
    }
}
