package org.wengert.samples.witnesses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.BiFunction;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;

/** Third derivatives by nesting, in four ways, against those of Hipparchus, which computes with Taylor series. */
class ExpressionsTest {
    private static final double[] POINTS = {0.3, 0.7, 1.1, 1.6};
    private static final DSFactory SERIES = new DSFactory(1, 3);

    private interface Derivative {
        double at(double x, int which);
    }

    private static void check(
            BiFunction<DerivativeStructure, Integer, DerivativeStructure> reference, int order, Derivative derivative) {
        for (double x : POINTS) {
            for (int which = 0; which < 10; which++) {
                double expected = reference.apply(SERIES.variable(0, x), which).getPartialDerivative(order);
                double own = derivative.at(x, which);
                assertEquals(expected, own, 1e-10 * Math.max(1, Math.abs(expected)), which + " at " + x);
            }
        }
    }

    private static DerivativeStructure powers(DerivativeStructure x, int which) {
        return switch (which) {
            case 0 -> x.multiply(x).multiply(x);
            case 1 -> x.multiply(x).subtract(2).divide(x.add(3));
            case 2 -> x.multiply(x).add(1).reciprocal();
            case 3 -> x.multiply(x).add(1).sqrt();
            case 4 -> x.pow(2.5);
            case 5 -> x.pow(x);
            case 6 -> x.cbrt().multiply(x);
            case 7 -> x.hypot(x.multiply(x));
            case 8 -> x.divide(x.add(2).sqrt());
            case 9 -> x.add(1).pow(-3).multiply(x.pow(4));
            default -> throw new IllegalArgumentException();
        };
    }

    @Test
    void powersUpToTheThird() {
        check(ExpressionsTest::powers, 0, Expressions::powers);
        check(ExpressionsTest::powers, 1, ExpressionsPowers::gradient);
        check(ExpressionsTest::powers, 2, ExpressionsPowersFirst::gradient);
        check(ExpressionsTest::powers, 3, ExpressionsPowersSecond::gradient);
        check(
                ExpressionsTest::powers,
                3,
                (x, which) -> ExpressionsPowersSecond.pushforward(x, which, 1).tangent());
        check(ExpressionsTest::powers, 3, ExpressionsPowersMixed::gradient);
        check(
                ExpressionsTest::powers,
                3,
                (x, which) -> ExpressionsPowersMixed.pushforward(x, which, 1).tangent());
    }

    private static DerivativeStructure exponentials(DerivativeStructure x, int which) {
        return switch (which) {
            case 0 -> x.exp();
            case 1 -> x.multiply(x).negate().exp();
            case 2 -> x.log();
            case 3 -> x.multiply(x.log());
            case 4 -> x.exp().add(1).log();
            case 5 -> x.negate().exp().add(1).reciprocal();
            case 6 -> x.expm1().divide(x);
            case 7 -> x.log1p().multiply(x);
            case 8 -> x.log10().divide(x);
            case 9 -> x.negate().exp().exp();
            default -> throw new IllegalArgumentException();
        };
    }

    @Test
    void exponentialsUpToTheThird() {
        check(ExpressionsTest::exponentials, 0, Expressions::exponentials);
        check(ExpressionsTest::exponentials, 1, ExpressionsExponentials::gradient);
        check(ExpressionsTest::exponentials, 2, ExpressionsExponentialsFirst::gradient);
        check(ExpressionsTest::exponentials, 3, ExpressionsExponentialsSecond::gradient);
        check(
                ExpressionsTest::exponentials,
                3,
                (x, which) ->
                        ExpressionsExponentialsSecond.pushforward(x, which, 1).tangent());
        check(ExpressionsTest::exponentials, 3, ExpressionsExponentialsMixed::gradient);
        check(
                ExpressionsTest::exponentials,
                3,
                (x, which) ->
                        ExpressionsExponentialsMixed.pushforward(x, which, 1).tangent());
    }

    private static DerivativeStructure circular(DerivativeStructure x, int which) {
        return switch (which) {
            case 0 -> x.sin();
            case 1 -> x.cos().multiply(x);
            case 2 -> x.divide(2).tan();
            case 3 -> x.multiply(x).sin();
            case 4 -> x.cos().sin();
            case 5 -> x.divide(3).asin();
            case 6 -> x.divide(4).acos().multiply(x);
            case 7 -> x.multiply(x).atan();
            case 8 -> x.atan2(x.multiply(x).add(1));
            case 9 -> x.sin().divide(x);
            default -> throw new IllegalArgumentException();
        };
    }

    @Test
    void circularUpToTheThird() {
        check(ExpressionsTest::circular, 0, Expressions::circular);
        check(ExpressionsTest::circular, 1, ExpressionsCircular::gradient);
        check(ExpressionsTest::circular, 2, ExpressionsCircularFirst::gradient);
        check(ExpressionsTest::circular, 3, ExpressionsCircularSecond::gradient);
        check(
                ExpressionsTest::circular,
                3,
                (x, which) -> ExpressionsCircularSecond.pushforward(x, which, 1).tangent());
        check(ExpressionsTest::circular, 3, ExpressionsCircularMixed::gradient);
        check(
                ExpressionsTest::circular,
                3,
                (x, which) -> ExpressionsCircularMixed.pushforward(x, which, 1).tangent());
    }

    private static DerivativeStructure hyperbolic(DerivativeStructure x, int which) {
        return switch (which) {
            case 0 -> x.sinh();
            case 1 -> x.cosh().divide(x.add(1));
            case 2 -> x.tanh();
            case 3 -> x.multiply(x).tanh().multiply(x);
            case 4 -> x.cosh().log();
            case 5 -> x.sin().sinh();
            case 6 -> x.sqrt().cosh();
            case 7 -> x.cosh().reciprocal();
            case 8 -> x.negate().exp().tanh();
            case 9 -> x.sinh().multiply(x.cosh());
            default -> throw new IllegalArgumentException();
        };
    }

    @Test
    void hyperbolicUpToTheThird() {
        check(ExpressionsTest::hyperbolic, 0, Expressions::hyperbolic);
        check(ExpressionsTest::hyperbolic, 1, ExpressionsHyperbolic::gradient);
        check(ExpressionsTest::hyperbolic, 2, ExpressionsHyperbolicFirst::gradient);
        check(ExpressionsTest::hyperbolic, 3, ExpressionsHyperbolicSecond::gradient);
        check(
                ExpressionsTest::hyperbolic,
                3,
                (x, which) ->
                        ExpressionsHyperbolicSecond.pushforward(x, which, 1).tangent());
        check(ExpressionsTest::hyperbolic, 3, ExpressionsHyperbolicMixed::gradient);
        check(
                ExpressionsTest::hyperbolic,
                3,
                (x, which) ->
                        ExpressionsHyperbolicMixed.pushforward(x, which, 1).tangent());
    }

    private static DerivativeStructure compositions(DerivativeStructure x, int which) {
        return switch (which) {
            case 0 -> x.sin().exp().divide(x.multiply(x).add(1));
            case 1 -> x.multiply(x).add(x.cos()).log();
            case 2 -> x.exp().add(x.sin()).sqrt();
            case 3 -> x.exp().multiply(x.tanh()).atan();
            case 4 -> x.sin().add(2).pow(x);
            case 5 -> x.add(0.5).reciprocal().sin();
            case 6 -> x.negate().exp().multiply(x.multiply(3).cos());
            case 7 -> x.multiply(x).add(1).cbrt().subtract(x.divide(3).tan());
            case 8 -> x.add(3).log().log();
            case 9 -> x.exp().hypot(x.cosh()).multiply(x);
            default -> throw new IllegalArgumentException();
        };
    }

    @Test
    void compositionsUpToTheThird() {
        check(ExpressionsTest::compositions, 0, Expressions::compositions);
        check(ExpressionsTest::compositions, 1, ExpressionsCompositions::gradient);
        check(ExpressionsTest::compositions, 2, ExpressionsCompositionsFirst::gradient);
        check(ExpressionsTest::compositions, 3, ExpressionsCompositionsSecond::gradient);
        check(
                ExpressionsTest::compositions,
                3,
                (x, which) ->
                        ExpressionsCompositionsSecond.pushforward(x, which, 1).tangent());
        check(ExpressionsTest::compositions, 3, ExpressionsCompositionsMixed::gradient);
        check(
                ExpressionsTest::compositions,
                3,
                (x, which) ->
                        ExpressionsCompositionsMixed.pushforward(x, which, 1).tangent());
    }
}
