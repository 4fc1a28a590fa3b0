package org.wengert.processor.programs;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.wengert.FiniteDifferences;
import org.wengert.FiniteDifferences.Estimate;

/**
 * Compares derivatives with finite differences of the primal, and counts what could not be compared.
 *
 * <p>Programs have kinks, and a large step reaches over them: so differences are tried with three lengths of the first step. A derivative
 * passes if a reliable difference agrees with it, fails if there are reliable ones and none agrees, and is skipped if there is none. Just at a
 * kink central differences are reliably the mean of both sides; there a derivative has to be between these, and is skipped.
 */
public final class Differences {
    private static final double[] SCALES = {1, 1e-2, 1e-4};
    private static final double TOLERANCE = 1e-6;
    private static final double RELIABLE = 1e-5;
    /** Smaller entries are compared absolutely, in units of the largest entry. */
    private static final double SMALL = 0.01;
    /** What rounding of the value hides, in units of the value. */
    private static final double NOISE = 1e-9;

    private static final double SIDE_STEP = 0x1p-17;
    private static final double SIDE_TOLERANCE = 1e-5;

    private static final double SINGLE_TOLERANCE = 4e-3;
    private static final double SINGLE_NOISE = 1e-4;
    private static final double SINGLE_STEP = 0x1p-6;

    private final boolean single;
    private int compared;
    private int skipped;

    /** Differences for a program in double precision, or for one in which single precision occurs. */
    public Differences(boolean single) {
        this.single = single;
    }

    /** How many derivatives were compared. */
    public int compared() {
        return compared;
    }

    /** How many derivatives had no reliable finite difference. */
    public int skipped() {
        return skipped;
    }

    /**
     * Compares one derivative.
     *
     * @param where which it is
     * @param f the function of one variable, whose derivative at 0 is meant
     * @param got the derivative to check
     * @param largest the size of its largest neighbour
     */
    public void check(String where, DoubleUnaryOperator f, double got, double largest) {
        double noise = (single ? SINGLE_NOISE : NOISE) * Math.max(1, Math.abs(f.applyAsDouble(0)));
        StringBuilder expected = new StringBuilder();
        for (double scale : single ? new double[] {1} : SCALES) {
            Estimate estimate = single ? singleDifference(f) : scaled(f, scale);
            double size = Math.max(Math.abs(estimate.value()), SMALL * largest);
            double reliable = single ? SINGLE_TOLERANCE : RELIABLE;
            if (!(estimate.error() <= reliable * size + noise)) continue;
            double tolerance = single ? SINGLE_TOLERANCE : TOLERANCE;
            if (Math.abs(got - estimate.value()) <= tolerance * size + 4 * estimate.error() + noise) {
                compared++;
                return;
            }
            expected.append(String.format(Locale.ROOT, " %s ± %.1e", estimate.value(), estimate.error()));
        }
        if (expected.length() > 0 && !isBetweenSides(f, got, SMALL * largest, noise)) {
            throw new AssertionError(where + ": got " + got + ", finite differences say" + expected);
        }
        skipped++;
    }

    /** Whether 0 is a kink, and a derivative between those of its sides. */
    private static boolean isBetweenSides(DoubleUnaryOperator f, double got, double least, double noise) {
        double right = side(f, SIDE_STEP);
        double left = side(f, -SIDE_STEP);
        double tolerance =
                SIDE_TOLERANCE * Math.max(least, Math.max(Math.abs(left), Math.abs(right))) + noise / SIDE_STEP;
        boolean isKink = Math.abs(right - left) > 10 * tolerance;
        return isKink && got >= Math.min(left, right) - tolerance && got <= Math.max(left, right) + tolerance;
    }

    /** The derivative of one side, of second order. */
    private static double side(DoubleUnaryOperator f, double h) {
        return (4 * f.applyAsDouble(h) - f.applyAsDouble(2 * h) - 3 * f.applyAsDouble(0)) / (2 * h);
    }

    /** Counts a derivative as compared if it has a reliable finite difference, and as skipped otherwise. */
    public void probe(DoubleUnaryOperator f) {
        double noise = (single ? SINGLE_NOISE : NOISE) * Math.max(1, Math.abs(f.applyAsDouble(0)));
        for (double scale : single ? new double[] {1} : SCALES) {
            Estimate estimate = single ? singleDifference(f) : scaled(f, scale);
            if (estimate.error() <= (single ? SINGLE_TOLERANCE : RELIABLE) * Math.abs(estimate.value()) + noise) {
                compared++;
                return;
            }
        }
        skipped++;
    }

    private static Estimate scaled(DoubleUnaryOperator f, double scale) {
        Estimate e = FiniteDifferences.richardson().derivative(t -> f.applyAsDouble(t * scale), 0);
        return new Estimate(e.value() / scale, e.error() / scale, e.step() * scale);
    }

    /** Steps that are powers of two, so that the moved arguments are exact in single precision; Richardson's extrapolation. */
    private static Estimate singleDifference(DoubleUnaryOperator f) {
        double wide = central(f, SINGLE_STEP);
        double narrow = central(f, SINGLE_STEP / 2);
        double value = (4 * narrow - wide) / 3;
        return new Estimate(value, Math.abs(narrow - wide), SINGLE_STEP / 2);
    }

    private static double central(DoubleUnaryOperator f, double h) {
        return (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
    }
}
