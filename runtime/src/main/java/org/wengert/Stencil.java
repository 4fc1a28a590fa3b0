package org.wengert;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.wengert.FiniteDifferences.Estimate;
import org.wengert.FiniteDifferences.Formula;
import org.wengert.FiniteDifferences.Step;

/**
 * A finite difference {@code Σ wₖ f(x + k h) / h}, exact for polynomials up to its order.
 *
 * <p>The weights are the derivatives at 0 of the Lagrange polynomials of the points. Source: B. Fornberg, <em>Generation of finite
 * difference formulas on arbitrarily spaced grids</em>, Mathematics of Computation 51, 1988.
 */
final class Stencil implements Formula {
    private static final int HIGHEST = 12;

    private final String name;
    private final int[] points;
    private final double[] weights;

    private Stencil(String name, int[] points) {
        this.name = name;
        this.points = points;
        this.weights = Arrays.stream(points).mapToDouble(k -> weight(k, points)).toArray();
    }

    static Stencil central(int points) {
        if (points < 2 || points > HIGHEST || points % 2 != 0) {
            throw new IllegalArgumentException(
                    "central differences have 2, 4, 6… " + HIGHEST + " points, not " + points);
        }
        int[] around = new int[points + 1];
        for (int i = 0; i < around.length; i++) around[i] = i - points / 2;
        return new Stencil("central differences of " + points + " points", around);
    }

    static Stencil oneSided(int order, int sign) {
        if (order < 1 || order > HIGHEST) {
            throw new IllegalArgumentException(
                    "one-sided differences have an order from 1 to " + HIGHEST + ", not " + order);
        }
        int[] points = new int[order + 1];
        for (int i = 0; i <= order; i++) points[i] = sign * i;
        return new Stencil((sign > 0 ? "forward" : "backward") + " differences of order " + order, points);
    }

    private static double weight(int k, int[] points) {
        double denominator = 1;
        double numerator = 0;
        for (int j : points) {
            if (j != k) denominator *= k - j;
        }
        for (int skipped : points) {
            if (skipped == k) continue;
            double product = 1;
            for (int j : points) if (j != k && j != skipped) product *= -j;
            numerator += product;
        }
        return numerator / denominator;
    }

    private int order() {
        return points.length - 1;
    }

    @Override
    public Estimate[] derivatives(Line line, Step step, double noise) {
        double h = step.length(line.x(), line.v(), Math.pow(noise, 1.0 / (order() + 1)));
        Map<Integer, double[]> samples = new HashMap<>(); // at multiples of h / 2
        Estimate[] wide = difference(line, samples, 2, h, noise);
        Estimate[] narrow = difference(line, samples, 1, h, noise);
        // D(h) = f' + c hᵖ + …, so D(h) − D(h/2) = (1 − 2⁻ᵖ) c hᵖ + …
        double share = 1 - Math.pow(2, -order());
        Estimate[] result = new Estimate[wide.length];
        for (int i = 0; i < wide.length; i++) {
            double truncation = Math.abs(wide[i].value() - narrow[i].value()) / share;
            result[i] = Double.isFinite(truncation)
                    ? new Estimate(wide[i].value(), Math.max(truncation, wide[i].error()), h)
                    : Estimate.NONE;
        }
        return result;
    }

    /** The differences with the step {@code halves · h / 2}, with the errors of rounding alone. */
    private Estimate[] difference(Line line, Map<Integer, double[]> samples, int halves, double h, double noise) {
        double width = halves * h / 2;
        double[] sum = new double[0];
        double[] sizes = sum;
        for (int k = 0; k < points.length; k++) {
            if (weights[k] == 0) continue;
            double[] y = samples.computeIfAbsent(points[k] * halves, multiple -> line.at(multiple * h / 2));
            if (sum.length == 0) {
                sum = new double[y.length];
                sizes = new double[y.length];
            }
            for (int i = 0; i < y.length; i++) {
                sum[i] += weights[k] * y[i];
                sizes[i] += Math.abs(weights[k] * y[i]);
            }
        }
        Estimate[] result = new Estimate[sum.length];
        for (int i = 0; i < sum.length; i++) result[i] = new Estimate(sum[i] / width, noise * sizes[i] / width, width);
        return result;
    }

    @Override
    public String toString() {
        return name;
    }
}
