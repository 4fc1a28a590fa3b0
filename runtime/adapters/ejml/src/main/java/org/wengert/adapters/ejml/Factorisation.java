package org.wengert.adapters.ejml;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;

/**
 * a with its rows exchanged is l u.
 *
 * @param lu l below the diagonal, where it is 1, and u
 * @param rows which row of a stands where
 */
record Factorisation(DMatrixRMaj lu, int[] rows) {
    /** None of a singular matrix, of which the library says nothing: its solutions are infinite or not numbers. */
    static Optional<Factorisation> of(DMatrixRMaj a) {
        LUDecompositionAlt_DDRM decomposition = new LUDecompositionAlt_DDRM();
        decomposition.decompose(a.copy());
        DMatrixRMaj lu = decomposition.getLU().copy();
        for (int i = 0; i < a.numRows; i++) {
            if (lu.get(i, i) == 0) return Optional.empty();
        }
        return Optional.of(new Factorisation(lu, Arrays.copyOf(decomposition.getPivot(), a.numRows)));
    }

    /** y of aᵀ y = s: uᵀ forward, lᵀ backward, and the rows back in their places. */
    DMatrixRMaj solveTransposed(DMatrixRMaj s) {
        int n = lu.numRows;
        DMatrixRMaj y = new DMatrixRMaj(n, s.numCols);
        double[] z = new double[n];
        for (int column = 0; column < s.numCols; column++) {
            for (int i = 0; i < n; i++) {
                double sum = s.get(i, column);
                for (int j = 0; j < i; j++) sum -= lu.get(j, i) * z[j];
                z[i] = sum / lu.get(i, i);
            }
            for (int i = n - 1; i >= 0; i--) {
                for (int j = i + 1; j < n; j++) z[i] -= lu.get(j, i) * z[j];
            }
            for (int i = 0; i < n; i++) y.set(rows[i], column, z[i]);
        }
        return y;
    }
}
