package programs;

import java.util.*;
import java.util.function.*;
import org.wengert.Differentiable;

/** Records, arrays and objects in unusual, ordinary uses. */
final class UnusualObjects {
    record Range(double lo, double hi) {
        Range {
            if (lo > hi) {
                double t = lo;
                lo = hi;
                hi = t;
            }
        }

        double len() {
            return hi - lo;
        }
    }

    @Differentiable
    static double compactSwap(double x, double y) {
        return new Range(x, y).len() * new Range(y * y, x).lo();
    }

    record Many(String name, double... v) {
        Many {
            v = v.clone();
        }

        double sum() {
            double s = 0;
            for (double d : v) s += d;
            return s;
        }
    }

    @Differentiable
    static double recordVarargs(double x) {
        return new Many("a", x, x * x).sum() * new Many("b").sum() + new Many("c", 1, x).sum();
    }

    record Counted(double x) {
        static final double K = 2.5;
        static int n = 3;

        Counted() {
            this(K);
        }

        static Counted of(double a) {
            return new Counted(a * K * n);
        }
    }

    @Differentiable
    static double localInterface(double x) {
        interface F {
            double f(double v);

            default double g(double v) {
                return f(f(v));
            }
        }
        F f = v -> v * v + 1;
        return f.g(x);
    }

    sealed interface Expr {
        record Num(double v) implements Expr {}

        record Add(Expr a, Expr b) implements Expr {}

        record Mul(Expr a, Expr b) implements Expr {}

        record Neg(Expr e) implements Expr {}
    }

    static double eval(Expr e) {
        if (e instanceof Expr.Num n) return n.v();
        if (e instanceof Expr.Add a) return eval(a.a()) + eval(a.b());
        if (e instanceof Expr.Mul m) return eval(m.a()) * eval(m.b());
        return -eval(((Expr.Neg) e).e());
    }

    @Differentiable
    static double expressionTree(double x, double y) {
        return eval(new Expr.Mul(new Expr.Add(new Expr.Num(x), new Expr.Num(y)), new Expr.Neg(new Expr.Num(x))));
    }

    @Differentiable
    static double threeDim(double x) {
        double[][][] c = new double[2][2][2];
        c[1][0][1] = x;
        c[0] = c[1];
        c[0][0][1] *= x;
        double[][][] lit = {{{x}, {1}}, {}};
        return c[1][0][1] + lit[0][0][0] * lit[1].length;
    }

    @Differentiable
    static double cloneDeep(double x) {
        double[][] a = {{x, 1}, {2, x}};
        double[][] b = a.clone();
        b[0][0] *= 2;
        b[1] = b[1].clone();
        b[1][1] *= 3;
        return a[0][0] * a[1][1] + b[1][1];
    }

    //: allocates objects
    @Differentiable
    static double arraysHash(double x) {
        double[] a = {1, 2};
        return x * (Arrays.hashCode(a) % 7) + (Arrays.asList(1, 2).hashCode() % 5) * x;
    }

    @Differentiable
    static double boxedCache(double x) {
        Integer a = 127, b = 127;
        Long l = 5L;
        return a == b ? x * l : x;
    }

    static class Matrix {
        final double[] d;
        final int n;

        Matrix(int n) {
            this.n = n;
            d = new double[n * n];
        }

        double get(int i, int j) {
            return d[i * n + j];
        }

        void set(int i, int j, double v) {
            d[i * n + j] = v;
        }

        Matrix times(Matrix o) {
            Matrix r = new Matrix(n);
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++) {
                    double s = 0;
                    for (int k = 0; k < n; k++) s += get(i, k) * o.get(k, j);
                    r.set(i, j, s);
                }
            return r;
        }

        static Matrix id(int n) {
            Matrix m = new Matrix(n);
            for (int i = 0; i < n; i++) m.set(i, i, 1);
            return m;
        }
    }

    static class Shape {
        double area() {
            return 0;
        }

        double price(double p) {
            return area() * p;
        }
    }

    static class Sq extends Shape {
        final double s;

        Sq(double s) {
            this.s = s;
        }

        @Override
        double area() {
            return s * s;
        }
    }

    static final class Cube extends Sq {
        Cube(double s) {
            super(s);
        }

        @Override
        double area() {
            return 6 * super.area();
        }
    }

    static class Lazy {
        private Double cached;
        final double x;

        Lazy(double x) {
            this.x = x;
        }

        double get() {
            if (cached == null) cached = x * x;
            return cached;
        }
    }

    @Differentiable
    static double lazyField(double x) {
        Lazy l = new Lazy(x);
        return l.get() * l.get();
    }

    static class Builder {
        double a = 1, b;

        Builder a(double v) {
            a = v;
            return this;
        }

        Builder b(double v) {
            b = v;
            return this;
        }

        Range build() {
            return new Range(a, b);
        }
    }

    static class Rng {
        long s;

        Rng(long s) {
            this.s = s;
        }

        double next() {
            s = s * 6364136223846793005L + 1442695040888963407L;
            return (s >>> 11) * 0x1.0p-53;
        }
    }

    static class Cell {
        double v;
        Cell left, right;
    }

    @Differentiable
    static double sharedObject(double x) {
        Cell a = new Cell(), b = new Cell();
        a.v = x;
        b.left = a;
        b.right = a;
        b.left.v *= x;
        b.right.v += 1;
        return b.left.v * a.v;
    }

    //: n = 0 | 1 | 5
    @Differentiable
    static double swapObjects(double x, int n) {
        Cell a = new Cell(), b = new Cell();
        a.v = x;
        b.v = 2;
        for (int i = 0; i < n; i++) {
            Cell t = a;
            a = b;
            b = t;
            a.v += b.v * x;
        }
        return a.v * b.v;
    }

    static double[] twoResults(double x) {
        return new double[] {Math.sin(x), Math.cos(x)};
    }

    static double tail(double[] a, int i) {
        return i == a.length ? 1 : a[i] * tail(a, i + 1);
    }

    static double ack(int m, double x) {
        return m == 0 ? x + 1 : ack(m - 1, ack(m - 1, x * 0.5));
    }

    static double fib(double x, int n) {
        return n < 2 ? x : fib(x, n - 1) * 0.5 + fib(x * x, n - 2);
    }

    static void bubble(double[] a) {
        boolean again;
        do {
            again = false;
            for (int i = 1; i < a.length; i++)
                if (a[i - 1] > a[i]) {
                    double t = a[i];
                    a[i] = a[i - 1];
                    a[i - 1] = t;
                    again = true;
                }
        } while (again);
    }

    static void quick(double[] a, int lo, int hi) {
        if (lo >= hi) return;
        double p = a[(lo + hi) >>> 1];
        int i = lo, j = hi;
        while (i <= j) {
            while (a[i] < p) i++;
            while (a[j] > p) j--;
            if (i <= j) {
                double t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }
        quick(a, lo, j);
        quick(a, i, hi);
    }

    //: a[6]
    //: allocates recursion
    @Differentiable
    static double quickSort(double[] a) {
        quick(a, 0, a.length - 1);
        return a[0] + 2 * a[1] * a[2] + a[5] * a[3];
    }

    interface HasConstant {
        double C = 2.5;
        int[] N = {1, 2};
    }

    static class Uses implements HasConstant {
        static double f(double x) {
            return x * C * N[1];
        }
    }

    @Differentiable
    static double instanceInit(double x) {
        class I {
            double a;

            {
                a = x * 2;
            }

            double b = a + 1;

            {
                b *= x;
            }
        }
        return new I().b;
    }

    @Differentiable
    static double anonymousSuperArgs(double x) {
        Base b = new Base(x * 2) {
            double of(double v) {
                return k * v;
            }
        };
        return b.of(x);
    }

    abstract static class Base {
        final double k;

        Base(double k) {
            this.k = k;
        }

        abstract double of(double v);
    }

    @Differentiable
    static double iterableOwn(double x) {
        Iterable<Double> it = () -> new Iterator<>() {
            int i = 0;

            public boolean hasNext() {
                return i < 3;
            }

            public Double next() {
                return x * i++;
            }
        };
        double s = 0;
        for (double d : it) s += d * d;
        return s;
    }

    static <T> void swap(T[] a, int i, int j) {
        T t = a[i];
        a[i] = a[j];
        a[j] = t;
    }

    @Differentiable
    static double genericSwap(double x) {
        Double[] a = {x, 2.0};
        swap(a, 0, 1);
        Range[] r = {new Range(x, 9), new Range(1, 2)};
        swap(r, 0, 1);
        return a[1] * r[1].len() + a[0];
    }

    static <T> double fold(Iterable<T> xs, ToDoubleFunction<? super T> f) {
        double s = 0;
        for (T t : xs) s += f.applyAsDouble(t);
        return s;
    }
}
