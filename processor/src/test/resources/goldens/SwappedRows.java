package goldens;

import org.wengert.Differentiable;

final class SwappedRows {
    @Differentiable
    static double determinant(double[][] a) {
        double sign = 1;
        if (Math.abs(a[0][0]) < Math.abs(a[1][0])) {
            double[] row = a[0];
            a[0] = a[1];
            a[1] = row;
            sign = -1;
        }
        return sign * a[0][0] * (a[1][1] - a[1][0] / a[0][0] * a[0][1]);
    }
}
