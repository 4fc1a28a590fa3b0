package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The pullbacks of what is linear in matrices. */
public final class MatrixSums {
    private MatrixSums() {}

    /**
     * The result where it is {@code c}, and its cotangents.
     *
     * @param c the result
     */
    public record Sum(DMatrixRMaj c) {}

    /**
     * The cotangents of a number and a matrix.
     *
     * @param alpha of the number
     * @param a of the matrix
     */
    public record Scaled(double alpha, DMatrixRMaj a) {}

    static DMatrixRMaj scaled(double factor, DMatrixRMaj a) {
        DMatrixRMaj c = new DMatrixRMaj(a.numRows, a.numCols);
        CommonOps_DDRM.scale(factor, a, c);
        return c;
    }

    static DMatrixRMaj transposed(DMatrixRMaj a) {
        return CommonOps_DDRM.transpose(a, null);
    }

    /** c = a + b. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "add")
    public record Add(DMatrixRMaj c) {
        /** The forward sweep. */
        public static Add of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
            return new Add(CommonOps_DDRM.add(a, b, null));
        }

        /** The result. */
        public Sum value() {
            return new Sum(c);
        }

        /** The reverse sweep. */
        public MatrixProducts.Gradient apply(Sum seed) {
            return new MatrixProducts.Gradient(seed.c(), scaled(1, seed.c()));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(
                DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            return CommonOps_DDRM.add(aDot, bDot, null);
        }
    }

    /** c = a − b. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "subtract")
    public record Subtract(DMatrixRMaj c) {
        /** The forward sweep. */
        public static Subtract of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
            return new Subtract(CommonOps_DDRM.subtract(a, b, null));
        }

        /** The result. */
        public Sum value() {
            return new Sum(c);
        }

        /** The reverse sweep. */
        public MatrixProducts.Gradient apply(Sum seed) {
            return new MatrixProducts.Gradient(seed.c(), scaled(-1, seed.c()));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(
                DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            return CommonOps_DDRM.subtract(aDot, bDot, null);
        }
    }

    /** a becomes a + b. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "addEquals")
    public record AddEquals(DMatrixRMaj a) {
        /**
         * The sum, and its cotangents.
         *
         * @param a the sum
         */
        public record Result(DMatrixRMaj a) {}

        /** The forward sweep. */
        public static AddEquals of(@Overwritten DMatrixRMaj a, DMatrixRMaj b) {
            DMatrixRMaj sum = a.copy();
            CommonOps_DDRM.addEquals(sum, b);
            return new AddEquals(sum);
        }

        /** The result. */
        public Result value() {
            return new Result(a);
        }

        /** The reverse sweep. */
        public MatrixProducts.Gradient apply(Result seed) {
            return new MatrixProducts.Gradient(seed.a(), scaled(1, seed.a()));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            DMatrixRMaj sum = aDot.copy();
            CommonOps_DDRM.addEquals(sum, bDot);
            return sum;
        }
    }

    /** a becomes a − b. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "subtractEquals")
    public record SubtractEquals(DMatrixRMaj a) {
        /**
         * The sum, and its cotangents.
         *
         * @param a the sum
         */
        public record Result(DMatrixRMaj a) {}

        /** The forward sweep. */
        public static SubtractEquals of(@Overwritten DMatrixRMaj a, DMatrixRMaj b) {
            DMatrixRMaj sum = a.copy();
            CommonOps_DDRM.subtractEquals(sum, b);
            return new SubtractEquals(sum);
        }

        /** The result. */
        public Result value() {
            return new Result(a);
        }

        /** The reverse sweep. */
        public MatrixProducts.Gradient apply(Result seed) {
            return new MatrixProducts.Gradient(seed.a(), scaled(-1, seed.a()));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj aDot, DMatrixRMaj bDot) {
            DMatrixRMaj sum = aDot.copy();
            CommonOps_DDRM.subtractEquals(sum, bDot);
            return sum;
        }
    }

    /** a becomes α a. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "scale")
    public record Scale(double alpha, DMatrixRMaj a) {
        /**
         * The result, and its cotangents.
         *
         * @param a the result
         */
        public record Result(DMatrixRMaj a) {}

        /** The forward sweep. */
        public static Scale of(double alpha, @Overwritten DMatrixRMaj a) {
            return new Scale(alpha, a);
        }

        /** The result. */
        public Result value() {
            return new Result(scaled(alpha, a));
        }

        /** The reverse sweep. */
        public Scaled apply(Result seed) {
            return new Scaled(Rows.inner(seed.a(), a), scaled(alpha, seed.a()));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(double alpha, DMatrixRMaj a, double alphaDot, DMatrixRMaj aDot) {
            return CommonOps_DDRM.add(alphaDot, a, alpha, aDot, null);
        }
    }

    /** b = α a. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "scale")
    public record ScaleTo(double alpha, DMatrixRMaj a) {
        /**
         * The result, and its cotangents.
         *
         * @param b the result
         */
        public record Result(DMatrixRMaj b) {}

        /** The forward sweep. */
        public static ScaleTo of(double alpha, DMatrixRMaj a, @Overwritten DMatrixRMaj b) {
            return new ScaleTo(alpha, a);
        }

        /** The result. */
        public Result value() {
            return new Result(scaled(alpha, a));
        }

        /** The reverse sweep. */
        public Scaled apply(Result seed) {
            return new Scaled(Rows.inner(seed.b(), a), scaled(alpha, seed.b()));
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(
                double alpha, DMatrixRMaj a, DMatrixRMaj b, double alphaDot, DMatrixRMaj aDot) {
            return CommonOps_DDRM.add(alphaDot, a, alpha, aDot, null);
        }
    }

    /** c = aᵀ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "transpose")
    public record Transpose(DMatrixRMaj c) {
        /** The forward sweep. */
        public static Transpose of(DMatrixRMaj a, @Overwritten DMatrixRMaj c) {
            return new Transpose(transposed(a));
        }

        /** The result. */
        public Sum value() {
            return new Sum(c);
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(Sum seed) {
            return transposed(seed.c());
        }

        /** Forward mode. */
        public static DMatrixRMaj pushforward(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj aDot) {
            return transposed(aDot);
        }
    }

    /** t = Σ aᵢᵢ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "trace")
    public record Trace(int rows, int columns, double value) {
        /** The forward sweep. */
        public static Trace of(DMatrixRMaj a) {
            return new Trace(a.numRows, a.numCols, CommonOps_DDRM.trace(a));
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(double seed) {
            DMatrixRMaj bar = new DMatrixRMaj(rows, columns);
            for (int i = 0; i < Math.min(rows, columns); i++) bar.set(i, i, seed);
            return bar;
        }

        /** Forward mode. */
        public static double pushforward(DMatrixRMaj a, DMatrixRMaj aDot) {
            return CommonOps_DDRM.trace(aDot);
        }
    }

    /** s = Σ aᵢⱼ. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "elementSum")
    public record ElementSum(int rows, int columns, double value) {
        /** The forward sweep. */
        public static ElementSum of(DMatrixRMaj a) {
            return new ElementSum(a.numRows, a.numCols, CommonOps_DDRM.elementSum(a));
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(double seed) {
            DMatrixRMaj bar = new DMatrixRMaj(rows, columns);
            bar.fill(seed);
            return bar;
        }

        /** Forward mode. */
        public static double pushforward(DMatrixRMaj a, DMatrixRMaj aDot) {
            return CommonOps_DDRM.elementSum(aDot);
        }
    }
}
