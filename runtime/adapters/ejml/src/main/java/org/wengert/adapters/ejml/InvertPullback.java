package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The inverse of a matrix. */
@PullbackOf(type = CommonOps_DDRM.class, method = "invert")
public final class InvertPullback {
    private final boolean isInverted;
    private final DMatrixRMaj before;
    private final DMatrixRMaj inverse;

    private InvertPullback(boolean isInverted, DMatrixRMaj before, DMatrixRMaj inverse) {
        this.isInverted = isInverted;
        this.before = before;
        this.inverse = inverse;
    }

    /** The forward sweep, which leaves the arguments as they are. */
    public static InvertPullback of(DMatrixRMaj mat, @Overwritten DMatrixRMaj result) {
        DMatrixRMaj inverse = result.copy();
        boolean isInverted = CommonOps_DDRM.invert(mat, inverse);
        return new InvertPullback(
                isInverted && !MatrixFeatures_DDRM.hasUncountable(inverse), MatrixTangent.zero(result), inverse);
    }

    /** The inverse; of a singular matrix, what the library left of it. */
    public Outputs value() {
        return new Outputs(inverse.copy());
    }

    /**
     * The reverse sweep: −yᵀ ȳ yᵀ for the inverse y.
     *
     * @throws SingularMatrixException if the matrix is singular
     */
    public Gradient apply(Outputs seed) {
        if (!isInverted) throw new SingularMatrixException("a singular matrix has no inverse, nor that a derivative");
        DMatrixRMaj left = CommonOps_DDRM.multTransA(-1, inverse, seed.result(), MatrixTangent.zero(inverse));
        return new Gradient(CommonOps_DDRM.multTransB(left, inverse, MatrixTangent.zero(inverse)), before.copy());
    }

    /**
     * What is written, and its seed.
     *
     * @param result the result
     */
    public record Outputs(DMatrixRMaj result) {}

    /**
     * The cotangents.
     *
     * @param mat that of the matrix
     * @param result zero, since what was there is overwritten
     */
    public record Gradient(DMatrixRMaj mat, DMatrixRMaj result) {}
}
