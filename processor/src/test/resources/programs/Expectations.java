package programs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.wengert.Differentiable;
import org.wengert.Wengert;

/** What the tests of Zygote expect of features of the language, with its numbers. */
final class Expectations {
    static final Logger LOG = Logger.getLogger("expectations");

    static {
        LOG.setLevel(java.util.logging.Level.OFF);
    }

    //: x in [1, 1]; sets 1; expect 1
    @Differentiable
    static double identity(double x) {
        return x;
    }

    //: x in [2, 2]; y in [3, 3]; sets 1; expect 3, 2
    @Differentiable
    static double mul(double x, double y) {
        return x * y;
    }

    //: x in [2, 2]; n = 3; sets 1; expect 12
    @Differentiable
    static double pow(double x, int n) {
        double r = 1;
        while (n > 0) {
            n--;
            r *= x;
        }
        return r;
    }

    //: x in [2, 2]; n = 3; sets 1; expect 12
    @Differentiable
    static double powMut(double x, int n) {
        double[] r = {1};
        while (n > 0) {
            n--;
            r[0] = r[0] * x;
        }
        return r[0];
    }

    //: x in [2, 2]; n = 3; sets 1; expect 12
    //: allocates recursion
    @Differentiable
    static double powRec(double x, int n) {
        return n == 0 ? 1 : x * powRec(x, n - 1);
    }

    //: x in [2, 2]; sets 1; expect 0
    @Differentiable
    static double noDependence(double x) {
        return 1;
    }

    //: x in [2, 2]; sets 1; expect 0
    @Differentiable
    static double equality(double x) {
        return x == 2 ? 3 : 4;
    }

    //: x[3]; sets 1; expect 0, 0, 0
    @Differentiable
    static double size(double[] x) {
        return x.length;
    }

    static boolean flag = true;

    //: x in [2, 2]; sets 1; expect 2
    @Differentiable
    static double globalFlag(double x) {
        return flag ? 2 * x : x;
    }

    //: x in [1, 1]; sets 1; expect 2
    @Differentiable
    static double threeWayMerge(double x) {
        if (x > 0) x *= 2;
        else if (x < 0) x *= 3;
        return x;
    }

    //: x in [1, 1]; sets 1; expect 2
    @Differentiable
    static double emptyBranches(double x) {
        if (x > 0) {
        } else if (x < 0) {
        }
        return x + x;
    }

    //: x in [1, 1]; sets 1; expect 5
    @Differentiable
    static double throwNotTaken(double x) {
        if (x < 0) throw new IllegalArgumentException("x < 0");
        return x * 5;
    }

    //: x in [2, 2]; y in [3, 3]; sets 1; expect 3, 2
    @Differentiable
    static double closure(double x, double y) {
        DoubleUnaryOperator g = z -> x * z;
        return g.applyAsDouble(y);
    }

    private static final DoubleUnaryOperator FIVE = x -> 5 * x;

    //: x in [1, 1]; sets 1; expect 5
    @Differentiable
    static double globalClosure(double x) {
        return FIVE.applyAsDouble(x);
    }

    record Two(double a, double b) {}

    //: a in [2, 2]; b in [3, 3]; sets 1; expect 3, 2
    @Differentiable
    static double struct(double a, double b) {
        Two t = new Two(a, b);
        return t.a() * t.b();
    }

    //: a in [2, 2]; b in [3, 3]; sets 1; expect 1, 0
    @Differentiable
    static double arrayOfStructs(double a, double b) {
        return new Two[] {new Two(a, b)}[0].a();
    }

    //: x in [2, 2]; sets 1; expect 1; allocates objects
    @Differentiable
    static double arrayLiteral(double x) {
        return Arrays.stream(new double[][] {{1, x}, {3, 4}}).mapToDouble(r -> r[0] + r[1]).sum();
    }

    static Object[][] productArguments() {
        return new Object[][] {{new double[] {1, 2, 3}}};
    }

    //: expect 6, 3, 2
    @Differentiable
    static double product(double[] x) {
        double p = 1;
        for (double v : x) p *= v;
        return p;
    }

    private static double first(double x, double... rest) {
        return x;
    }

    //: x in [1, 1]; y in [1, 1]; sets 1; expect 1, 0
    @Differentiable
    static double varargs(double x, double y) {
        return first(x, y);
    }

    static final class Holder {
        double value;

        Holder(double value) {
            this.value = value;
        }
    }

    static final class Link {
        Holder x;

        Link(Holder x) {
            this.x = x;
        }
    }

    private static void set(Holder h, double x) {
        h.value = x;
    }

    //: x in [1, 1]; sets 1; expect 1
    @Differentiable
    static double fieldWriteThroughACall(double x) {
        Holder h = new Holder(0);
        set(h, x);
        return h.value;
    }

    //: x in [3, 3]; sets 1; expect 7
    @Differentiable
    static double fieldOfAnObject(double x) {
        Holder h = new Holder(x);
        return h.value * h.value + h.value;
    }

    //: x in [4, 4]; sets 1; expect 48
    @Differentiable
    static double objectInAnObject(double x) {
        Link l = new Link(new Holder(x));
        return Math.pow(l.x.value, 3);
    }

    //: x in [2, 2]; y in [3, 3]; sets 1; expect 2, 0
    @Differentiable
    static double swapInALoop(double x, double y) {
        double a = x, b = y;
        for (int i = 0; i < 2; i++) {
            double t = a;
            a = b;
            b = t;
        }
        return 2 * a;
    }

    //: x in [2, 2]; y in [3, 3]; z in [4, 4]; sets 1; expect 0, 2, 0
    @Differentiable
    static double rotateInALoop(double x, double y, double z) {
        for (int i = 0; i < 4; i++) {
            double t = x;
            x = y;
            y = z;
            z = t;
        }
        return 2 * x;
    }

    private static double tenfold(double x) {
        return x + x + x + x + x + x + x + x + x + x;
    }

    //: x in [1, 1]; sets 1; expect 131072
    @Differentiable
    static double fanOut(double x) {
        for (int i = 0; i < 17; i++) x = x + x;
        return x;
    }

    //: x in [1, 1]; sets 1; expect 100
    @Differentiable
    static double tenWays(double x) {
        return tenfold(tenfold(x));
    }

    //: x in [3, 3]; sets 1; expect 6
    @Differentiable
    static double definedConditionally(double x) {
        double y;
        if (x > 0) y = x * x;
        else y = 42 * x;
        return y;
    }

    //: x in [1, 1]; sets 1; expect 2; allocates text
    @Differentiable
    static double logging(double x) {
        LOG.info("x is " + x);
        System.getLogger("expectations").log(System.Logger.Level.TRACE, "twice");
        return 2 * x;
    }

    static Object[][] enumerateArguments() {
        return new Object[][] {{new double[] {1, 2, 3, 4, 5}}};
    }

    //: expect 1, 4, 27, 256, 3125; allocates objects
    @Differentiable
    static double enumerate(double[] x) {
        return IntStream.range(0, x.length).mapToDouble(i -> Math.pow(x[i], i + 1)).map(v -> v).sum();
    }

    static Object[][] zipArguments() {
        return new Object[][] {{new double[] {1, 2, 3, 4}, new double[] {5, 6}}};
    }

    //: expect 5, 6, 0, 0, 1, 2; allocates objects
    @Differentiable
    static double zip(double[] x, double[] y) {
        return IntStream.range(0, Math.min(x.length, y.length)).mapToDouble(i -> x[i] * y[i]).sum();
    }

    static Object[][] filterArguments() {
        return new Object[][] {{new double[] {2, 3, 4, 5, 6, 7, 8, 9}}};
    }

    //: expect 4, 0, 8, 0, 12, 0, 16, 0; allocates objects
    @Differentiable
    static double filter(double[] x) {
        return Arrays.stream(x).filter(v -> v % 2 == 0).map(v -> v * v).sum();
    }

    static Object[][] maxOfArguments() {
        return new Object[][] {{new double[] {1, 2, 3}}};
    }

    //: expect 0, 0, 1
    @Differentiable
    static double maxOf(double[] x) {
        return Arrays.stream(x).max().getAsDouble();
    }

    static Object[][] minOfArguments() {
        return new Object[][] {{new double[] {1, 2, 3}}};
    }

    //: expect 1, 0, 0
    @Differentiable
    static double minOf(double[] x) {
        return DoubleStream.of(x[0], x[1], x[2]).min().getAsDouble();
    }

    static Object[][] powersArguments() {
        return new Object[][] {{new double[] {1, 2, 4}}};
    }

    //: expect 1, -0.25, 8; allocates objects
    @Differentiable
    static double powers(double[] x) {
        int[] p = {1, -1, 2};
        return IntStream.range(0, 3).mapToDouble(i -> Math.pow(x[i], p[i])).sum();
    }

    static Object[][] sometimesAConstantArguments() {
        return new Object[][] {{new double[] {1, 2, 3}}};
    }

    //: expect 0, 4, 6; allocates objects
    @Differentiable
    static double sometimesAConstant(double[] x) {
        return Arrays.stream(x).map(v -> v < 2 ? 0 : v * v).sum();
    }

    record Complex(double re, double im) {
        Complex times(double s) {
            return new Complex(re * s, im * s);
        }

        double abs2() {
            return re * re + im * im;
        }
    }

    //: re in [2, 2]; im in [3, 3]; sets 1; expect 3, 2
    @Differentiable
    static double complexParts(double re, double im) {
        Complex z = new Complex(re, im);
        return z.re() * z.im();
    }

    //: re in [4, 4]; im in [5, 5]; sets 1; expect 456, 160
    @Differentiable
    static double complexAbs2(double re, double im) {
        Complex z = new Complex(re, im);
        return z.times(z.re()).abs2();
    }

    private static boolean small(double x) {
        return x < 1;
    }

    /** An endless loop that is left in two ways. */
    @Differentiable
    static double endless(double x) {
        while (true) {
            if (x > 4) return x * 3;
            x = x * x + 1;
            if (small(x)) break;
        }
        return x;
    }

    //: a in [2, 2]; b in [3, 3]; sets 1; expect 2
    @Differentiable(wrt = "b")
    static double stopped(double a, double b) {
        return Wengert.stopGradient(b) * 0 + a * b;
    }

    //: x in [1, 1]; y in [2, 2]; sets 1; expect 9, 9
    @Differentiable
    static double attempted(double x, double y) {
        try {
            return 9 * (x + y);
        } catch (ArithmeticException e) {
            return 0;
        }
    }

    //: x in [1, 1]; sets 1; expect 6
    @Differentiable
    static double finished(double x) {
        double[] s = {0};
        try {
            s[0] = x * 3;
        } finally {
            s[0] *= 2;
        }
        return s[0];
    }

    /** A path that others refuse: the exception is caught. */
    //: x in [2, 2]; sets 1; expect 12
    @Differentiable
    static double caught(double x) {
        try {
            if (x > 1) throw new IllegalStateException();
            return x;
        } catch (IllegalStateException e) {
            return 3 * x * x;
        }
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double labelled(double x, int n) {
        double s = 0;
        outer:
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j < 4; j++) {
                if (j == 2) continue outer;
                s = s * x + i + x;
                if (s > 20) break outer;
            }
        }
        return s;
    }

    @Differentiable
    static double doWhile(double x) {
        double s = x;
        do s = s * x + 1;
        while (s < 5);
        return s;
    }

    private static double even(double x, int n) {
        return n == 0 ? x : x * odd(x + 1, n - 1);
    }

    private static double odd(double x, int n) {
        return n == 0 ? 2 * x : x + even(x * x, n - 1);
    }

    //: n = 0 | 1 | 4; x in [0.1, 0.9]
    //: allocates recursion
    @Differentiable
    static double mutualRecursion(double x, int n) {
        return even(x, n);
    }

    @Differentiable
    static double shadowing(double x) {
        double s = 0;
        {
            double y = x * x;
            s += y;
        }
        {
            double y = 3 * x;
            s *= y;
        }
        class Own {
            final double x;

            Own(double x) {
                this.x = x * 2;
            }
        }
        return s + new Own(x).x;
    }

    @Differentiable
    static double closuresOfClosures(double x, double y) {
        Function<Double, Function<Double, DoubleUnaryOperator>> f = a -> b -> c -> a * b + c * x;
        return f.apply(x).apply(y).applyAsDouble(y);
    }

    //: m[3][3]
    @Differentiable
    static double inPlaceMatrix(double[][] m) {
        for (int k = 0; k < 3; k++)
            for (int i = k + 1; i < 3; i++) {
                double f = m[i][k] / (m[k][k] + 3);
                for (int j = k; j < 3; j++) m[i][j] -= f * m[k][j];
            }
        return m[0][0] * m[1][1] * m[2][2];
    }

    /** A map that holds nothing of the derivative may be used beside it. */
    //: allocates objects
    @Differentiable
    static double mapBeside(double x) {
        Map<String, Integer> counts = new HashMap<>();
        counts.put("n", 2);
        double s = 1;
        for (int i = 0; i < counts.get("n"); i++) s *= x;
        return s;
    }
}
