package programs;

import org.wengert.Differentiable;

/** Constants and static fields. */
final class Constants {
    private static final double GRAVITY = 9.81;
    private static final int STEPS = 3;
    private static final boolean FAST = true;
    private static final String NAME = "n";
    private static final double[] WEIGHTS = {0.5, 0.25, 0.125};
    private static final int[] POWERS = {1, 3, 2};
    private static final double[][] TABLE = {{1, 2}, {3, 4, 5}, {}};
    private static final double DERIVED = GRAVITY / 2 + Math.PI;
    private static final double ROOT = Math.sqrt(2);
    static final double[] VISIBLE = {2, 3};
    static final double[] VISIBLE_WEIGHTS = {0.5, 0.25, 0.125};
    static double mutable = 1.5;

    @Differentiable
    static double scalars(double x) {
        double y = FAST ? x : 0;
        for (int i = 0; i < STEPS; i++) y = y * x + GRAVITY;
        return y * DERIVED + NAME.length();
    }

    @Differentiable
    static double computed(double x) {
        return x * ROOT + Math.E * x * x + Double.MAX_EXPONENT + Integer.SIZE * x;
    }

    @Differentiable
    static double arrays(double[] a) {
        double s = 0;
        for (int i = 0; i < WEIGHTS.length; i++) s += WEIGHTS[i] * Math.pow(a[i], POWERS[i]);
        return s;
    }

    @Differentiable
    static double matrix(double x) {
        double s = x;
        for (double[] row : TABLE) for (double v : row) s += Math.sin(v * s);
        return s;
    }

    @Differentiable
    static double visible(double x) {
        return x * VISIBLE[0] + x * x * Constants.VISIBLE[1] * mutable;
    }

    @Differentiable
    static double chosenConstant(double[] a, boolean c) {
        double[] p = c ? VISIBLE_WEIGHTS : a;
        return p[0] * a[1] + p[2];
    }
}
