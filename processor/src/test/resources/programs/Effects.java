package programs;

import java.util.Locale;
import org.wengert.Differentiable;

/** Things on the side that carry no derivative. */
final class Effects {
    //: allocates text
    @Differentiable
    static double text(double x, int n) {
        String s = "x = " + x + ", n = " + n;
        s += "!";
        StringBuilder b = new StringBuilder();
        b.append(s).append(' ').append(n);
        return x * x;
    }

    //: allocates text
    @Differentiable
    static double textThatCounts(double x, int n) {
        String s = "";
        for (int i = 0; i < n; i++) s += i;
        return x * s.length() + (s.isEmpty() ? 1 : x * x);
    }

    //: allocates text
    @Differentiable
    static double formatted(double x) {
        String s = String.format(Locale.ROOT, "%.3f", x);
        if (s.isEmpty()) throw new IllegalStateException(s);
        return Math.sin(x);
    }

    //: allocates text
    @Differentiable
    static double numbersOfText(double x) {
        double k = Double.parseDouble("2.5");
        int n = Integer.parseInt("3");
        return k * x + n * x * x + Integer.bitCount(7) * x + Long.numberOfTrailingZeros(8) * x;
    }

    @Differentiable
    static double properties(double x) {
        return x * x * (System.getProperty("wengert.no.such.property") == null ? 2 : 3);
    }

    @Differentiable
    static double predicates(double x, double y) {
        double r = x;
        if (Double.isNaN(x) || Double.isInfinite(y)) r = 0;
        if (Double.compare(x, y) < 0) r *= y;
        if (Double.isFinite(r * y)) r += x * y;
        return r;
    }

    @Differentiable
    static double messageOfException(double x) {
        if (x > 1e6) throw new IllegalArgumentException("too large: " + x);
        if (x != x) throw new ArithmeticException();
        return x * x;
    }

    private static final double[] WEIGHTS = {1, 2, 4};

    /** A copy, and an array that the platform makes, belong to the method. */
    //: allocates objects
    @Differentiable
    static double copiesOfOtherCodesArrays(double x) {
        double[] w = WEIGHTS.clone();
        w[1] = x;
        double[] r = new java.util.Random(1).doubles(2).toArray();
        r[0] *= x;
        return w[0] * w[1] + w[2] * r[0] + WEIGHTS[1] * x;
    }

    static double[] buffer = new double[3];

    /** Nothing of what is read matters. */
    @Differentiable
    static double copyThatIsOverwritten(double x) {
        double[] b = buffer.clone();
        b[0] = x;
        return b[0] * b[0];
    }

    // ---- effects of methods whose Hessians take several runs: each of these sees the same numbers

    //: x[7] in [0.2, 2]; allocates objects
    @Differentiable(wrt = "x", order = 2)
    static double noise(double[] x, long seed) {
        java.util.Random random = new java.util.Random(seed);
        double s = 0;
        for (int i = 0; i < x.length; i++) s += Math.sin(x[i] * (1 + random.nextDouble())) * x[(i + 1) % x.length];
        return random.nextBoolean() ? s : s * x[0];
    }

    //: x[6] in [0.2, 2]; allocates text
    @Differentiable(order = 2)
    static double printed(double[] x, double y) {
        double s = 0;
        StringBuilder text = new StringBuilder();
        for (double v : x) {
            text.append("x = ").append(v > 1);
            s += v * v * Math.sin(y * text.length());
        }
        return s;
    }
}
