package goldens;

import org.wengert.Differentiable;

final class DenseLayer {
    @Differentiable(wrt = {"w", "b"})
    static double energy(double[][] w, double[] b, double[] x) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            double y = b[i];
            for (int j = 0; j < x.length; j++) y += w[i][j] * x[j];
            sum += y * y;
        }
        return sum;
    }
}
