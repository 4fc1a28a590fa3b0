package org.wengert.processor.rules.builtin;

import static java.lang.Double.MAX_VALUE;
import static java.lang.Double.MIN_VALUE;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The partial derivatives where there are several candidates, or a formula might fail. A zero's sign does not matter. */
class CornersTest {

    @Test
    void signs() {
        check("abs", at(0), 0);
        check("abs", at(-0.0), 0);
        check("abs", at(-MIN_VALUE), -1);
        check("abs", at(NEGATIVE_INFINITY), -1);
        check("abs", at(NaN), NaN);
        check("copySign", at(3, -2), -1, 0);
        check("copySign", at(-3, -2), 1, 0);
        check("copySign", at(-3, 0), -1, 0);
        check("copySign", at(3, -0.0), -1, 0);
        check("copySign", at(0, 2), 0, 0);
        check("signum", at(0), 0);
        check("floor", at(2), 0);
        check("ceil", at(2), 0);
        check("rint", at(2.5), 0);
        check("ulp", at(1), 0);
    }

    @Test
    void choices() {
        for (Class<?> target : new Class<?>[] {Math.class, StrictMath.class, Double.class}) {
            check(target, "max", at(2, 1), 1, 0);
            check(target, "max", at(1, 2), 0, 1);
            check(target, "max", at(1, 1), 0, 1);
            check(target, "max", at(0, -0.0), 0, 1);
            check(target, "max", at(NaN, 1), 1, 0);
            check(target, "max", at(1, NaN), 0, 1);
            check(target, "min", at(2, 1), 0, 1);
            check(target, "min", at(1, 2), 1, 0);
            check(target, "min", at(1, 1), 1, 0);
            check(target, "min", at(NaN, 1), 1, 0);
            check(target, "min", at(1, NaN), 0, 1);
        }
    }

    /** Not through the function, which Java 17 does not have. */
    @Test
    void clamps() {
        assertArrayEquals(at(1, 0, 0), MathDerivatives.clamp(2.0, 1, 3));
        assertArrayEquals(at(1, 0, 0), MathDerivatives.clamp(1.0, 1, 3));
        assertArrayEquals(at(1, 0, 0), MathDerivatives.clamp(3.0, 1, 3));
        assertArrayEquals(at(0, 1, 0), MathDerivatives.clamp(0.9, 1, 3));
        assertArrayEquals(at(0, 0, 1), MathDerivatives.clamp(3.1, 1, 3));
        assertArrayEquals(at(1, 0, 0), MathDerivatives.clamp(NaN, 1, 3));
        assertArrayEquals(at(0, 0, 1), MathDerivatives.clamp(3.1f, 1f, 3f));
        assertArrayEquals(at(0, 1, 0), StrictMathDerivatives.clamp(0.9f, 1f, 3f));
    }

    @Test
    void roots() {
        check("sqrt", at(0), POSITIVE_INFINITY);
        check("sqrt", at(-0.0), POSITIVE_INFINITY);
        check("sqrt", at(-1), NaN);
        check("sqrt", at(POSITIVE_INFINITY), 0);
        check("cbrt", at(0), POSITIVE_INFINITY);
        check("cbrt", at(-0.0), POSITIVE_INFINITY);
        check("cbrt", at(-8), 1 / 12.0);
        check("hypot", at(0, 0), 0, 0);
        check("hypot", at(0, -2), 0, -1);
        check("hypot", at(-MIN_VALUE, 0), -1, 0);
        check("hypot", at(0, MAX_VALUE), 0, 1);
    }

    @Test
    void powers() {
        check("pow", at(0, 0), 0, NEGATIVE_INFINITY);
        check("pow", at(0, 0.5), POSITIVE_INFINITY, 0);
        check("pow", at(0, 1), 1, 0);
        check("pow", at(0, 2), 0, 0);
        check("pow", at(-0.0, 3), 0, 0);
        check("pow", at(0, -1), NEGATIVE_INFINITY, NEGATIVE_INFINITY);
        check("pow", at(2, 0), 0, Math.log(2));
        check("pow", at(MIN_VALUE, 0), 0, Math.log(MIN_VALUE));
        check("pow", at(-2, 3), 12, NaN);
        check("pow", at(-2, 0), 0, NaN);
        check("pow", at(-2, 0.5), NaN, NaN);
        check("pow", at(1, 1e300), 1e300, 0);
        check("pow", at(0.5, 1e300), 0, 0);
        check("pow", at(POSITIVE_INFINITY, -1), 0, 0);
    }

    @Test
    void exponentialsAndLogarithms() {
        check("exp", at(NEGATIVE_INFINITY), 0);
        check("exp", at(1000), POSITIVE_INFINITY);
        check("expm1", at(-100), Math.exp(-100));
        check("log", at(0), POSITIVE_INFINITY);
        check("log10", at(0), POSITIVE_INFINITY);
        check("log1p", at(-1), POSITIVE_INFINITY);
        check("log", at(POSITIVE_INFINITY), 0);
    }

    @Test
    void trigonometry() {
        check("asin", at(1), POSITIVE_INFINITY);
        check("asin", at(-1), POSITIVE_INFINITY);
        check("acos", at(1), NEGATIVE_INFINITY);
        check("acos", at(-1), NEGATIVE_INFINITY);
        check("asin", at(1.5), NaN);
        check("acos", at(-1e200), NaN);
        check("atan", at(1e200), 0);
        check("atan", at(NEGATIVE_INFINITY), 0);
        check("atan2", at(0, 0), NaN, NaN);
        check("atan2", at(0, -2), -0.5, 0);
        check("atan2", at(4, 0), 0, -0.25);
        check("toRadians", at(5), Math.toRadians(1));
        check("toDegrees", at(5), Math.toDegrees(1));
    }

    @Test
    void hyperbolicFunctions() {
        check("tanh", at(0), 1);
        check("tanh", at(-1000), 0);
        check("tanh", at(POSITIVE_INFINITY), 0);
        check("sinh", at(1000), POSITIVE_INFINITY);
        check("cosh", at(0), 0);
    }

    @Test
    void remainders() {
        check("IEEEremainder", at(5, 3), 1, -2);
        check("IEEEremainder", at(-5, 3), 1, 2);
        check("IEEEremainder", at(5, 2), 1, -2);
        check("IEEEremainder", at(5, POSITIVE_INFINITY), 1, 0);
        check(Operators.class, "rem", at(5, 3), 1, -1);
        check(Operators.class, "rem", at(-5, 3), 1, 1);
        check(Operators.class, "rem", at(5, -3), 1, 1);
        check(Operators.class, "rem", at(6, 3), 1, -2);
        check(Operators.class, "rem", at(5, POSITIVE_INFINITY), 1, 0);
        check(Operators.class, "rem", at(5, 0), 1, NaN);
    }

    /** 1 / 0.1 rounds to 10, but 0.1 is a little more than a tenth and goes only 9 times into 1. */
    @Test
    void aRemainderKnowsItsOwnQuotient() {
        assertTrue(1 % 0.1 > 0.09);
        check(Operators.class, "rem", at(1, 0.1), 1, -9);
    }

    @Test
    void otherArithmetic() {
        check("fma", at(2, 3, 4), 3, 2, 1);
        check("scalb", at(3, 4), 16);
        check("scalb", at(0, -4), 1 / 16.0);
        check("nextUp", at(0), 1);
        check("nextDown", at(1), 1);
        check("nextAfter", at(1, 2), 1, 0);
        check(Operators.class, "div", at(1, 0), POSITIVE_INFINITY, NEGATIVE_INFINITY);
        check(Operators.class, "div", at(0, 2), 0.5, 0);
    }

    private static double[] at(double... x) {
        return x;
    }

    private static void check(String name, double[] x, double... partials) {
        check(Math.class, name, x, partials);
        check(StrictMath.class, name, x, partials);
    }

    private static void check(Class<?> target, String name, double[] x, double... expected) {
        Rule.assertWithin(1, expected, Rule.named(target, name).partials(x), name + Arrays.toString(x));
    }
}
