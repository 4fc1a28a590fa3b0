package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.PullbackOf;

/** The determinant. */
@PullbackOf(type = CommonOps_DDRM.class, method = "det")
public final class DetPullback {
    private final DMatrixRMaj mat;
    private final double det;

    private DetPullback(DMatrixRMaj mat, double det) {
        this.mat = mat;
        this.det = det;
    }

    /** The forward sweep. */
    public static DetPullback of(DMatrixRMaj mat) {
        return new DetPullback(mat.copy(), CommonOps_DDRM.det(mat));
    }

    /** The determinant. */
    public double value() {
        return det;
    }

    /** The reverse sweep: the cofactors, by the inverse where there is one. */
    public Gradient apply(double seed) {
        DMatrixRMaj inverse = MatrixTangent.zero(mat);
        if (det == 0 || !CommonOps_DDRM.invert(mat, inverse)) return new Gradient(cofactors(seed));
        CommonOps_DDRM.transpose(inverse);
        CommonOps_DDRM.scale(seed * det, inverse);
        return new Gradient(inverse);
    }

    private DMatrixRMaj cofactors(double seed) {
        DMatrixRMaj cofactors = MatrixTangent.zero(mat);
        for (int i = 0; i < mat.numRows; i++) {
            for (int j = 0; j < mat.numCols; j++) {
                cofactors.set(i, j, ((i + j) % 2 == 0 ? seed : -seed) * minor(i, j));
            }
        }
        return cofactors;
    }

    private double minor(int row, int column) {
        if (mat.numRows == 1) return 1;
        DMatrixRMaj minor = new DMatrixRMaj(mat.numRows - 1, mat.numCols - 1);
        for (int i = 0; i < minor.numRows; i++) {
            for (int j = 0; j < minor.numCols; j++) {
                minor.set(i, j, mat.get(i < row ? i : i + 1, j < column ? j : j + 1));
            }
        }
        return CommonOps_DDRM.det(minor);
    }

    /**
     * The cotangent.
     *
     * @param mat that of the matrix
     */
    public record Gradient(DMatrixRMaj mat) {}
}
