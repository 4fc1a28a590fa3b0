package org.wengert.adapters.ejml;

import org.wengert.PullbackOf;

/** The pullbacks of products. */
public final class Products {
    private Products() {}

    /**
     * The cotangents of two matrices.
     *
     * @param a of the first
     * @param b of the second
     */
    public record Gradient(double[][] a, double[][] b) {}

    /** c = a b, so ā = c̄ bᵀ and b̄ = aᵀ c̄. */
    @PullbackOf(type = Dense.class, method = "mult")
    public record Mult(double[][] a, double[][] b) {
        /** The forward sweep. */
        public static Mult of(double[][] a, double[][] b) {
            return new Mult(a, b);
        }

        /** The result. */
        public double[][] value() {
            return Dense.mult(a, b);
        }

        /** The reverse sweep. */
        public Gradient apply(double[][] seed) {
            return new Gradient(Dense.multTransB(seed, b), Dense.multTransA(a, seed));
        }

        /** Forward mode. */
        public static double[][] pushforward(double[][] a, double[][] b, double[][] aDot, double[][] bDot) {
            return Dense.add(Dense.mult(aDot, b), Dense.mult(a, bDot));
        }
    }

    /** c = aᵀ b, so ā = b c̄ᵀ and b̄ = a c̄. */
    @PullbackOf(type = Dense.class, method = "multTransA")
    public record MultTransA(double[][] a, double[][] b) {
        /** The forward sweep. */
        public static MultTransA of(double[][] a, double[][] b) {
            return new MultTransA(a, b);
        }

        /** The result. */
        public double[][] value() {
            return Dense.multTransA(a, b);
        }

        /** The reverse sweep. */
        public Gradient apply(double[][] seed) {
            return new Gradient(Dense.multTransB(b, seed), Dense.mult(a, seed));
        }

        /** Forward mode. */
        public static double[][] pushforward(double[][] a, double[][] b, double[][] aDot, double[][] bDot) {
            return Dense.add(Dense.multTransA(aDot, b), Dense.multTransA(a, bDot));
        }
    }

    /** c = a bᵀ, so ā = c̄ b and b̄ = c̄ᵀ a. */
    @PullbackOf(type = Dense.class, method = "multTransB")
    public record MultTransB(double[][] a, double[][] b) {
        /** The forward sweep. */
        public static MultTransB of(double[][] a, double[][] b) {
            return new MultTransB(a, b);
        }

        /** The result. */
        public double[][] value() {
            return Dense.multTransB(a, b);
        }

        /** The reverse sweep. */
        public Gradient apply(double[][] seed) {
            return new Gradient(Dense.mult(seed, b), Dense.multTransA(seed, a));
        }

        /** Forward mode. */
        public static double[][] pushforward(double[][] a, double[][] b, double[][] aDot, double[][] bDot) {
            return Dense.add(Dense.multTransB(aDot, b), Dense.multTransB(a, bDot));
        }
    }

    /** c = aᵀ bᵀ, so ā = bᵀ c̄ᵀ and b̄ = c̄ᵀ aᵀ. */
    @PullbackOf(type = Dense.class, method = "multTransAB")
    public record MultTransAB(double[][] a, double[][] b) {
        /** The forward sweep. */
        public static MultTransAB of(double[][] a, double[][] b) {
            return new MultTransAB(a, b);
        }

        /** The result. */
        public double[][] value() {
            return Dense.multTransAB(a, b);
        }

        /** The reverse sweep. */
        public Gradient apply(double[][] seed) {
            return new Gradient(Dense.multTransAB(b, seed), Dense.multTransAB(seed, a));
        }

        /** Forward mode. */
        public static double[][] pushforward(double[][] a, double[][] b, double[][] aDot, double[][] bDot) {
            return Dense.add(Dense.multTransAB(aDot, b), Dense.multTransAB(a, bDot));
        }
    }

    /**
     * The cotangents of a matrix and a vector.
     *
     * @param a of the matrix
     * @param x of the vector
     */
    public record VectorGradient(double[][] a, double[] x) {}

    /** y = a x, so ā = ȳ xᵀ and x̄ = aᵀ ȳ. */
    @PullbackOf(type = Dense.class, method = "mult")
    public record MultVector(double[][] a, double[] x) {
        /** The forward sweep. */
        public static MultVector of(double[][] a, double[] x) {
            return new MultVector(a, x);
        }

        /** The result. */
        public double[] value() {
            return Dense.mult(a, x);
        }

        /** The reverse sweep. */
        public VectorGradient apply(double[] seed) {
            return new VectorGradient(Rows.outer(1, seed, x), Dense.multTransA(a, seed));
        }

        /** Forward mode. */
        public static double[] pushforward(double[][] a, double[] x, double[][] aDot, double[] xDot) {
            return Rows.plus(Dense.mult(aDot, x), Dense.mult(a, xDot));
        }
    }

    /** y = aᵀ x, so ā = x ȳᵀ and x̄ = a ȳ. */
    @PullbackOf(type = Dense.class, method = "multTransA")
    public record MultTransVector(double[][] a, double[] x) {
        /** The forward sweep. */
        public static MultTransVector of(double[][] a, double[] x) {
            return new MultTransVector(a, x);
        }

        /** The result. */
        public double[] value() {
            return Dense.multTransA(a, x);
        }

        /** The reverse sweep. */
        public VectorGradient apply(double[] seed) {
            return new VectorGradient(Rows.outer(1, x, seed), Dense.mult(a, seed));
        }

        /** Forward mode. */
        public static double[] pushforward(double[][] a, double[] x, double[][] aDot, double[] xDot) {
            return Rows.plus(Dense.multTransA(aDot, x), Dense.multTransA(a, xDot));
        }
    }

    /** x̄ = s y and ȳ = s x. */
    @PullbackOf(type = Dense.class, method = "dot")
    public record Dot(double[] x, double[] y) {
        /** The forward sweep. */
        public static Dot of(double[] x, double[] y) {
            return new Dot(x, y);
        }

        /** The result. */
        public double value() {
            return Dense.dot(x, y);
        }

        /** The reverse sweep. */
        public Gradient apply(double seed) {
            double[] xBar = new double[x.length];
            double[] yBar = new double[y.length];
            for (int i = 0; i < x.length; i++) {
                xBar[i] = seed * y[i];
                yBar[i] = seed * x[i];
            }
            return new Gradient(xBar, yBar);
        }

        /** Forward mode. */
        public static double pushforward(double[] x, double[] y, double[] xDot, double[] yDot) {
            return Dense.dot(xDot, y) + Dense.dot(x, yDot);
        }

        /**
         * The cotangents of two vectors.
         *
         * @param x of the first
         * @param y of the second
         */
        public record Gradient(double[] x, double[] y) {}
    }
}
