package org.wengert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteDifferencesTest {
    /** The estimate is good to nine digits, and its own error estimate says so. */
    private static void check(DoubleUnaryOperator f, double x, double derivative) {
        FiniteDifferences.Estimate estimate = FiniteDifferences.derivative(f, x);
        assertEquals(derivative, estimate.value(), 1e-9 * Math.abs(derivative) + 1e-12);
        assertTrue(Math.abs(estimate.value() - derivative) <= 10 * estimate.error(), estimate::toString);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -1, -1e-3, 0, 1e-8, 0.5, 3, 40})
    void smoothFunctions(double x) {
        check(Math::sin, x, Math.cos(x));
        check(Math::cos, x, -Math.sin(x));
        check(Math::exp, x, Math.exp(x));
        check(t -> 1 / (1 + t * t), x, -2 * x / Math.pow(1 + x * x, 2));
        check(t -> t * t * t - 2 * t, x, 3 * x * x - 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-20, 1e-3, 1, 1e5, 1e200})
    void functionsOfAHalfLine(double x) {
        check(Math::log, x, 1 / x);
        check(Math::sqrt, x, 0.5 / Math.sqrt(x));
    }

    @Test
    void aTinyArgumentDoesNotPassForAConstantFunction() {
        check(t -> 1 + t, 1e-20, 1);
    }

    @Test
    void aFunctionThatIsDefinedOnOneSideOnlyHasNoEstimate() {
        assertTrue(Double.isNaN(FiniteDifferences.derivative(Math::sqrt, 0).value()));
    }

    @Test
    void aFunctionMayOverwriteItsArgument() {
        double[] x = {2, 3};
        double partial = FiniteDifferences.partial(
                        point -> {
                            double product = point[0] * point[1];
                            Arrays.fill(point, 0);
                            return product;
                        },
                        x,
                        0)
                .value();
        assertEquals(3, partial, 1e-9);
        assertArrayEquals(new double[] {2, 3}, x);
    }

    @Test
    void directionalIsTheGradientTimesTheDirection() {
        double slope = FiniteDifferences.directional(
                        x -> Math.sin(x[0]) * x[1], new double[] {1, 2}, new double[] {3, -1})
                .value();
        assertEquals(3 * 2 * Math.cos(1) - Math.sin(1), slope, 1e-9);
    }
}
