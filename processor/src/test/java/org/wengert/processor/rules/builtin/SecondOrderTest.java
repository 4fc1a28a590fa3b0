package org.wengert.processor.rules.builtin;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What forward mode over the rules' text gives as second derivatives. */
class SecondOrderTest {

    static Stream<Rule> all() {
        return Rule.all().filter(Rule::isOnDoubles);
    }

    @ParameterizedTest
    @MethodSource("all")
    void tangentsOfPartialsAgreeWithFiniteDifferences(Rule rule) {
        int[] floating = rule.floatingParameters();
        int checked = 0;
        for (double[] x : Grid.points(rule)) {
            double[][] second = hessian(rule, x);
            for (int row = 0; row < floating.length; row++) {
                int r = row;
                for (int column = 0; column < floating.length; column++) {
                    String where = rule + " at " + Arrays.toString(x) + ", partial " + row;
                    double tangent = second[row][column];
                    if (Grid.checks(p -> rule.partials(p)[r], rule, x, floating[column], tangent, where)) checked++;
                }
            }
        }
        assertTrue(checked >= 4, checked + " second derivatives could be checked");
    }

    @Test
    void powers() {
        check("pow", at(0, 2), 2, 0, 0, 0);
        check("pow", at(-0.0, 2), 2, 0, 0, 0);
        check("pow", at(0, 3), 0, 0, 0, 0);
        check("pow", at(0, 2.5), 0, 0, 0, 0);
        check("pow", at(0, 1.5), POSITIVE_INFINITY, 0, 0, 0);
        checkInBase("pow", at(0, 1), 0);
        checkInBase("pow", at(0, 0), 0);
        checkInBase("pow", at(0, 0.5), NEGATIVE_INFINITY);
        checkInBase("pow", at(-3, 2), 2);
        checkInBase("pow", at(-3, 1), 0);
        checkInBase("pow", at(-3, 0), 0);
        checkInBase("pow", at(1e-200, 0), 0);
        checkInBase("pow", at(1e-200, 1), 0);
        check("pow", at(2, 0), 0, 0.5, 0.5, Math.log(2) * Math.log(2));
        check("pow", at(1, 1), 0, 1, 1, 0);
    }

    @Test
    void kinks() {
        check("abs", at(0), 0);
        check("hypot", at(0, 0), 0, 0, 0, 0);
        check("hypot", at(0, 2), 0.5, 0, 0, 0);
        check("max", at(1, 1), 0, 0, 0, 0);
        check("copySign", at(0, 1), 0, 0, 0, 0);
        check("IEEEremainder", at(5, 2), 0, 0, 0, 0);
        check(Operators.class, "rem", at(6, 2), 0, 0, 0, 0);
    }

    @Test
    void edgesOfDomains() {
        check("sqrt", at(0), NEGATIVE_INFINITY);
        check("sqrt", at(-0.0), NEGATIVE_INFINITY);
        check("log", at(0), NEGATIVE_INFINITY);
        check("log1p", at(-1), NEGATIVE_INFINITY);
        check("asin", at(1), POSITIVE_INFINITY);
        check("asin", at(-1), NEGATIVE_INFINITY);
        check("acos", at(1), NEGATIVE_INFINITY);
        check("acos", at(-1), POSITIVE_INFINITY);
    }

    @Test
    void farOut() {
        check("tanh", at(0), 0);
        check("tanh", at(-400), 0);
        check("tanh", at(1000), 0);
        check("tanh", at(NEGATIVE_INFINITY), 0);
        check("atan", at(-1e200), 0);
        check("exp", at(NEGATIVE_INFINITY), 0);
        check("atan2", at(1e200, 1e200), 0, 0, 0, 0);
        check("hypot", at(1e200, 0), 0, 0, 0, 1e-200);
    }

    private static double[] at(double... x) {
        return x;
    }

    /** The second derivatives row by row. */
    private static void check(String name, double[] x, double... hessian) {
        check(Math.class, name, x, hessian);
        check(StrictMath.class, name, x, hessian);
    }

    private static void check(Class<?> target, String name, double[] x, double... hessian) {
        double[] second = Arrays.stream(hessian(Rule.named(target, name), x))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        Rule.assertWithin(4, hessian, second, name + Arrays.toString(x));
    }

    private static void checkInBase(String name, double[] x, double expected) {
        assertEquals(expected, hessian(Rule.named(Math.class, name), x)[0][0] + 0.0, name + Arrays.toString(x));
    }

    /** One row for each partial derivative, one column for each floating-point parameter. */
    private static double[][] hessian(Rule rule, double[] x) {
        int[] floating = rule.floatingParameters();
        double[][] hessian = new double[floating.length][floating.length];
        for (int column = 0; column < floating.length; column++) {
            double[] direction = new double[x.length];
            direction[floating[column]] = 1;
            List<Dual> partials = RuleReader.partials(rule, x, direction);
            for (int row = 0; row < floating.length; row++)
                hessian[row][column] = partials.get(row).tangent();
        }
        return hessian;
    }
}
