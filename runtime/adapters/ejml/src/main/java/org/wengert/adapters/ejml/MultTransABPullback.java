package org.wengert.adapters.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The product, with factors transposed as the name says. */
@PullbackOf(type = CommonOps_DDRM.class, method = "multTransAB")
public final class MultTransABPullback {
    private final DMatrixRMaj a;
    private final DMatrixRMaj b;
    private final DMatrixRMaj before;
    private final DMatrixRMaj c;

    private MultTransABPullback(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj before, DMatrixRMaj c) {
        this.a = a;
        this.b = b;
        this.before = before;
        this.c = c;
    }

    /** The forward sweep, which leaves the arguments as they are. */
    public static MultTransABPullback of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj c) {
        return new MultTransABPullback(
                a.copy(), b.copy(), MatrixTangent.zero(c), CommonOps_DDRM.multTransAB(a, b, c.copy()));
    }

    /** The product. */
    public Outputs value() {
        return new Outputs(c.copy());
    }

    /** The reverse sweep. */
    public Gradient apply(Outputs seed) {
        return new Gradient(
                CommonOps_DDRM.multTransAB(b, seed.c(), MatrixTangent.zero(a)),
                CommonOps_DDRM.multTransAB(seed.c(), a, MatrixTangent.zero(b)),
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
