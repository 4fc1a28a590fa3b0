package programs;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.wengert.Differentiable;
import org.wengert.Wengert;

/** Cotangents that are changed on their way. */
final class Hooks {
    private Hooks() {}

    //: x = 2; y = 3; expect -3, 2
    @Differentiable
    static double reversed(double x, double y) {
        return Wengert.hook(x, g -> -g) * y;
    }

    /** That of this use alone. */
    //: x = 2; expect 3
    @Differentiable
    static double oneUse(double x) {
        double y = Wengert.hook(x, g -> 2 * g);
        return y + x;
    }

    //: x = 2; expect 0
    @Differentiable
    static double stopped(double x) {
        return Wengert.hook(x * x, g -> 0);
    }

    /** It captures numbers, of which no derivative is asked. */
    //: x = 2; y = 5; expect 40, 8
    @Differentiable
    static double capturing(double x, double y) {
        double factor = x * x;
        return Wengert.hook(x, g -> g * (factor + 4)) * y + 0 * factor + y * 6;
    }

    //: x = 2; expect 0
    @Differentiable
    static double unused(double x) {
        Wengert.hook(x, g -> 1 / (g - g));
        double y = Wengert.hook(x, g -> 7);
        return 3;
    }

    /** It is not asked where no cotangent comes from. */
    //: x = 2; c = true | false; expect 1
    @Differentiable
    static double otherBranch(double x, boolean c) {
        double y = Wengert.hook(x, g -> g + 100);
        return c ? x : 0 * y + x;
    }

    //: x = 2; n = 3; expect 8
    @Differentiable
    static double inALoop(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) s = Wengert.hook(s, g -> 2 * g);
        return s;
    }

    //: x = 2; n = 4; expect 24
    @Differentiable
    static double capturesTheIndex(double x, int n) {
        double s = x;
        for (int i = 1; i <= n; i++) {
            int k = i;
            s = Wengert.hook(s, g -> k * g);
        }
        return s;
    }

    //: x[3] in [2, 2]; expect 3, 6, 9
    //: allocates handed out
    @Differentiable
    static double array(double[] x) {
        double[] y = Wengert.hook(x, g -> {
            double[] h = new double[g.length];
            for (int i = 0; i < g.length; i++) h[i] = 3 * g[i];
            return h;
        });
        return y[0] + 2 * y[1] + 3 * y[2];
    }

    /** A copy, in the primal too; the cotangent that the hook is given is its own. */
    //: x[2] in [2, 2]; expect 17, -4
    //: allocates handed out
    @Differentiable
    static double changedArray(double[] x) {
        double[] y = Wengert.hook(x, g -> {
            for (int i = 0; i < g.length; i++) g[i] = -g[i];
            return g;
        });
        x[0] = x[0] * 5;
        y[1] = y[1] * y[0] * 2;
        return y[1] + 3 * x[0] + y[0] * -6 + 0 * y[0];
    }

    //: x[2] in [2, 2]; expect 8, 0
    @Differentiable
    static double[] arrayResult(double[] x) {
        double[] y = x;
        for (int i = 0; i < 3; i++) y = Wengert.hook(y, g -> new double[] {2 * g[0], 0});
        return new double[] {y[0] + y[1]};
    }

    interface Change extends UnaryOperator<double[]> {}

    static Object[][] unknownArguments() {
        DoubleUnaryOperator triple = g -> 3 * g;
        Change swap = g -> new double[] {g[1], g[0]};
        return new Object[][] {{new double[] {2, 5}, triple, swap}};
    }

    //: expect 1, 6
    //: allocates handed out
    @Differentiable
    static double unknown(double[] x, DoubleUnaryOperator f, Change g) {
        double[] y = Wengert.hook(x, g);
        return Wengert.hook(2 * y[0], f) + y[1];
    }

    /** What it captures is as it was there. */
    //: x = 2; expect 5
    @Differentiable
    static double capturesAnArray(double x) {
        double[] factors = {5, 6};
        double y = Wengert.hook(x, g -> g * factors[0]);
        factors[0] = 7;
        return y;
    }

    static final DoubleAdder ALL = new DoubleAdder();

    //: x = 2; expect 4
    @Differentiable
    static double withEffects(double x) {
        return Wengert.hook(
                x * x,
                g -> {
                    ALL.add(g);
                    return g;
                });
    }

    //: x = 2; c = true | false; expect 3
    @Differentiable
    static double oneOfTwo(double x, boolean c) {
        DoubleUnaryOperator f = c ? g -> 3 * g : Hooks::triple;
        return Wengert.hook(x, f);
    }

    private static double triple(double g) {
        return g > 0 ? 3 * g : g + g + g;
    }

    //: x = 2; expect 4
    @Differentiable
    static double inAHelper(double x) {
        return helped(helped(x));
    }

    private static double helped(double x) {
        double y = Wengert.hook(x, g -> 2 * g);
        return y * 2 - y;
    }

    //: x = 2; n = 3; expect 8
    //: allocates recursion
    @Differentiable
    static double inRecursion(double x, int n) {
        return n == 0 ? x : Wengert.hook(inRecursion(x, n - 1), g -> 2 * g);
    }

    //: x = 2; expect -4
    @Differentiable
    static double inACheckpoint(double x) {
        return Wengert.checkpoint(() -> Wengert.hook(x * x, g -> -g));
    }

    //: x = 2; y = 3; expect 3
    @Differentiable(wrt = "x")
    static double ofAConstant(double x, double y) {
        return x * Wengert.hook(y, g -> -g);
    }

    //: x = 2; expect 8
    @Differentiable
    static double caughtInside(double x) {
        double[] one = new double[1];
        return Wengert.hook(
                x * x,
                g -> {
                    try {
                        return one[one.length] * g;
                    } catch (ArrayIndexOutOfBoundsException e) {
                        return 2 * g;
                    }
                });
    }

    /** What it captures is another in each iteration: 1 · 2 · 3. */
    //: x = 2; n = 3; expect 6
    @Differentiable
    static double capturesAnArrayInALoop(double x, int n) {
        double[] factor = {1};
        double s = x;
        for (int i = 0; i < n; i++) {
            s = Wengert.hook(s, g -> g * factor[0]);
            factor[0]++;
        }
        return s;
    }

    //: x[2] in [2, 2]; n = 3; expect 8, -8
    @Differentiable
    static double rows(double[] x, int n) {
        double[][] rows = {x.clone(), x.clone()};
        for (int i = 0; i < n; i++) {
            rows[1] = Wengert.hook(rows[0], g -> new double[] {2 * g[0], -2 * g[1]});
            double[] row = rows[0];
            rows[0] = rows[1];
            rows[1] = row;
        }
        return rows[0][0] + rows[0][1];
    }
}
