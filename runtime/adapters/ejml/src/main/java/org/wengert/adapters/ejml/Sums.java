package org.wengert.adapters.ejml;

import org.wengert.PullbackOf;

/** The pullbacks of linear operations. */
public final class Sums {
    private Sums() {}

    /** Both have the cotangent of the sum. */
    @PullbackOf(type = Dense.class, method = "add")
    public record Add(double[][] value) {
        /** The forward sweep. */
        public static Add of(double[][] a, double[][] b) {
            return new Add(Dense.add(a, b));
        }

        /** The reverse sweep. */
        public Products.Gradient apply(double[][] seed) {
            return new Products.Gradient(seed, Dense.scale(1, seed));
        }

        /** Forward mode. */
        public static double[][] pushforward(double[][] a, double[][] b, double[][] aDot, double[][] bDot) {
            return Dense.add(aDot, bDot);
        }
    }

    /** The second has the opposite of the cotangent of the difference. */
    @PullbackOf(type = Dense.class, method = "subtract")
    public record Subtract(double[][] value) {
        /** The forward sweep. */
        public static Subtract of(double[][] a, double[][] b) {
            return new Subtract(Dense.subtract(a, b));
        }

        /** The reverse sweep. */
        public Products.Gradient apply(double[][] seed) {
            return new Products.Gradient(seed, Dense.scale(-1, seed));
        }

        /** Forward mode. */
        public static double[][] pushforward(double[][] a, double[][] b, double[][] aDot, double[][] bDot) {
            return Dense.subtract(aDot, bDot);
        }
    }

    /** y = α a, so ᾱ = Σ ȳ_ij a_ij and ā = α ȳ. */
    @PullbackOf(type = Dense.class, method = "scale")
    public record Scale(double alpha, double[][] a) {
        /** The forward sweep. */
        public static Scale of(double alpha, double[][] a) {
            return new Scale(alpha, a);
        }

        /** The result. */
        public double[][] value() {
            return Dense.scale(alpha, a);
        }

        /** The reverse sweep. */
        public Gradient apply(double[][] seed) {
            return new Gradient(Rows.inner(seed, a), Dense.scale(alpha, seed));
        }

        /** Forward mode. */
        public static double[][] pushforward(double alpha, double[][] a, double alphaDot, double[][] aDot) {
            return Dense.add(Dense.scale(alphaDot, a), Dense.scale(alpha, aDot));
        }

        /**
         * The cotangents.
         *
         * @param alpha of the factor
         * @param a of the matrix
         */
        public record Gradient(double alpha, double[][] a) {}
    }

    /** The transpose of the cotangent. */
    @PullbackOf(type = Dense.class, method = "transpose")
    public record Transpose(double[][] value) {
        /** The forward sweep. */
        public static Transpose of(double[][] a) {
            return new Transpose(Dense.transpose(a));
        }

        /** The reverse sweep. */
        public double[][] apply(double[][] seed) {
            return Dense.transpose(seed);
        }

        /** Forward mode. */
        public static double[][] pushforward(double[][] a, double[][] aDot) {
            return Dense.transpose(aDot);
        }
    }

    /** The seed on the diagonal. */
    @PullbackOf(type = Dense.class, method = "trace")
    public record Trace(int rows, int columns, double value) {
        /** The forward sweep. */
        public static Trace of(double[][] a) {
            return new Trace(a.length, a[0].length, Dense.trace(a));
        }

        /** The reverse sweep. */
        public double[][] apply(double seed) {
            double[][] bar = new double[rows][columns];
            for (int i = 0; i < Math.min(rows, columns); i++) bar[i][i] = seed;
            return bar;
        }

        /** Forward mode. */
        public static double pushforward(double[][] a, double[][] aDot) {
            return Dense.trace(aDot);
        }
    }
}
