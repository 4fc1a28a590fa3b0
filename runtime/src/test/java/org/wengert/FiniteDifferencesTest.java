package org.wengert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengert.FiniteDifferences.Estimate;
import org.wengert.FiniteDifferences.Step;

class FiniteDifferencesTest {
    private static final FiniteDifferences RICHARDSON = FiniteDifferences.richardson();

    /** The estimate is good to nine digits, and its own error estimate says so. */
    private static void check(DoubleUnaryOperator f, double x, double derivative) {
        Estimate estimate = RICHARDSON.derivative(f, x);
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
    void aKinkNearbyMakesTheStepsShorter() {
        Estimate estimate = RICHARDSON.derivative(t -> Math.abs(t - 1), 1.001);
        assertEquals(1, estimate.value(), 1e-9);
        assertTrue(estimate.step() < 1e-3, estimate::toString);
    }

    @Test
    void aFunctionThatIsDefinedOnOneSideOnlyHasNoCentralDifference() {
        assertTrue(Double.isNaN(RICHARDSON.derivative(Math::sqrt, 0).value()));
        assertTrue(Double.isNaN(RICHARDSON.derivative(Math::sqrt, Double.NaN).value()));
    }

    /** A formula, its order, and the sign of the points where it evaluates the function, 0 for both. */
    record Formula(FiniteDifferences differences, int order, int sign) {
        @Override
        public String toString() {
            return differences.toString();
        }
    }

    static Stream<Formula> formulas() {
        return Stream.of(2, 4, 6, 8)
                .flatMap(p -> Stream.of(
                        new Formula(FiniteDifferences.central(p), p, 0),
                        new Formula(FiniteDifferences.forward(p - 1), p - 1, 1),
                        new Formula(FiniteDifferences.backward(p - 1), p - 1, -1)));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void aFormulaIsExactForPolynomialsUpToItsOrderOnly(Formula formula) {
        FiniteDifferences unit = formula.differences.step(1);
        for (int power = 1; power <= formula.order + 1; power++) {
            int n = power;
            double error = unit.derivative(t -> Math.pow(t, n), 0).value() - (n == 1 ? 1 : 0);
            if (n <= formula.order) assertEquals(0, error, 1e-9);
            else assertTrue(Math.abs(error) > 0.01, "power " + n);
        }
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void theErrorIsOfTheOrderAndEstimated(Formula formula) {
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++) {
            Estimate estimate = formula.differences.step(0.2 / (1 + k)).derivative(Math::exp, 1);
            errors[k] = Math.abs(estimate.value() - Math.E);
            assertTrue(errors[k] <= 1.5 * estimate.error() && errors[k] >= 0.2 * estimate.error(), estimate::toString);
        }
        assertEquals(formula.order, Math.log(errors[0] / errors[1]) / Math.log(2), 0.5);
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void oneSidedFormulasStayOnTheirSide(Formula formula) {
        formula.differences.derivative(
                t -> {
                    assertTrue((t - 3) * formula.sign >= 0);
                    return t;
                },
                3);
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void theChosenStepSuitsTheOrder(Formula formula) {
        double error = formula.differences.derivative(Math::sin, 1).value() - Math.cos(1);
        double best = Math.pow(Math.ulp(1.0), formula.order / (formula.order + 1.0));
        assertTrue(Math.abs(error) <= 20 * best, () -> error + " with " + formula);
    }

    @Test
    void ordersThatThereAreNot() {
        assertThrows(IllegalArgumentException.class, () -> FiniteDifferences.central(3));
        assertThrows(IllegalArgumentException.class, () -> FiniteDifferences.central(0));
        assertThrows(IllegalArgumentException.class, () -> FiniteDifferences.forward(0));
        assertThrows(IllegalArgumentException.class, () -> Step.fixed(0));
        assertThrows(IllegalStateException.class, () -> RICHARDSON.step(1e-3));
    }

    @Test
    void theRulesForTheStep() {
        double[] x = {3, -4};
        // √(1 + 5) · 0.1 / 2 = 0.122…, and the power of two below
        assertEquals(0.0625, Step.WALKER_PERNICE.length(x, new double[] {2, 0}, 0.1));
        // max(|−8|, 2) · 0.1 / 4 = 0.2
        assertEquals(0.125, Step.DENNIS_SCHNABEL.length(x, new double[] {0, 2}, 0.1));
        // max(|3 − 4| = 1, 2) · 0.1 / 2 = 0.1
        assertEquals(0.0625, Step.DENNIS_SCHNABEL.length(x, new double[] {1, 1}, 0.1));
        assertEquals(1e-5, Step.fixed(1e-5).length(x, x, 0.1));
    }

    @Test
    void theRuleIsUsed() {
        Estimate estimate = FiniteDifferences.forward(1)
                .step(Step.WALKER_PERNICE)
                .partial(x -> Math.sin(x[0]), new double[] {1, 1e6}, 0);
        double step = Math.sqrt(Math.ulp(1.0)) * Math.sqrt(1 + 1e6);
        assertEquals(step, estimate.step(), 0.5 * step);
    }

    @Test
    void noiseMakesTheStepsLonger() {
        DoubleUnaryOperator rounded = t -> Math.rint(Math.sin(t) * 1e8) / 1e8;
        for (FiniteDifferences differences : new FiniteDifferences[] {RICHARDSON, FiniteDifferences.central(4)}) {
            Estimate estimate = differences.noise(1e-8).derivative(rounded, 1);
            assertEquals(Math.cos(1), estimate.value(), 1e-5);
            assertTrue(Math.abs(estimate.value() - Math.cos(1)) <= 10 * estimate.error(), estimate::toString);
        }
    }

    @Test
    void aFunctionMayOverwriteItsArgument() {
        double[] x = {2, 3};
        double partial = RICHARDSON
                .partial(
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
        double slope = RICHARDSON
                .directional(x -> Math.sin(x[0]) * x[1], new double[] {1, 2}, new double[] {3, -1})
                .value();
        assertEquals(3 * 2 * Math.cos(1) - Math.sin(1), slope, 1e-9);
    }

    @Test
    void aDirectionIsAsLongAsThePoint() {
        // At 1e-6 the logarithm is defined for steps below 1e-6 / 3 only.
        double slope = RICHARDSON
                .directional(x -> Math.log(x[0]), new double[] {1e-6}, new double[] {3})
                .value();
        assertEquals(3e6, slope, 1e-3);
    }

    @Test
    void noDirectionHasNoSlope() {
        assertEquals(
                0,
                RICHARDSON
                        .directional(x -> Math.log(x[0]), new double[] {1}, new double[1])
                        .value());
    }

    @Test
    void gradientAndJacobian() {
        double[] x = {2, 0.5};
        assertArrayEquals(new double[] {0.5, 2}, FiniteDifferences.central(4).gradient(p -> p[0] * p[1], x), 1e-11);
        double[][] jacobian =
                FiniteDifferences.forward(2).jacobian(p -> new double[] {p[0] * p[1], p[0], Math.exp(p[1])}, x);
        assertArrayEquals(new double[] {0.5, 2}, jacobian[0], 1e-8);
        assertArrayEquals(new double[] {1, 0}, jacobian[1], 1e-8);
        assertArrayEquals(new double[] {0, Math.exp(0.5)}, jacobian[2], 1e-8);
        Estimate[] along = RICHARDSON.pushforward(p -> new double[] {p[0] * p[1], p[0]}, x, new double[] {1, 1});
        assertEquals(2.5, along[0].value(), 1e-11);
        assertEquals(1, along[1].value(), 1e-11);
    }
}
