package org.wengert;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Derivatives by central differences, extrapolated to step zero, each with an estimate of its error.
 *
 * <p>For steps {@code h}, {@code h/1.4}, {@code h/1.4²}… the central differences {@code (f(x+h) − f(x−h)) / 2h} have an error
 * expansion in even powers of the step. Neville's table eliminates these powers one by one, and the entry that differs least from its
 * neighbours is taken. The error estimate is that difference or the rounding error of the difference quotient, whichever is larger.
 *
 * <p>Sources: C. J. F. Ridders, <em>Accurate computation of F'(x) and F'(x)F''(x)</em>, Advances in Engineering Software 4(2), 1982;
 * Press, Teukolsky, Vetterling and Flannery, <em>Numerical Recipes</em>, 3rd edition, section 5.7 ({@code dfridr}); L. F. Richardson,
 * <em>The approximate arithmetical solution by finite differences of physical problems involving differential equations</em>,
 * Philosophical Transactions A 210, 1911.
 */
public final class FiniteDifferences {
    private static final double SHRINK = 1.4;
    private static final int COLUMNS = 12;
    /** Steps beyond which the function is taken to have no finite value near the point. */
    private static final int STEPS = 120;
    /** Where the diagonal of the table is worse than the best entry by this factor, smaller steps only add rounding errors. */
    private static final double WORSE = 4;

    private FiniteDifferences() {}

    /**
     * A derivative by finite differences.
     *
     * @param value the derivative, NaN where the function has no finite values on both sides of the point
     * @param error an estimate of its absolute error
     * @param step the smallest step that it is made of
     */
    public record Estimate(double value, double error, double step) {
        private static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY, 0);

        private Estimate better(Estimate other) {
            return other.error < error ? other : this;
        }
    }

    /** The derivative of {@code f} at {@code x}. The function need be finite only in some neighbourhood of the point. */
    public static Estimate derivative(DoubleUnaryOperator f, double x) {
        // A tenth of x suits functions of its order of magnitude (log near 0); a tenth of 1 those that change little
        // there (cos).
        Estimate best = extrapolate(f, x, 0.1 * Math.max(1, Math.abs(x)));
        return Math.abs(x) < 1 && x != 0 ? best.better(extrapolate(f, x, 0.1 * Math.abs(x))) : best;
    }

    /** The derivative of {@code f} at {@code x} with respect to entry {@code i}; {@code x} is not changed, nor by {@code f}. */
    public static Estimate partial(ToDoubleFunction<double[]> f, double[] x, int i) {
        return derivative(
                t -> {
                    double[] moved = x.clone();
                    moved[i] = t;
                    return f.applyAsDouble(moved);
                },
                x[i]);
    }

    /** The derivative of {@code f} at {@code x} in the direction {@code v}, that of {@code t ↦ f(x + t v)} at 0. */
    public static Estimate directional(ToDoubleFunction<double[]> f, double[] x, double[] v) {
        return derivative(
                t -> {
                    double[] moved = x.clone();
                    for (int i = 0; i < moved.length; i++) moved[i] += t * v[i];
                    return f.applyAsDouble(moved);
                },
                0);
    }

    private static Estimate extrapolate(DoubleUnaryOperator f, double x, double firstStep) {
        double[] row = new double[COLUMNS];
        Estimate best = Estimate.NONE;
        int columns = 0;
        double h = firstStep;
        for (int step = 0; step < STEPS && columns < COLUMNS; step++, h /= SHRINK) {
            double right = f.applyAsDouble(x + h);
            double left = f.applyAsDouble(x - h);
            double width = (x + h) - (x - h);
            double difference = (right - left) / width;
            if (!Double.isFinite(difference)) {
                columns = 0; // The step reached out of the domain: begin the table anew with a smaller one.
                best = Estimate.NONE;
                continue;
            }
            double rounding = (Math.ulp(right) + Math.ulp(left)) / width;
            double oldDiagonal = columns == 0 ? Double.NaN : row[columns - 1];
            best = best.better(addRow(row, columns, difference, rounding, h));
            if (columns > 0 && Math.abs(row[columns] - oldDiagonal) >= WORSE * best.error) break;
            columns++;
        }
        return best;
    }

    /** Extends Neville's table, of which {@code row} holds the last row, and returns the best entry of the new row. */
    private static Estimate addRow(double[] row, int columns, double difference, double rounding, double step) {
        Estimate best = Estimate.NONE;
        double entry = difference;
        double power = 1;
        for (int j = 0; j < columns; j++) {
            power *= SHRINK * SHRINK;
            double above = row[j];
            double next = (entry * power - above) / (power - 1);
            double change = Math.max(Math.abs(next - entry), Math.abs(next - above));
            best = best.better(new Estimate(next, Math.max(change, rounding), step));
            row[j] = entry;
            entry = next;
        }
        row[columns] = entry;
        return best;
    }
}
