package goldens;

import org.wengert.Differentiable;

// -Awengert.inline=0
final class KeptHelper {
    @Differentiable
    static double ratio(double[] x, double[] y) {
        return norm(x) / norm(y);
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double xi : x) {
            sum += xi * xi;
        }
        return Math.sqrt(sum);
    }
}
