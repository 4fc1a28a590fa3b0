package org.wengert.adapters.ejml;

import org.ejml.UtilEjml;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The pullbacks of products of matrices. What the matrix for the product held before does not matter. */
public final class MatrixProducts {
    private MatrixProducts() {}

    /**
     * The product, and its cotangents.
     *
     * @param c the product
     */
    public record Product(DMatrixRMaj c) {}

    /**
     * The cotangents of the factors.
     *
     * @param a of the first
     * @param b of the second
     */
    public record Gradient(DMatrixRMaj a, DMatrixRMaj b) {}

    private static void requireOther(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        if (c == null) return;
        UtilEjml.assertTrue(a != c && b != c, "Neither 'a' or 'b' can be the same matrix as 'c'");
    }

    private static DMatrixRMaj mult(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.mult(a, b, null);
    }

    private static DMatrixRMaj multTransA(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.multTransA(a, b, null);
    }

    private static DMatrixRMaj multTransB(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.multTransB(a, b, null);
    }

    private static DMatrixRMaj multTransAB(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.multTransAB(a, b, null);
    }

    private static DMatrixRMaj sum(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.add(a, b, a);
    }

    /** c = a b, so ā = c̄ bᵀ and b̄ = aᵀ c̄. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "mult")
    public record Mult(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        /** The forward sweep. */
        public static Mult of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
            requireOther(a, b, c);
            return new Mult(a, b, MatrixProducts.mult(a, b));
        }

        /** The product. */
        public Product value() {
            return new Product(c);
        }

        /** The reverse sweep. */
        public Gradient apply(Product seed) {
            return new Gradient(MatrixProducts.multTransB(seed.c(), b), MatrixProducts.multTransA(a, seed.c()));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(
                DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            return sum(MatrixProducts.mult(aDot, b), MatrixProducts.mult(a, bDot));
        }
    }

    /** c = aᵀ b, so ā = b c̄ᵀ and b̄ = a c̄. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "multTransA")
    public record MultTransA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        /** The forward sweep. */
        public static MultTransA of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
            requireOther(a, b, c);
            return new MultTransA(a, b, MatrixProducts.multTransA(a, b));
        }

        /** The product. */
        public Product value() {
            return new Product(c);
        }

        /** The reverse sweep. */
        public Gradient apply(Product seed) {
            return new Gradient(MatrixProducts.multTransB(b, seed.c()), MatrixProducts.mult(a, seed.c()));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(
                DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            return sum(MatrixProducts.multTransA(aDot, b), MatrixProducts.multTransA(a, bDot));
        }
    }

    /** c = a bᵀ, so ā = c̄ b and b̄ = c̄ᵀ a. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "multTransB")
    public record MultTransB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        /** The forward sweep. */
        public static MultTransB of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
            requireOther(a, b, c);
            return new MultTransB(a, b, MatrixProducts.multTransB(a, b));
        }

        /** The product. */
        public Product value() {
            return new Product(c);
        }

        /** The reverse sweep. */
        public Gradient apply(Product seed) {
            return new Gradient(MatrixProducts.mult(seed.c(), b), MatrixProducts.multTransA(seed.c(), a));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(
                DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            return sum(MatrixProducts.multTransB(aDot, b), MatrixProducts.multTransB(a, bDot));
        }
    }

    /** c = aᵀ bᵀ, so ā = bᵀ c̄ᵀ and b̄ = c̄ᵀ aᵀ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "multTransAB")
    public record MultTransAB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        /** The forward sweep. */
        public static MultTransAB of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
            requireOther(a, b, c);
            return new MultTransAB(a, b, MatrixProducts.multTransAB(a, b));
        }

        /** The product. */
        public Product value() {
            return new Product(c);
        }

        /** The reverse sweep. */
        public Gradient apply(Product seed) {
            return new Gradient(MatrixProducts.multTransAB(b, seed.c()), MatrixProducts.multTransAB(seed.c(), a));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(
                DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            return sum(MatrixProducts.multTransAB(aDot, b), MatrixProducts.multTransAB(a, bDot));
        }
    }

    /** s = Σ aᵢ bᵢ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "dot")
    public record Dot(DMatrixRMaj a, DMatrixRMaj b) {
        /** The forward sweep. */
        public static Dot of(DMatrixRMaj a, DMatrixRMaj b) {
            return new Dot(a, b);
        }

        /** The product. */
        public double value() {
            return CommonOps_DDRM.dot(a, b);
        }

        /** The reverse sweep. */
        public Gradient apply(double seed) {
            return new Gradient(MatrixSums.scaled(seed, b), MatrixSums.scaled(seed, a));
        }

        /** Forward mode. */
        public static double pushforward(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            return CommonOps_DDRM.dot(aDot, b) + CommonOps_DDRM.dot(a, bDot);
        }
    }
}
