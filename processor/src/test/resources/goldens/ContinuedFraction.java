package goldens;

import org.wengert.Differentiable;

final class ContinuedFraction {
    /** The cotangent of the call is known only when its value is. */
    @Differentiable
    static double fraction(double x, int n) {
        if (n == 0) {
            return x;
        }
        return 1 / (x + fraction(x, n - 1));
    }
}
