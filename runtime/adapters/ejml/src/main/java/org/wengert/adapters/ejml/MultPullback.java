package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The product, with factors transposed as the name says. */
@PullbackOf(type = CommonOps_DDRM.class, method = "mult")
public final class MultPullback {
    private final DMatrixRMaj a;
    private final DMatrixRMaj b;
    private final DMatrixRMaj before;
    private final DMatrixRMaj c;

    private MultPullback(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj before, DMatrixRMaj c) {
        this.a = a;
        this.b = b;
        this.before = before;
        this.c = c;
    }

    /** The forward sweep, which leaves the arguments as they are. */
    public static MultPullback of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
        return new MultPullback(a.copy(), b.copy(), MatrixTangent.zero(c), CommonOps_DDRM.mult(a, b, c.copy()));
    }

    /** The product. */
    public Outputs value() {
        return new Outputs(c.copy());
    }

    /** The reverse sweep. */
    public Gradient apply(Outputs seed) {
        return new Gradient(
                CommonOps_DDRM.multTransB(seed.c(), b, MatrixTangent.zero(a)),
                CommonOps_DDRM.multTransA(a, seed.c(), MatrixTangent.zero(b)),
                before.copy());
    }

    /**
     * What is written, and its seed.
     *
     * @param c the result
     */
    public record Outputs(DMatrixRMaj c) {}

    /**
     * The cotangents.
     *
     * @param a that of the first factor
     * @param b that of the second factor
     * @param c zero, since what was there is overwritten
     */
    public record Gradient(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {}
}
