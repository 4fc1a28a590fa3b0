package goldens;

import org.wengert.Differentiable;

final class Minors {
    private static double minor(double[][] a, int row, boolean[] used) {
        if (row == a.length) return 1;
        double sum = 0;
        double sign = 1;
        for (int column = 0; column < a.length; column++) {
            if (used[column]) continue;
            used[column] = true;
            sum += sign * a[row][column] * minor(a, row + 1, used);
            used[column] = false;
            sign = -sign;
        }
        return sum;
    }

    /** The cotangent of each minor is known before it, so that both sweeps run at once. */
    @Differentiable
    static double determinant(double[][] a) {
        return minor(a, 0, new boolean[a.length]);
    }
}
