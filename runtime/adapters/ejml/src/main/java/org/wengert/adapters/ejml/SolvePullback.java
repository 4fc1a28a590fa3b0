package org.wengert.adapters.ejml;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.CommonOps_DDRM;
import org.wengert.Overwritten;
import org.wengert.PullbackOf;

/** The solution of a x = b for square a. */
@PullbackOf(type = CommonOps_DDRM.class, method = "solve")
public final class SolvePullback {
    private final Optional<Factorisation> a;
    private final DMatrixRMaj before;
    private final DMatrixRMaj x;

    private SolvePullback(Optional<Factorisation> a, DMatrixRMaj before, DMatrixRMaj x) {
        this.a = a;
        this.before = before;
        this.x = x;
    }

    /**
     * The forward sweep, which leaves the arguments as they are and keeps the factorisation.
     *
     * @throws IllegalArgumentException if a is not square: the solution is then one of least squares
     */
    public static SolvePullback of(DMatrixRMaj a, DMatrixRMaj b, @Overwritten DMatrixRMaj x) {
        if (a.numRows != a.numCols) {
            throw new IllegalArgumentException(
                    "only systems of as many equations as unknowns are differentiated, not of " + a.numRows + " and "
                            + a.numCols);
        }
        DMatrixRMaj solution = x.copy();
        boolean isSolved = CommonOps_DDRM.solve(a, b, solution);
        return new SolvePullback(isSolved ? Factorisation.of(a) : Optional.empty(), MatrixTangent.zero(x), solution);
    }

    /** The solution; where a is singular, what the library left of it. */
    public Outputs value() {
        return new Outputs(x.copy());
    }

    /**
     * The reverse sweep: b̄ = a⁻ᵀ x̄ and ā = −b̄ xᵀ.
     *
     * @throws SingularMatrixException if a is singular
     */
    public Gradient apply(Outputs seed) {
        Factorisation lu =
                a.orElseThrow(() -> new SingularMatrixException("a is singular, so its solution has no derivative"));
        DMatrixRMaj bBar = lu.solveTransposed(seed.x());
        DMatrixRMaj aBar = CommonOps_DDRM.multTransB(-1, bBar, x, new DMatrixRMaj(bBar.numRows, x.numRows));
        return new Gradient(aBar, bBar, before.copy());
    }

    /**
     * What is written, and its seed.
     *
     * @param x the result
     */
    public record Outputs(DMatrixRMaj x) {}

    /**
     * The cotangents.
     *
     * @param a that of the matrix
     * @param b that of the right sides
     * @param x zero, since what was there is overwritten
     */
    public record Gradient(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj x) {}
}
