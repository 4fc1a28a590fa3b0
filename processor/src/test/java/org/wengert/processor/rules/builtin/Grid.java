package org.wengert.processor.rules.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.wengert.FiniteDifferences;
import org.wengert.FiniteDifferences.Estimate;

/** Points at which rules are compared with finite differences: both signs, zero, tiny, huge, both sides of every kink. */
final class Grid {
    private static final double[] DENSE = {
        -1e200, -1e8, -700, -36.5, -5.25, -1.5, -1.01, -0.99, -0.6, -0.01, -1e-9, -1e-200, 0, 1e-200, 1e-9, 0.01, 0.6,
        0.69, 0.99, 1, 1.01, 1.5, 2.25, 5.25, 18, 36.5, 700, 1e8, 1e200
    };
    private static final double[] COARSE = {-1e5, -7.3, -1, -0.4, -1e-7, 0, 1e-7, 0.4, 1, 2, 3.2, 7.3, 1e5};
    private static final double[] SPARSE = {-3.5, -0.25, 0, 0.25, 1, 20.5};
    private static final double[] INTEGERS = {-3, 0, 5};

    private static final double TOLERANCE = 1e-6;

    private Grid() {}

    static List<double[]> points(Rule rule) {
        Class<?>[] types = rule.primal().getParameterTypes();
        double[] values = types.length == 1 ? DENSE : types.length == 2 ? COARSE : SPARSE;
        List<double[]> points = List.of(new double[types.length]);
        for (int i = 0; i < types.length; i++) points = vary(points, i, types[i] == int.class ? INTEGERS : values);
        return rule.primal().getName().equals("clamp")
                ? points.stream().filter(x -> x[1] < x[2]).toList()
                : points;
    }

    private static List<double[]> vary(List<double[]> points, int i, double[] values) {
        List<double[]> result = new ArrayList<>();
        for (double[] point : points) {
            for (double value : values) {
                double[] varied = point.clone();
                varied[i] = value;
                result.add(varied);
            }
        }
        return result;
    }

    /** Compares a partial derivative with finite differences, if those are certain enough. */
    static boolean checks(ToDoubleFunction<double[]> f, Rule rule, double[] x, int i, double partial, String where) {
        double scale = scale(rule, x, i);
        if (Math.ulp(x[i]) > 1e-10 * scale) return false;
        DoubleUnaryOperator along = t -> {
            double[] moved = x.clone();
            moved[i] += scale * t;
            return f.applyAsDouble(moved);
        };
        if (!isSmooth(along)) return false;
        Estimate estimate = FiniteDifferences.richardson().derivative(along, 0);
        double expected = estimate.value() / scale;
        double error = estimate.error() / scale;
        if (!(error <= TOLERANCE * Math.abs(expected) || error <= 1e-9)) return false;
        assertEquals(expected, partial, TOLERANCE * Math.abs(expected) + 10 * error, () -> where + ", parameter " + i);
        return true;
    }

    /** A distance around x within which there is no kink, other than at x. */
    private static double scale(Rule rule, double[] x, int i) {
        double size = Math.abs(x[i]);
        return switch (rule.primal().getName()) {
            case "floor", "ceil", "rint" -> Math.min(1, size == 0 ? 1 : size);
            case "rem", "IEEEremainder" -> i == 0 ? Math.abs(x[1]) : size * Math.min(1, size / Math.abs(x[0]));
            default -> size == 0 ? least(x) : size;
        };
    }

    private static double least(double[] x) {
        return Arrays.stream(x).map(Math::abs).filter(t -> t != 0).min().orElse(1);
    }

    /** Whether the slopes to the left and to the right are equal, as far as that can be seen. */
    private static boolean isSmooth(DoubleUnaryOperator f) {
        double h = 1e-6;
        double here = f.applyAsDouble(0);
        double right = f.applyAsDouble(h) - here;
        double left = here - f.applyAsDouble(-h);
        return Math.abs(right - left) <= 1e-3 * Math.abs(right + left);
    }
}
