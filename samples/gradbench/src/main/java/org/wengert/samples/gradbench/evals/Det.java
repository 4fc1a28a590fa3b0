package org.wengert.samples.gradbench.evals;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** The determinant of a matrix by its minors, and its gradient, the cofactors. */
public final class Det {
    public static final Eval<Input> EVAL = new Eval<>("det", Input.class)
            .with("primal", in -> () -> determinant(in.a, in.ell))
            .with("gradient", in -> () -> DetDeterminant.gradient(in.a, in.ell));

    private Det() {}

    record Input(@JsonProperty("A") double[] a, int ell) {}

    /** Of a matrix with n columns, row by row. */
    @Differentiable
    static double determinant(double[] a, int n) {
        return minor(a, n, 0, (1 << n) - 1);
    }

    /** The determinant of the rows from one on and of the columns that are set in a bit mask, expanded along the first of the rows. */
    private static double minor(double[] a, int n, int row, int columns) {
        if (row == n - 1) return a[row * n + Integer.numberOfTrailingZeros(columns)];
        double sum = 0;
        double sign = 1;
        for (int rest = columns; rest != 0; rest &= rest - 1) {
            int column = Integer.numberOfTrailingZeros(rest);
            sum += sign * a[row * n + column] * minor(a, n, row + 1, columns & ~(1 << column));
            sign = -sign;
        }
        return sum;
    }
}
