package org.wengert.adapters.ejml;

import org.ejml.MatrixDimensionException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.ejml.dense.row.linsol.lu.LinearSolverLu_DDRM;

/** A matrix, factorised once: with its rows exchanged it is l u. Solves as the library's solver of square systems does. */
final class Lu {
    private final LUDecompositionAlt_DDRM decomposition = new LUDecompositionAlt_DDRM();
    private final LinearSolverLu_DDRM solver = new LinearSolverLu_DDRM(decomposition);
    private final int n;

    private final boolean isSet;

    private Lu(DMatrixRMaj a) {
        n = a.numRows;
        if (a.numCols != n) throw new MatrixDimensionException("Must be a square matrix.");
        isSet = solver.setA(a);
    }

    static Lu of(DMatrixRMaj a) {
        Lu lu = new Lu(a);
        if (!lu.isSet) throw new SingularMatrixException();
        return lu;
    }

    /** Of a matrix that may be singular. */
    static Lu ofAny(DMatrixRMaj a) {
        return new Lu(a);
    }

    /** As {@code CommonOps_DDRM.solve} does it: whether there is a solution. */
    boolean solve(DMatrixRMaj b, DMatrixRMaj x) {
        x.reshape(n, b.numCols);
        if (isSet) solver.solve(b, x);
        return isSet;
    }

    DMatrixRMaj solve(DMatrixRMaj b) {
        DMatrixRMaj x = new DMatrixRMaj(1, 1);
        solver.solve(b, x);
        return Rows.finite(x);
    }

    DMatrixRMaj invert() {
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        solver.invert(inverse);
        return Rows.finite(inverse);
    }

    double[] solve(double[] b) {
        DMatrixRMaj x = new DMatrixRMaj(n, 1);
        solver.solve(DMatrixRMaj.wrap(n, 1, b), x);
        return x.data;
    }

    double determinant() {
        return decomposition.computeDeterminant().real;
    }

    /** Whether the pivots are of about one size, so that half of the digits of an inverse are right. */
    boolean isWellConditioned() {
        double[] lu = decomposition.getLU().data;
        double least = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            least = Math.min(least, Math.abs(lu[i * n + i]));
            largest = Math.max(largest, Math.abs(lu[i * n + i]));
        }
        return least > 1e-8 * largest;
    }

    /** y of aᵀ y = s: uᵀ forward, lᵀ backward, and the rows back in their places. */
    double[] solveTransposed(double[] s) {
        double[] lu = decomposition.getLU().data;
        int[] rows = decomposition.getPivot();
        double[] z = s.clone();
        for (int i = 0; i < n; i++) {
            double zi = z[i] / lu[i * n + i];
            z[i] = zi;
            for (int j = i + 1; j < n; j++) z[j] -= lu[i * n + j] * zi;
        }
        for (int i = n - 1; i > 0; i--) {
            double zi = z[i];
            for (int j = 0; j < i; j++) z[j] -= lu[i * n + j] * zi;
        }
        double[] y = new double[n];
        for (int i = 0; i < n; i++) y[rows[i]] = z[i];
        return y;
    }
}
