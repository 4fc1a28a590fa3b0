package org.wengert.adapters.ejml;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/** Between arrays and matrices, and what the pullbacks compute with arrays. */
final class Rows {
    private Rows() {}

    static DMatrixRMaj matrix(double[][] rows) {
        return new DMatrixRMaj(rows);
    }

    static double[][] of(DMatrixRMaj matrix) {
        double[][] rows = new double[matrix.numRows][];
        for (int i = 0; i < rows.length; i++)
            rows[i] = Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols);
        return rows;
    }

    /** The entries of a column. */
    static double[] column(DMatrixRMaj matrix) {
        return Arrays.copyOf(matrix.data, matrix.getNumElements());
    }

    /** A solution, if the library has found one. */
    static DMatrixRMaj finite(DMatrixRMaj solution) {
        if (MatrixFeatures_DDRM.hasUncountable(solution))
            throw new SingularMatrixException("The matrix is singular: the solution contains uncountable numbers");
        return solution;
    }

    /** x yᵀ with each entry times a factor. */
    static double[][] outer(double factor, double[] x, double[] y) {
        double[][] all = new double[x.length][y.length];
        for (int i = 0; i < x.length; i++) {
            double xi = factor * x[i];
            for (int j = 0; j < y.length; j++) all[i][j] = xi * y[j];
        }
        return all;
    }

    /** A function of pairs of entries. */
    interface Entry {
        double of(double a, double b);
    }

    static double[][] map(double[][] a, double[][] b, Entry entry) {
        double[][] all = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            all[i] = new double[a[i].length];
            for (int j = 0; j < all[i].length; j++) all[i][j] = entry.of(a[i][j], b[i][j]);
        }
        return all;
    }

    /** Adds {@code more} to {@code sum}, which it gives. */
    static double[] plus(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) sum[i] += more[i];
        return sum;
    }

    /** Subtracts {@code less} from {@code difference}, which it gives. */
    static double[] minus(double[] difference, double[] less) {
        for (int i = 0; i < difference.length; i++) difference[i] -= less[i];
        return difference;
    }

    /** Σ a_ij b_ij. */
    static double inner(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) sum += a[i][j] * b[i][j];
        }
        return sum;
    }

    /** Σ a_ij b_ij. */
    static double inner(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int i = 0; i < a.getNumElements(); i++) sum += a.data[i] * b.data[i];
        return sum;
    }

    /** A product in which nothing comes of zero, whatever it is multiplied with. */
    static double scale(double bar, double partial) {
        return bar == 0 ? 0 : bar * partial;
    }
}
