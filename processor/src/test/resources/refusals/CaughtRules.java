package refusals;

import org.wengert.Differentiable;
import org.wengert.PullbackOf;

/** Second derivatives by way of a hand-written pullback whose exceptions are caught. */
final class CaughtRules {
    static double[] cubes(double[] x) {
        if (x[0] < 0) throw new IllegalArgumentException();
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) y[i] = x[i] * x[i] * x[i];
        return y;
    }

    @PullbackOf(type = CaughtRules.class, method = "cubes")
    record CubesPullback(double[] x, double[] y) {
        static CubesPullback of(double[] x) {
            return new CubesPullback(x, cubes(x));
        }

        double[] value() {
            return y.clone();
        }

        double[] apply(double[] seed) {
            double[] bar = new double[x.length];
            for (int i = 0; i < bar.length; i++) bar[i] = 3 * x[i] * x[i] * seed[i];
            return bar;
        }
    }

    @Differentiable(order = 2)
    static double caught(double[] x) {
        try {
            return cubes(x)[0] * x[0]; // error: NoSecondDerivative at cubes(x)
        } catch (IllegalArgumentException e) {
            return x[0];
        }
    }

    @Differentiable(order = 2)
    static double tested(double[] x) {
        return x[0] < 0 ? x[0] : cubes(x)[0] * x[0];
    }
}
