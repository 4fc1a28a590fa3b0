package org.wengert.adapters.ejml;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.TangentOf;

/** A dense matrix is its own tangent. */
@TangentOf(DMatrixRMaj.class)
public final class MatrixTangent {
    private MatrixTangent() {}

    /** Zeros in the shape of a matrix. */
    public static DMatrixRMaj zero(DMatrixRMaj like) {
        return new DMatrixRMaj(like.numRows, like.numCols);
    }

    /** A copy that shares nothing. */
    public static DMatrixRMaj copy(DMatrixRMaj value) {
        return value.copy();
    }

    /** Adds entry by entry. */
    public static void add(DMatrixRMaj into, DMatrixRMaj from) {
        CommonOps_DDRM.addEquals(into, from);
    }

    /** The entries row by row; what the matrix has in store beyond them is left out. */
    public static double[] entries(DMatrixRMaj value) {
        return Arrays.copyOf(value.data, value.getNumElements());
    }
}
