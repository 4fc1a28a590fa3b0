package org.wengert.processor.rules.builtin;

/** Java's operators, written as the methods that {@link OperatorDerivatives} speaks of. */
public final class Operators {
    private Operators() {}

    public static double add(double x, double y) {
        return x + y;
    }

    public static double sub(double x, double y) {
        return x - y;
    }

    public static double mul(double x, double y) {
        return x * y;
    }

    public static double div(double x, double y) {
        return x / y;
    }

    public static double rem(double x, double y) {
        return x % y;
    }

    public static double neg(double x) {
        return -x;
    }
}
