package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * EJML's dense operations on matrices as arrays of rows and vectors as arrays, named as in {@link CommonOps_DDRM}. The arguments stay as
 * they are and the results are new. Each has a hand-written pullback, so a differentiable method can call it.
 *
 * <p>Shapes that do not fit are the library's {@link org.ejml.MatrixDimensionException} or, of rows that are not equally long,
 * {@link IllegalArgumentException}.
 */
public final class Dense {
    private Dense() {}

    // ---- products

    /** a b. */
    public static double[][] mult(double[][] a, double[][] b) {
        return Rows.of(CommonOps_DDRM.mult(Rows.matrix(a), Rows.matrix(b), new DMatrixRMaj(1, 1)));
    }

    /** a x for a vector x. */
    public static double[] mult(double[][] a, double[] x) {
        return Rows.column(CommonOps_DDRM.mult(Rows.matrix(a), new DMatrixRMaj(x), new DMatrixRMaj(1, 1)));
    }

    /** aᵀ b. */
    public static double[][] multTransA(double[][] a, double[][] b) {
        return Rows.of(CommonOps_DDRM.multTransA(Rows.matrix(a), Rows.matrix(b), new DMatrixRMaj(1, 1)));
    }

    /** aᵀ x for a vector x. */
    public static double[] multTransA(double[][] a, double[] x) {
        return Rows.column(CommonOps_DDRM.multTransA(Rows.matrix(a), new DMatrixRMaj(x), new DMatrixRMaj(1, 1)));
    }

    /** a bᵀ. */
    public static double[][] multTransB(double[][] a, double[][] b) {
        return Rows.of(CommonOps_DDRM.multTransB(Rows.matrix(a), Rows.matrix(b), new DMatrixRMaj(1, 1)));
    }

    /** aᵀ bᵀ. */
    public static double[][] multTransAB(double[][] a, double[][] b) {
        return Rows.of(CommonOps_DDRM.multTransAB(Rows.matrix(a), Rows.matrix(b), new DMatrixRMaj(1, 1)));
    }

    /** x · y. */
    public static double dot(double[] x, double[] y) {
        return CommonOps_DDRM.dot(new DMatrixRMaj(x), new DMatrixRMaj(y));
    }

    // ---- sums

    /** a + b. */
    public static double[][] add(double[][] a, double[][] b) {
        return Rows.of(CommonOps_DDRM.add(Rows.matrix(a), Rows.matrix(b), new DMatrixRMaj(1, 1)));
    }

    /** a − b. */
    public static double[][] subtract(double[][] a, double[][] b) {
        return Rows.of(CommonOps_DDRM.subtract(Rows.matrix(a), Rows.matrix(b), new DMatrixRMaj(1, 1)));
    }

    /** α a. */
    public static double[][] scale(double alpha, double[][] a) {
        DMatrixRMaj matrix = Rows.matrix(a);
        CommonOps_DDRM.scale(alpha, matrix);
        return Rows.of(matrix);
    }

    /** aᵀ. */
    public static double[][] transpose(double[][] a) {
        return Rows.of(CommonOps_DDRM.transpose(Rows.matrix(a), new DMatrixRMaj(1, 1)));
    }

    /** Σ a_ii. */
    public static double trace(double[][] a) {
        return CommonOps_DDRM.trace(Rows.matrix(a));
    }

    // ---- entry by entry

    /** a_ij b_ij. */
    public static double[][] elementMult(double[][] a, double[][] b) {
        return Rows.of(CommonOps_DDRM.elementMult(Rows.matrix(a), Rows.matrix(b), new DMatrixRMaj(1, 1)));
    }

    /** a_ij / b_ij. */
    public static double[][] elementDiv(double[][] a, double[][] b) {
        return Rows.of(CommonOps_DDRM.elementDiv(Rows.matrix(a), Rows.matrix(b), new DMatrixRMaj(1, 1)));
    }

    /** The power p of each entry. */
    public static double[][] elementPower(double[][] a, double p) {
        return Rows.of(CommonOps_DDRM.elementPower(Rows.matrix(a), p, new DMatrixRMaj(1, 1)));
    }

    /** exp a_ij. */
    public static double[][] elementExp(double[][] a) {
        return Rows.of(CommonOps_DDRM.elementExp(Rows.matrix(a), new DMatrixRMaj(1, 1)));
    }

    /** ln a_ij. */
    public static double[][] elementLog(double[][] a) {
        return Rows.of(CommonOps_DDRM.elementLog(Rows.matrix(a), new DMatrixRMaj(1, 1)));
    }

    // ---- equations

    /**
     * The determinant of a square matrix.
     *
     * @throws org.ejml.MatrixDimensionException if it is not square
     */
    public static double det(double[][] a) {
        return CommonOps_DDRM.det(Rows.matrix(a));
    }

    /**
     * The inverse of a square matrix.
     *
     * @throws SingularMatrixException if there is none
     */
    public static double[][] invert(double[][] a) {
        return Rows.of(Lu.of(Rows.matrix(a)).invert());
    }

    /**
     * The solution of a x = b for a square matrix, by LU decomposition with partial pivoting.
     *
     * @throws SingularMatrixException if there is none
     */
    public static double[] solve(double[][] a, double[] b) {
        return Rows.column(Lu.of(Rows.matrix(a)).solve(new DMatrixRMaj(b)));
    }

    /**
     * The solutions of a x = b for several right sides, the columns of b.
     *
     * @throws SingularMatrixException if there are none
     */
    public static double[][] solve(double[][] a, double[][] b) {
        return Rows.of(Lu.of(Rows.matrix(a)).solve(Rows.matrix(b)));
    }

    /**
     * The solution of a x = b for a symmetric, positive definite matrix, by Cholesky decomposition. What is below the diagonal is not read.
     *
     * @throws SingularMatrixException if a is not positive definite
     */
    public static double[] solveSPD(double[][] a, double[] b) {
        return Rows.column(Cholesky.of(Rows.matrix(a)).solve(new DMatrixRMaj(b)));
    }

    /**
     * The x for which |a x − b| is least, by QR decomposition, for a matrix of full rank with no fewer rows than columns.
     *
     * @throws SingularMatrixException if the rank is not full
     */
    public static double[] leastSquares(double[][] a, double[] b) {
        return Rows.column(Qr.of(Rows.matrix(a)).solve(new DMatrixRMaj(b)));
    }

    /** A matrix of these rows, for the library's own operations. */
    public static DMatrixRMaj matrix(double[][] rows) {
        return Rows.matrix(rows);
    }

    /** The rows of a matrix. */
    public static double[][] rows(DMatrixRMaj a) {
        return Rows.of(a);
    }
}
