package org.wengert.adapters.ejml;

import org.wengert.PullbackOf;

/** The pullbacks of operations entry by entry. A zero cotangent stays zero where the derivative is infinite. */
public final class Elementwise {
    private Elementwise() {}

    /** ā = ȳ b and b̄ = ȳ a. */
    @PullbackOf(type = Dense.class, method = "elementMult")
    public record Mult(double[][] a, double[][] b) {
        /** The forward sweep. */
        public static Mult of(double[][] a, double[][] b) {
            return new Mult(a, b);
        }

        /** The result. */
        public double[][] value() {
            return Dense.elementMult(a, b);
        }

        /** The reverse sweep. */
        public Products.Gradient apply(double[][] seed) {
            return new Products.Gradient(Rows.map(seed, b, Rows::scale), Rows.map(seed, a, Rows::scale));
        }

        /** Forward mode. */
        public static double[][] pushforward(double[][] a, double[][] b, double[][] aDot, double[][] bDot) {
            return Dense.add(Rows.map(aDot, b, Rows::scale), Rows.map(bDot, a, Rows::scale));
        }
    }

    /** y = a / b, so ā = ȳ / b and b̄ = −ȳ y / b. */
    @PullbackOf(type = Dense.class, method = "elementDiv")
    public record Div(double[][] b, double[][] value) {
        /** The forward sweep. */
        public static Div of(double[][] a, double[][] b) {
            return new Div(b, Dense.elementDiv(a, b));
        }

        /** The reverse sweep. */
        public Products.Gradient apply(double[][] seed) {
            double[][] aBar = Rows.map(seed, b, (s, d) -> Rows.scale(s, 1 / d));
            return new Products.Gradient(aBar, Rows.map(aBar, value, (s, y) -> Rows.scale(s, -y)));
        }

        /** Forward mode. */
        public static Push pushforward(double[][] a, double[][] b, double[][] aDot, double[][] bDot) {
            double[][] y = Dense.elementDiv(a, b);
            double[][] numerator = Dense.subtract(aDot, Rows.map(bDot, y, Rows::scale));
            return new Push(y, Rows.map(numerator, b, (s, d) -> Rows.scale(s, 1 / d)));
        }
    }

    /** ā = ȳ p a^(p−1), and p̄ sums ȳ a^p ln a, which is nothing for a zero to a positive power. */
    @PullbackOf(type = Dense.class, method = "elementPower")
    public record Power(double[][] a, double p, double[][] value) {
        /** The forward sweep. */
        public static Power of(double[][] a, double p) {
            return new Power(a, p, Dense.elementPower(a, p));
        }

        /** The reverse sweep. */
        public Gradient apply(double[][] seed) {
            double[][] aBar = Rows.map(seed, a, (s, x) -> Rows.scale(s, byBase(x, p)));
            double pBar = 0;
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a[i].length; j++)
                    pBar += Rows.scale(seed[i][j], byExponent(a[i][j], p, value[i][j]));
            }
            return new Gradient(aBar, pBar);
        }

        private static double byBase(double x, double p) {
            return p == 0 ? 0 : p * Math.pow(x, p - 1);
        }

        private static double byExponent(double x, double p, double y) {
            return x == 0 && p > 0 ? 0 : y * Math.log(x);
        }

        /** Forward mode. */
        public static Push pushforward(double[][] a, double p, double[][] aDot, double pDot) {
            double[][] y = Dense.elementPower(a, p);
            double[][] dot = Rows.map(aDot, a, (t, x) -> Rows.scale(t, byBase(x, p)));
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a[i].length; j++) dot[i][j] += Rows.scale(pDot, byExponent(a[i][j], p, y[i][j]));
            }
            return new Push(y, dot);
        }

        /**
         * The cotangents.
         *
         * @param a of the matrix
         * @param p of the exponent
         */
        public record Gradient(double[][] a, double p) {}
    }

    /** ā = ȳ y. */
    @PullbackOf(type = Dense.class, method = "elementExp")
    public record Exp(double[][] value) {
        /** The forward sweep. */
        public static Exp of(double[][] a) {
            return new Exp(Dense.elementExp(a));
        }

        /** The reverse sweep. */
        public double[][] apply(double[][] seed) {
            return Rows.map(seed, value, Rows::scale);
        }

        /** Forward mode. */
        public static Push pushforward(double[][] a, double[][] aDot) {
            double[][] y = Dense.elementExp(a);
            return new Push(y, Rows.map(aDot, y, Rows::scale));
        }
    }

    /** ā = ȳ / a. */
    @PullbackOf(type = Dense.class, method = "elementLog")
    public record Log(double[][] a) {
        /** The forward sweep. */
        public static Log of(double[][] a) {
            return new Log(a);
        }

        /** The result. */
        public double[][] value() {
            return Dense.elementLog(a);
        }

        /** The reverse sweep. */
        public double[][] apply(double[][] seed) {
            return Rows.map(seed, a, (s, x) -> Rows.scale(s, 1 / x));
        }

        /** Forward mode. */
        public static double[][] pushforward(double[][] a, double[][] aDot) {
            return new Log(a).apply(aDot);
        }
    }

    /**
     * A matrix and its tangent.
     *
     * @param value the matrix
     * @param tangent its tangent
     */
    public record Push(double[][] value, double[][] tangent) {}
}
