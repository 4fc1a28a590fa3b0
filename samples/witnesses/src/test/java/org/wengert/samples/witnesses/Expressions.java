package org.wengert.samples.witnesses;

import org.wengert.Differentiable;

/** Functions of one number, and their derivatives up to the third by nesting: each is the derivative of the one before. */
final class Expressions {
    private Expressions() {}

    @Differentiable(wrt = "x")
    static double powers(double x, int which) {
        return switch (which) {
            case 0 -> x * x * x;
            case 1 -> (x * x - 2) / (x + 3);
            case 2 -> 1 / (1 + x * x);
            case 3 -> Math.sqrt(x * x + 1);
            case 4 -> Math.pow(x, 2.5);
            case 5 -> Math.pow(x, x);
            case 6 -> Math.cbrt(x) * x;
            case 7 -> Math.hypot(x, x * x);
            case 8 -> x / Math.sqrt(x + 2);
            case 9 -> Math.pow(x + 1, -3) * Math.pow(x, 4);
            default -> throw new IllegalArgumentException();
        };
    }

    @Differentiable(wrt = "x")
    static double powersFirst(double x, int which) {
        return ExpressionsPowers.gradient(x, which);
    }

    @Differentiable(wrt = "x")
    static double powersSecond(double x, int which) {
        return ExpressionsPowersFirst.pushforward(x, which, 1).tangent();
    }

    @Differentiable(wrt = "x", name = "ExpressionsPowersMixed")
    static double powersSecondInReverse(double x, int which) {
        return ExpressionsPowersFirst.pullback(x, which).apply(1);
    }

    @Differentiable(wrt = "x")
    static double exponentials(double x, int which) {
        return switch (which) {
            case 0 -> Math.exp(x);
            case 1 -> Math.exp(-x * x);
            case 2 -> Math.log(x);
            case 3 -> x * Math.log(x);
            case 4 -> Math.log(1 + Math.exp(x));
            case 5 -> 1 / (1 + Math.exp(-x));
            case 6 -> Math.expm1(x) / x;
            case 7 -> Math.log1p(x) * x;
            case 8 -> Math.log10(x) / x;
            case 9 -> Math.exp(Math.exp(-x));
            default -> throw new IllegalArgumentException();
        };
    }

    @Differentiable(wrt = "x")
    static double exponentialsFirst(double x, int which) {
        return ExpressionsExponentials.gradient(x, which);
    }

    @Differentiable(wrt = "x")
    static double exponentialsSecond(double x, int which) {
        return ExpressionsExponentialsFirst.pushforward(x, which, 1).tangent();
    }

    @Differentiable(wrt = "x", name = "ExpressionsExponentialsMixed")
    static double exponentialsSecondInReverse(double x, int which) {
        return ExpressionsExponentialsFirst.pullback(x, which).apply(1);
    }

    @Differentiable(wrt = "x")
    static double circular(double x, int which) {
        return switch (which) {
            case 0 -> Math.sin(x);
            case 1 -> Math.cos(x) * x;
            case 2 -> Math.tan(x / 2);
            case 3 -> Math.sin(x * x);
            case 4 -> Math.sin(Math.cos(x));
            case 5 -> Math.asin(x / 3);
            case 6 -> Math.acos(x / 4) * x;
            case 7 -> Math.atan(x * x);
            case 8 -> Math.atan2(x, x * x + 1);
            case 9 -> Math.sin(x) / x;
            default -> throw new IllegalArgumentException();
        };
    }

    @Differentiable(wrt = "x")
    static double circularFirst(double x, int which) {
        return ExpressionsCircular.gradient(x, which);
    }

    @Differentiable(wrt = "x")
    static double circularSecond(double x, int which) {
        return ExpressionsCircularFirst.pushforward(x, which, 1).tangent();
    }

    @Differentiable(wrt = "x", name = "ExpressionsCircularMixed")
    static double circularSecondInReverse(double x, int which) {
        return ExpressionsCircularFirst.pullback(x, which).apply(1);
    }

    @Differentiable(wrt = "x")
    static double hyperbolic(double x, int which) {
        return switch (which) {
            case 0 -> Math.sinh(x);
            case 1 -> Math.cosh(x) / (1 + x);
            case 2 -> Math.tanh(x);
            case 3 -> Math.tanh(x * x) * x;
            case 4 -> Math.log(Math.cosh(x));
            case 5 -> Math.sinh(Math.sin(x));
            case 6 -> Math.cosh(Math.sqrt(x));
            case 7 -> 1 / Math.cosh(x);
            case 8 -> Math.tanh(Math.exp(-x));
            case 9 -> Math.sinh(x) * Math.cosh(x);
            default -> throw new IllegalArgumentException();
        };
    }

    @Differentiable(wrt = "x")
    static double hyperbolicFirst(double x, int which) {
        return ExpressionsHyperbolic.gradient(x, which);
    }

    @Differentiable(wrt = "x")
    static double hyperbolicSecond(double x, int which) {
        return ExpressionsHyperbolicFirst.pushforward(x, which, 1).tangent();
    }

    @Differentiable(wrt = "x", name = "ExpressionsHyperbolicMixed")
    static double hyperbolicSecondInReverse(double x, int which) {
        return ExpressionsHyperbolicFirst.pullback(x, which).apply(1);
    }

    @Differentiable(wrt = "x")
    static double compositions(double x, int which) {
        return switch (which) {
            case 0 -> Math.exp(Math.sin(x)) / (1 + x * x);
            case 1 -> Math.log(x * x + Math.cos(x));
            case 2 -> Math.sqrt(Math.exp(x) + Math.sin(x));
            case 3 -> Math.atan(Math.exp(x) * Math.tanh(x));
            case 4 -> Math.pow(Math.sin(x) + 2, x);
            case 5 -> Math.sin(1 / (x + 0.5));
            case 6 -> Math.exp(-x) * Math.cos(3 * x);
            case 7 -> Math.cbrt(x * x + 1) - Math.tan(x / 3);
            case 8 -> Math.log(Math.log(x + 3));
            case 9 -> Math.hypot(Math.exp(x), Math.cosh(x)) * x;
            default -> throw new IllegalArgumentException();
        };
    }

    @Differentiable(wrt = "x")
    static double compositionsFirst(double x, int which) {
        return ExpressionsCompositions.gradient(x, which);
    }

    @Differentiable(wrt = "x")
    static double compositionsSecond(double x, int which) {
        return ExpressionsCompositionsFirst.pushforward(x, which, 1).tangent();
    }

    @Differentiable(wrt = "x", name = "ExpressionsCompositionsMixed")
    static double compositionsSecondInReverse(double x, int which) {
        return ExpressionsCompositionsFirst.pullback(x, which).apply(1);
    }
}
