package org.wengert.adapters.ejml;

import org.ejml.MatrixDimensionException;
import org.ejml.UtilEjml;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.linsol.qr.LinearSolverQrHouseCol_DDRM;

/** A matrix with no fewer rows than columns, factorised once: orthogonal columns q times a triangle r. */
final class Qr {
    private final LinearSolverQrHouseCol_DDRM solver = new LinearSolverQrHouseCol_DDRM();
    private final DMatrixRMaj r;
    private final int columns;

    private Qr(DMatrixRMaj a) {
        columns = a.numCols;
        if (a.numRows < columns) throw new MatrixDimensionException("Fewer equations than unknowns.");
        if (!solver.setA(a)) throw new SingularMatrixException();
        r = solver.getDecomposition().getR(null, true);
        if (leastToLargest() <= a.numRows * UtilEjml.EPS)
            throw new SingularMatrixException("The rank of the matrix is not full");
    }

    private double leastToLargest() {
        double least = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < columns; i++) {
            least = Math.min(least, Math.abs(r.get(i, i)));
            largest = Math.max(largest, Math.abs(r.get(i, i)));
        }
        return largest == 0 ? 0 : least / largest;
    }

    static Qr of(DMatrixRMaj a) {
        return new Qr(a);
    }

    DMatrixRMaj solve(DMatrixRMaj b) {
        DMatrixRMaj x = new DMatrixRMaj(columns, 1);
        solver.solve(b, x);
        return Rows.finite(x);
    }

    /** z of aᵀa z = s, where aᵀa = rᵀr. */
    double[] solveNormal(double[] s) {
        double[] z = s.clone();
        for (int i = 0; i < columns; i++) {
            z[i] /= r.get(i, i);
            for (int j = i + 1; j < columns; j++) z[j] -= r.get(i, j) * z[i];
        }
        for (int i = columns - 1; i >= 0; i--) {
            for (int j = i + 1; j < columns; j++) z[i] -= r.get(i, j) * z[j];
            z[i] /= r.get(i, i);
        }
        return z;
    }
}
