package goldens;

import org.wengert.Differentiable;

final class EarlyReturn {
    @Differentiable
    static double entropy(double p) {
        if (p <= 0 || p >= 1) {
            return 0;
        }
        double q = 1 - p;
        return -p * Math.log(p) - q * Math.log(q);
    }
}
