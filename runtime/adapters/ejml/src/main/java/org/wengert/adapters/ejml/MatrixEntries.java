package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The pullbacks of what reads and writes entries of matrices, and of copies. */
public final class MatrixEntries {
    private MatrixEntries() {}

    private static DMatrixRMaj unit(DMatrixRMaj like, int i, int j, double value) {
        DMatrixRMaj all = MatrixTangent.zero(like);
        all.set(i, j, value);
        return all;
    }

    private static DMatrixRMaj with(DMatrixRMaj a, int i, int j, double value) {
        DMatrixRMaj copy = a.copy();
        copy.set(i, j, value);
        return copy;
    }

    /** aᵢⱼ. */
    @PullbackOf(type = DMatrixRMaj.class, method = "get")
    public record Get(DMatrixRMaj a, int i, int j, double value) {
        /** The forward sweep. */
        public static Get of(DMatrixRMaj a, int i, int j) {
            return new Get(a, i, j, a.get(i, j));
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(double seed) {
            return unit(a, i, j, seed);
        }

        /** Forward mode. */
        public static double pushforward(DMatrixRMaj a, int i, int j, DMatrixRMaj aDot) {
            return aDot.get(i, j);
        }
    }

    /** aᵢⱼ becomes v. */
    @PullbackOf(type = DMatrixRMaj.class, method = "set")
    public record Set(int i, int j, DMatrixRMaj a) {
        /**
         * The matrix, and its cotangents.
         *
         * @param a the matrix
         */
        public record Result(DMatrixRMaj a) {}

        /**
         * The cotangents.
         *
         * @param a of the matrix as it was
         * @param v of the entry
         */
        public record Gradient(DMatrixRMaj a, double v) {}

        /** The forward sweep. */
        public static Set of(@Overwritten DMatrixRMaj a, int i, int j, double v) {
            return new Set(i, j, with(a, i, j, v));
        }

        /** The result. */
        public Result value() {
            return new Result(a);
        }

        /** The reverse sweep. */
        public Gradient apply(Result seed) {
            return new Gradient(with(seed.a(), i, j, 0), seed.a().get(i, j));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(DMatrixRMaj a, int i, int j, double v, DMatrixRMaj aDot, double vDot) {
            return with(aDot, i, j, vDot);
        }
    }

    /** aᵢⱼ becomes aᵢⱼ + v. */
    @PullbackOf(type = DMatrixRMaj.class, method = "add")
    public record Add(int i, int j, DMatrixRMaj a) {
        /** The forward sweep. */
        public static Add of(@Overwritten DMatrixRMaj a, int i, int j, double v) {
            return new Add(i, j, with(a, i, j, a.get(i, j) + v));
        }

        /** The result. */
        public Set.Result value() {
            return new Set.Result(a);
        }

        /** The reverse sweep. */
        public Set.Gradient apply(Set.Result seed) {
            return new Set.Gradient(seed.a(), seed.a().get(i, j));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(DMatrixRMaj a, int i, int j, double v, DMatrixRMaj aDot, double vDot) {
            return with(aDot, i, j, aDot.get(i, j) + vDot);
        }
    }

    /** Another matrix of the same entries. */
    @PullbackOf(type = DMatrixRMaj.class, method = "copy")
    public record Copy(DMatrixRMaj value) {
        /** The forward sweep. */
        public static Copy of(DMatrixRMaj a) {
            return new Copy(a.copy());
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(DMatrixRMaj seed) {
            return seed;
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(DMatrixRMaj a, DMatrixRMaj aDot) {
            return aDot;
        }
    }

    /** A matrix of rows. */
    @PullbackOf(type = Dense.class, method = "matrix")
    public record OfRows(DMatrixRMaj value) {
        /** The forward sweep. */
        public static OfRows of(double[][] rows) {
            return new OfRows(Dense.matrix(rows));
        }

        /** The reverse sweep. */
        public double[][] apply(DMatrixRMaj seed) {
            return Dense.rows(seed);
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(double[][] rows, double[][] rowsDot) {
            return Dense.matrix(rowsDot);
        }
    }

    /** The rows of a matrix. */
    @PullbackOf(type = Dense.class, method = "rows")
    public record ToRows(double[][] value) {
        /** The forward sweep. */
        public static ToRows of(DMatrixRMaj a) {
            return new ToRows(Dense.rows(a));
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(double[][] seed) {
            return Dense.matrix(seed);
        }

        /** Forward mode. */
        public static double[][] pushforward(DMatrixRMaj a, DMatrixRMaj aDot) {
            return Dense.rows(aDot);
        }
    }
}
