package org.wengert.adapters.ejml;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The pullbacks of solutions, inverses and determinants of matrices. What has found no solution has no derivative but that of what it has left. */
public final class MatrixEquations {
    private MatrixEquations() {}

    /** The entries in another shape, as far as there are any. */
    private static DMatrixRMaj reshaped(DMatrixRMaj from, DMatrixRMaj like) {
        DMatrixRMaj to = MatrixTangent.zero(like);
        System.arraycopy(from.data, 0, to.data, 0, Math.min(from.getNumElements(), to.getNumElements()));
        return to;
    }

    /** x = a⁻¹ b, so b̄ = a⁻ᵀ x̄ and ā = −b̄ xᵀ; where a has more rows than columns the least squares, as {@link Equations.LeastSquares}. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "solve")
    public static final class Solve {
        private final DMatrixRMaj a;
        private final DMatrixRMaj b;
        private final DMatrixRMaj old;
        private final DMatrixRMaj x;
        private final boolean isSolved;
        /** Of a square matrix; null of another. */
        private final Lu lu;

        private Solve(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj old) {
            this.a = a;
            this.b = b;
            this.old = old;
            x = old.copy();
            lu = a.numRows == a.numCols ? Lu.ofAny(a) : null;
            isSolved = lu == null ? CommonOps_DDRM.solve(a, b, x) : lu.solve(b, x);
        }

        /**
         * The outputs, and their cotangents.
         *
         * @param x the solution
         * @param result whether there is one
         */
        public record Result(DMatrixRMaj x, boolean result) {}

        /**
         * The cotangents.
         *
         * @param a of the matrix
         * @param b of the right sides
         * @param x of what was in the place of the solution
         */
        public record Gradient(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj x) {}

        /** The forward sweep. */
        public static Solve of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj x) {
            return new Solve(a, b, x);
        }

        /** The outputs. */
        public Result value() {
            return new Result(x, isSolved);
        }

        /** The reverse sweep. */
        public Gradient apply(Result seed) {
            DMatrixRMaj bBar = MatrixTangent.zero(b);
            DMatrixRMaj aBar = MatrixTangent.zero(a);
            if (!isSolved) return new Gradient(aBar, bBar, reshaped(seed.x(), old));
            if (lu == null) leastSquares(seed.x(), aBar, bBar);
            else {
                columns(seed.x(), bBar, lu::solveTransposed);
                CommonOps_DDRM.multTransB(-1, bBar, x, aBar);
            }
            return new Gradient(aBar, bBar, MatrixTangent.zero(old));
        }

        /** With z of aᵀa z = x̄: b̄ = a z and ā = (b − a x) zᵀ − b̄ xᵀ. */
        private void leastSquares(DMatrixRMaj seed, DMatrixRMaj aBar, DMatrixRMaj bBar) {
            DMatrixRMaj z = MatrixTangent.zero(x);
            columns(seed, z, Qr.of(a.copy())::solveNormal);
            CommonOps_DDRM.mult(a, z, bBar);
            DMatrixRMaj residual = b.copy();
            CommonOps_DDRM.multAdd(-1, a, x, residual);
            CommonOps_DDRM.multTransB(residual, z, aBar);
            CommonOps_DDRM.multAddTransB(-1, bBar, x, aBar);
        }

        private static void columns(
                DMatrixRMaj from, DMatrixRMaj to, java.util.function.UnaryOperator<double[]> function) {
            double[] column = new double[from.numRows];
            for (int j = 0; j < from.numCols; j++) {
                for (int i = 0; i < column.length; i++) column[i] = from.get(i, j);
                double[] result = function.apply(column);
                for (int i = 0; i < result.length; i++) to.set(i, j, result[i]);
            }
        }

        /** Forward mode: ẋ = a⁻¹ (ḃ − ȧ x), or with aᵀa of aᵀ (ḃ − ȧ x) + ȧᵀ (b − a x). */
        public static Result pushforward(
                DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj x, DMatrixRMaj aDot, DMatrixRMaj bDot, DMatrixRMaj xDot) {
            Solve solve = of(a, b, x);
            if (!solve.isSolved) return new Result(reshaped(xDot, solve.x), false);
            DMatrixRMaj right = bDot.copy();
            CommonOps_DDRM.multAdd(-1, aDot, solve.x, right);
            DMatrixRMaj tangent = MatrixTangent.zero(solve.x);
            if (solve.lu != null) {
                solve.lu.solve(right, tangent);
                return new Result(tangent, true);
            }
            DMatrixRMaj residual = b.copy();
            CommonOps_DDRM.multAdd(-1, a, solve.x, residual);
            DMatrixRMaj normal = CommonOps_DDRM.multTransA(a, right, null);
            CommonOps_DDRM.multAddTransA(aDot, residual, normal);
            columns(normal, tangent, Qr.of(a.copy())::solveNormal);
            return new Result(tangent, true);
        }
    }

    /** y = a⁻¹, so ā = −yᵀ ȳ yᵀ. */
    private static DMatrixRMaj ofInverse(DMatrixRMaj y, DMatrixRMaj seed) {
        DMatrixRMaj bar = CommonOps_DDRM.multTransB(CommonOps_DDRM.multTransA(y, seed, null), y, null);
        CommonOps_DDRM.changeSign(bar);
        return bar;
    }

    private static DMatrixRMaj tangentOfInverse(DMatrixRMaj y, DMatrixRMaj aDot) {
        DMatrixRMaj dot = CommonOps_DDRM.mult(CommonOps_DDRM.mult(y, aDot, null), y, null);
        CommonOps_DDRM.changeSign(dot);
        return dot;
    }

    private static boolean isSame(DMatrixRMaj a, DMatrixRMaj b) {
        return a.numRows == b.numRows
                && a.numCols == b.numCols
                && Arrays.equals(a.data, 0, a.getNumElements(), b.data, 0, b.getNumElements());
    }

    /** The inverse in the place of the matrix. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "invert")
    public record Invert(DMatrixRMaj old, DMatrixRMaj a, boolean isInverted) {
        /**
         * The outputs, and their cotangents.
         *
         * @param a the inverse
         * @param result whether there is one
         */
        public record Result(DMatrixRMaj a, boolean result) {}

        /** The forward sweep. */
        public static Invert of(@Overwritten DMatrixRMaj a) {
            DMatrixRMaj y = a.copy();
            boolean isInverted = CommonOps_DDRM.invert(y);
            return new Invert(a, y, isInverted);
        }

        /** The outputs. */
        public Result value() {
            return new Result(a, isInverted);
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(Result seed) {
            if (isInverted) return ofInverse(a, seed.a());
            return isSame(old, a) ? seed.a() : MatrixTangent.zero(old);
        }

        /** Forward mode. */
        public static Result pushforward(DMatrixRMaj a, DMatrixRMaj aDot) {
            Invert invert = of(a);
            DMatrixRMaj left = isSame(a, invert.a) ? aDot : MatrixTangent.zero(a);
            return new Result(invert.isInverted ? tangentOfInverse(invert.a, aDot) : left, invert.isInverted);
        }
    }

    /** The inverse in another matrix. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "invert")
    public record InvertTo(DMatrixRMaj a, DMatrixRMaj old, DMatrixRMaj y, boolean isInverted) {
        /**
         * The outputs, and their cotangents.
         *
         * @param y the inverse
         * @param result whether there is one
         */
        public record Result(DMatrixRMaj y, boolean result) {}

        /**
         * The cotangents.
         *
         * @param a of the matrix
         * @param y of what was in the place of the inverse
         */
        public record Gradient(DMatrixRMaj a, DMatrixRMaj y) {}

        /** The forward sweep. */
        public static InvertTo of(DMatrixRMaj a, @Overwritten DMatrixRMaj y) {
            DMatrixRMaj inverse = y.copy();
            boolean isInverted = CommonOps_DDRM.invert(a, inverse);
            return new InvertTo(a, y, inverse, isInverted);
        }

        /** The outputs. */
        public Result value() {
            return new Result(y, isInverted);
        }

        private boolean isLeft() {
            return !isInverted && isSame(old, y);
        }

        /** The reverse sweep. */
        public Gradient apply(Result seed) {
            DMatrixRMaj aBar = isInverted ? ofInverse(y, seed.y()) : MatrixTangent.zero(a);
            return new Gradient(aBar, isLeft() ? seed.y() : MatrixTangent.zero(old));
        }

        /** Forward mode. */
        public static Result pushforward(DMatrixRMaj a, DMatrixRMaj y, DMatrixRMaj aDot, DMatrixRMaj yDot) {
            InvertTo invert = of(a, y);
            DMatrixRMaj dot = invert.isInverted ? tangentOfInverse(invert.y, aDot) : MatrixTangent.zero(invert.y);
            return new Result(invert.isLeft() ? yDot : dot, invert.isInverted);
        }
    }

    /** By its cofactors, as {@link Equations.Det}. */
    @PullbackOf(type = CommonOps_DDRM.class, method = "det")
    public record Det(DMatrixRMaj a, double value) {
        /** The forward sweep. */
        public static Det of(DMatrixRMaj a) {
            return new Det(a, CommonOps_DDRM.det(a));
        }

        /** The reverse sweep. */
        public DMatrixRMaj apply(double seed) {
            return Rows.matrix(new Equations.Det(Rows.of(a), value).apply(seed));
        }

        /** Forward mode. */
        public static double pushforward(DMatrixRMaj a, DMatrixRMaj aDot) {
            return Rows.inner(of(a).apply(1), aDot);
        }
    }
}
