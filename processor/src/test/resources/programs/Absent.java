package programs;

import java.util.Arrays;
import java.util.Objects;
import org.wengert.Differentiable;

/** Arrays that may be null: the method asks, and so have their cotangents to be. */
final class Absent {
    private static final double[] X = {0.5, -1.5, 2};
    private static final double[] W = {3, 4, 0.25};

    private static Object[][] withAndWithout() {
        return new Object[][] {{X.clone(), W.clone()}, {X.clone(), null}};
    }

    static Object[][] weightedArguments() {
        return withAndWithout();
    }

    @Differentiable(order = 2)
    static double weighted(double[] x, double[] w) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += (w == null ? 1 : w[i]) * x[i] * x[i];
        return sum;
    }

    static Object[][] earlyArguments() {
        return withAndWithout();
    }

    @Differentiable(order = 2)
    static double early(double[] x, double[] w) {
        if (w == null) return x[0];
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += w[i] * x[i] * x[i];
        return sum;
    }

    static Object[][] otherArguments() {
        return withAndWithout();
    }

    @Differentiable(order = 2)
    static double other(double[] x, double[] w) {
        double[] v = w != null ? w : x;
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += v[i] * x[i] * x[i];
        return sum;
    }

    static Object[][] elseOtherArguments() {
        return withAndWithout();
    }

    @Differentiable(order = 2)
    static double elseOther(double[] x, double[] w) {
        double[] v = Objects.requireNonNullElse(w, x);
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += v[i] * x[i];
        return sum;
    }

    static Object[][] madeArguments() {
        return withAndWithout();
    }

    @Differentiable(order = 2)
    static double made(double[] x, double[] w) {
        if (w == null) {
            w = new double[x.length];
            Arrays.fill(w, 1);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += w[i] * x[i] * x[i];
        return sum;
    }

    static Object[][] entriesArguments() {
        return withAndWithout();
    }

    @Differentiable
    static double[] entries(double[] x, double[] w) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = (w == null ? 1 : w[i]) * x[i] * x[i];
        return y;
    }

    static Object[][] twoEntriesArguments() {
        return withAndWithout();
    }

    @Differentiable
    static double[] twoEntries(double[] x, double[] w) {
        return new double[] {x[0] * x[1], w == null ? 1 : w[0] * x[0]};
    }

    static Object[][] givenBackArguments() {
        return withAndWithout();
    }

    @Differentiable
    static double[] givenBack(double[] x, double[] w) {
        return w == null ? x : w;
    }

    static Object[][] tableArguments() {
        return new Object[][] {{X.clone(), new double[][] {{3}, {4}, {0.25}}}, {X.clone(), null}};
    }

    @Differentiable(order = 2)
    static double table(double[] x, double[][] w) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double t = x[i];
            if (w != null) {
                t *= w[i][0];
                w[i][0] = 3;
            }
            sum += t * t;
        }
        return sum;
    }

    static Object[][] overwrittenArguments() {
        return withAndWithout();
    }

    @Differentiable(order = 2)
    static double overwritten(double[] x, double[] w) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (w != null) w[i] *= x[i];
            sum += (w == null ? 2 : w[i]) * x[i];
        }
        return sum;
    }

    record Model(double[] weights, double bias) {
        @Differentiable(order = 2)
        double at(double[] x, double[] prior) {
            double sum = bias;
            for (int i = 0; i < x.length; i++) sum += weights[i] * x[i] * x[i] * (prior == null ? 1 : prior[i]);
            return sum;
        }

        static Object[][] atArguments() {
            return new Object[][] {{new Model(W, 1), X.clone(), W.clone()}, {new Model(W, 1), X.clone(), null}};
        }
    }
}
