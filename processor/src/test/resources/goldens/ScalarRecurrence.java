package goldens;

import org.wengert.Differentiable;

final class ScalarRecurrence {
    @Differentiable
    static double last(double x, int n) {
        double y = x;
        for (int i = 0; i < n; i++) {
            double e = Math.exp(-y);
            y = 2 + Math.sin(e) * Math.log(y);
        }
        return y;
    }
}
