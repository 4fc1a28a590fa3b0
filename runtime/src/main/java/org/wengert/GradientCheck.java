package org.wengert;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.wengert.FiniteDifferences.Estimate;

/**
 * Checks derivatives against finite differences, and reverse mode against forward mode.
 *
 * <pre>{@code
 * GradientCheck.gradient(x -> Curves.energy(x), x, CurvesEnergy.gradient(x)).orThrow();
 * }</pre>
 *
 * <p>Errors are relative: to the expected entry, but at least to a hundredth of the largest one, since an entry that is small beside
 * the others is known less well; where all expected entries are zero they are absolute. The tolerance {@value #TOLERANCE} suits double
 * precision and functions without noise.
 *
 * @see FiniteDifferences
 */
public final class GradientCheck {
    /** The relative error that a comparison with finite differences allows unless told otherwise. */
    public static final double TOLERANCE = 1e-6;

    /** The relative error that {@link #transpose} allows unless told otherwise. */
    public static final double TRANSPOSE_TOLERANCE = 1e-10;

    private GradientCheck() {}

    /**
     * The worst entry of a comparison.
     *
     * @param where which entry: {@code "x[3]"}
     * @param expected the derivative by finite differences
     * @param got the derivative that is checked
     * @param error their relative distance, infinite where one is no finite number
     * @param tolerance the relative distance that passes
     * @param uncertainty an estimate of the absolute error of {@code expected}, 0 where it is not from finite differences
     * @param step the step of the finite differences, 0 where there was none
     */
    public record Report(
            String where,
            double expected,
            double got,
            double error,
            double tolerance,
            double uncertainty,
            double step) {

        /** Whether every entry is within the tolerance. */
        public boolean passed() {
            return error <= tolerance;
        }

        /**
         * Does nothing if the check passed.
         *
         * @throws AssertionError with this report as its message, otherwise
         */
        public void orThrow() {
            if (!passed()) throw new AssertionError(toString());
        }

        @Override
        public String toString() {
            String difference = step == 0
                    ? ""
                    : String.format(
                            Locale.ROOT, " (finite difference of step %.1e, uncertain by %.1e)", step, uncertainty);
            return String.format(
                    Locale.ROOT,
                    "%s: %s: expected %s, got %s: relative error %.2e, tolerance %.1e%s",
                    passed() ? "passed" : "FAILED",
                    where,
                    expected,
                    got,
                    error,
                    tolerance,
                    difference);
        }
    }

    /** {@link #gradient(ToDoubleFunction, double[], double[], double)} to the tolerance {@value #TOLERANCE}. */
    public static Report gradient(ToDoubleFunction<double[]> f, double[] x, double[] gradient) {
        return gradient(f, x, gradient, TOLERANCE);
    }

    /**
     * Compares a gradient, or the partial derivatives of a rule, with finite differences. The function is called about 30 times for
     * each entry, always with a fresh array.
     *
     * @param f the function
     * @param x the point, which stays as it is
     * @param gradient the gradient of {@code f} at {@code x}, as long as {@code x}
     * @param tolerance the relative error that passes
     * @return the worst entry
     */
    public static Report gradient(ToDoubleFunction<double[]> f, double[] x, double[] gradient, double tolerance) {
        requireLength("gradient", x.length, gradient.length);
        Comparison comparison = new Comparison(tolerance);
        for (int i = 0; i < x.length; i++) {
            comparison.add("x[" + i + "]", FiniteDifferences.richardson().partial(f, x, i), gradient[i]);
        }
        return comparison.worst();
    }

    /**
     * Compares a Jacobian with finite differences.
     *
     * @param f the function, which returns as many entries as {@code jacobian} has rows
     * @param x the point, which stays as it is
     * @param jacobian one row for each output, one column for each entry of {@code x}
     * @param tolerance the relative error that passes
     * @return the worst entry, such as {@code "y[2]/x[0]"}
     */
    public static Report jacobian(UnaryOperator<double[]> f, double[] x, double[][] jacobian, double tolerance) {
        Comparison comparison = new Comparison(tolerance);
        for (int row = 0; row < jacobian.length; row++) {
            requireLength("row " + row, x.length, jacobian[row].length);
            int output = row;
            for (int i = 0; i < x.length; i++) {
                Estimate expected = FiniteDifferences.richardson().partial(point -> f.apply(point)[output], x, i);
                comparison.add("y[" + row + "]/x[" + i + "]", expected, jacobian[row][i]);
            }
        }
        return comparison.worst();
    }

    /**
     * Compares a pushforward with finite differences in its direction.
     *
     * @param f the function
     * @param x the point, which stays as it is
     * @param v the tangent of {@code x}
     * @param jv the tangent {@code J v} of {@code f(x)}
     * @param tolerance the relative error that passes
     * @return the worst entry
     */
    public static Report pushforward(UnaryOperator<double[]> f, double[] x, double[] v, double[] jv, double tolerance) {
        requireLength("v", x.length, v.length);
        Comparison comparison = new Comparison(tolerance);
        for (int row = 0; row < jv.length; row++) {
            int output = row;
            Estimate expected = FiniteDifferences.richardson().directional(point -> f.apply(point)[output], x, v);
            comparison.add("y[" + row + "]", expected, jv[row]);
        }
        return comparison.worst();
    }

    /** {@link #transpose(double[], double[], double[], double[], double)} to the tolerance {@value #TRANSPOSE_TOLERANCE}. */
    public static Report transpose(double[] w, double[] jv, double[] jtw, double[] v) {
        return transpose(w, jv, jtw, v, TRANSPOSE_TOLERANCE);
    }

    /**
     * Checks that reverse mode is the transpose of forward mode: {@code ⟨w, J v⟩ = ⟨Jᵀ w, v⟩}. The identity is exact, so it needs no
     * step and a much smaller tolerance than finite differences. The error is relative to the largest term of either sum: the sums
     * themselves may cancel.
     *
     * <p>Source: Griewank and Walther, <em>Evaluating Derivatives</em>, 2nd edition, section 3.3.
     *
     * @param w the seed of the pullback
     * @param jv the result {@code J v} of the pushforward, as long as {@code w}
     * @param jtw the result {@code Jᵀ w} of the pullback
     * @param v the tangent given to the pushforward, as long as {@code jtw}
     * @param tolerance the relative error that passes
     */
    public static Report transpose(double[] w, double[] jv, double[] jtw, double[] v, double tolerance) {
        requireLength("jv", w.length, jv.length);
        requireLength("jtw", v.length, jtw.length);
        double forward = dot(w, jv);
        double reverse = dot(jtw, v);
        double scale = Math.max(largestTerm(w, jv), largestTerm(jtw, v));
        return new Report(
                "⟨w, J v⟩ against ⟨Jᵀ w, v⟩",
                forward,
                reverse,
                Comparison.error(forward, reverse, scale),
                tolerance,
                0,
                0);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double largestTerm(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] * b[i]));
        return largest;
    }

    private static void requireLength(String what, int expected, int given) {
        if (expected != given) {
            throw new IllegalArgumentException(what + ": expected length " + expected + ", got " + given);
        }
    }
}
