package refusals;

import java.util.Arrays;
import java.util.Map;
import org.wengert.Differentiable;
import org.wengert.NonDifferentiable;

/** Arrays that other code gives, and may read again. */
final class Foreign {
    static double[] buffer = new double[3];
    static final double[][] TABLE = new double[3][3];
    final double[] own = new double[3];

    @NonDifferentiable
    static double[] given() {
        return buffer;
    }

    @Differentiable
    static double staticField(double x) {
        buffer[0] = x * x; // error: ForeignArray at buffer[0] = x * x
        return buffer[0];
    }

    @Differentiable
    static double readElsewhere(double x) {
        buffer[0] = x; // error: ForeignArray at buffer[0] = x
        return first();
    }

    private static double first() {
        return buffer[0];
    }

    @Differentiable(wrt = "x")
    double field(double x) {
        own[0] = x; // error: ForeignArray at own[0] = x
        return own[0];
    }

    @Differentiable(wrt = "x")
    static double fieldOfAnArgument(Foreign f, double x) {
        double[] own = f.own;
        own[0] += x; // error: ForeignArray at own[0] += x
        return f.own[0];
    }

    @Differentiable
    static double result(double x) {
        given()[0] = x; // error: ForeignArray at given()[0] = x
        return given()[0];
    }

    @Differentiable(wrt = "x")
    static double ofAMap(Map<String, double[][]> map, double x) {
        map.get("a")[1][0] = x; // error: ForeignArray at map.get("a")[1][0] = x
        return map.get("a")[1][0];
    }

    @Differentiable
    static double filled(double x) {
        Arrays.fill(TABLE[1], x); // error: ForeignArray at Arrays.fill(TABLE[1], x)
        return TABLE[1][0];
    }

    @Differentiable
    static double copied(double x) {
        double[] y = {x, x};
        System.arraycopy(y, 0, TABLE[1], 0, 2); // error: ForeignArray at System.arraycopy(y, 0, TABLE[1], 0, 2)
        return TABLE[1][0];
    }

    @Differentiable
    static double row(double x) {
        double[] y = new double[1];
        TABLE[0] = y; // error: ForeignArray at TABLE[0] = y
        y[0] = x;
        return TABLE[0][0];
    }

    @Differentiable
    static double rowOfATable(double x) {
        double[][] t = new double[1][];
        t[0] = TABLE[0];
        t[0][0] = x; // error: ForeignArray at t[0][0] = x
        return TABLE[0][0];
    }

    @Differentiable
    static double buffered(double x) {
        java.nio.DoubleBuffer b = java.nio.DoubleBuffer.allocate(3);
        b.array()[0] = x; // error: ForeignArray at b.array()[0] = x
        return b.get(0);
    }

    private static double[] recursive(int n) {
        return n == 0 ? buffer : recursive(n - 1);
    }

    @Differentiable
    static double fromARecursion(double x) {
        recursive(2)[0] = x; // error: ForeignArray at recursive(2)[0] = x
        return recursive(1)[0];
    }

    private static void write(double[] into, double x, int n) {
        if (n > 0) write(into, x, n - 1);
        else into[0] = x;
    }

    @Differentiable
    static double byARecursion(double x) {
        write(buffer, x, 2); // error: ForeignArray at write(buffer, x, 2)
        return buffer[0];
    }

    @Differentiable(wrt = "x")
    static double amongObjects(Object[] all, double x) {
        double[] y = new double[1];
        all[0] = y;
        y[0] = x * x; // error: ForeignArray at y[0] = x * x
        return ((double[]) all[0])[0];
    }

    @Differentiable(wrt = "x", order = 2)
    static double arrayOfEachRun(double[] x, java.util.function.Supplier<double[]> weights) {
        double[] w = weights.get(); // error: RepeatedEffects at weights.get()
        double s = 0;
        for (int i = 0; i < x.length; i++) s += w[i] * x[i] * x[i];
        return s;
    }

    @Differentiable(wrt = "x", order = 2)
    static double arrayThatIsFilled(double[] x, java.util.Random random) {
        byte[] w = new byte[x.length];
        random.nextBytes(w); // error: RepeatedEffects at random.nextBytes(w)
        double s = 0;
        for (int i = 0; i < x.length; i++) s += w[i] * x[i] * x[i];
        return s;
    }

    @Differentiable(wrt = "x", order = 2)
    static double arrayOfOtherCode(double[] x, Runnable step) {
        step.run();
        return buffer[0] * x[0] * x[1]; // error: RepeatedEffects at buffer
    }

    @Differentiable(wrt = "x", order = 2)
    static double arrayThatOtherCodeReads(double[] x) {
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            buffer[0] += i; // error: RepeatedEffects at buffer[0] += i
            s += buffer[0] * x[i] * x[i];
        }
        return s;
    }
}
