package org.wengert.adapters.ejml;

import org.ejml.MatrixDimensionException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** A symmetric, positive definite matrix, factorised once by the library's solver for such, which reads the diagonal and above. */
final class Cholesky {
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final int n;

    private Cholesky(DMatrixRMaj a) {
        n = a.numRows;
        if (a.numCols != n) throw new MatrixDimensionException("Must be a square matrix.");
        solver = LinearSolverFactory_DDRM.symmPosDef(n);
        if (!solver.setA(a)) throw new SingularMatrixException("Not a positive definite matrix");
    }

    /** @param a is used up */
    static Cholesky of(DMatrixRMaj a) {
        return new Cholesky(a);
    }

    DMatrixRMaj solve(DMatrixRMaj b) {
        DMatrixRMaj x = new DMatrixRMaj(1, 1);
        solver.solve(b, x);
        return Rows.finite(x);
    }

    double[] solve(double[] b) {
        DMatrixRMaj x = new DMatrixRMaj(n, 1);
        solver.solve(new DMatrixRMaj(b), x);
        return x.data;
    }
}
