package goldens;

import org.wengert.Differentiable;

final class PackedTriangle {
    @Differentiable(wrt = "l")
    static double energy(double[] l, double[] x) {
        double[] y = new double[x.length];
        int p = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) y[j] += l[p++] * x[i];
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += y[i] * y[i];
        return sum;
    }
}
