package programs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.wengert.Differentiable;
import org.wengert.Wengert;

/** Methods that call themselves with functions and objects. */
final class RecursionWithObjects {
    private RecursionWithObjects() {}

    record Complex(double re, double im) {
        Complex plus(Complex o) {
            return new Complex(re + o.re, im + o.im);
        }

        Complex minus(Complex o) {
            return new Complex(re - o.re, im - o.im);
        }

        Complex times(Complex o) {
            return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
        }

        static Complex polar(double r, double phi) {
            return new Complex(r * Math.cos(phi), r * Math.sin(phi));
        }
    }

    private static Complex[] fourier(Complex[] x) {
        int n = x.length;
        if (n == 1) return new Complex[] {x[0]};
        Complex[] even = new Complex[n / 2];
        Complex[] odd = new Complex[n / 2];
        for (int k = 0; k < n / 2; k++) {
            even[k] = x[2 * k];
            odd[k] = x[2 * k + 1];
        }
        Complex[] q = fourier(even);
        Complex[] r = fourier(odd);
        Complex[] y = new Complex[n];
        for (int k = 0; k < n / 2; k++) {
            Complex w = Complex.polar(1, -2 * k * Math.PI / n).times(r[k]);
            y[k] = q[k].plus(w);
            y[k + n / 2] = q[k].minus(w);
        }
        return y;
    }

    //: x[4|1|2] in [0.1, 1]; allocates objects
    @Differentiable
    static double arraysOfRecords(double[] x) {
        Complex[] c = new Complex[x.length];
        for (int i = 0; i < x.length; i++) c[i] = new Complex(x[i], x[i] * x[i]);
        double s = 0;
        for (Complex v : fourier(c)) s += Math.hypot(v.re(), v.im()) * v.re();
        return s;
    }

    private static double simpson(
            DoubleUnaryOperator f, double a, double b, double fa, double fm, double fb, double eps, int depth) {
        double m = (a + b) / 2;
        double h = b - a;
        double flm = f.applyAsDouble((a + m) / 2);
        double frm = f.applyAsDouble((m + b) / 2);
        double whole = h / 6 * (fa + 4 * fm + fb);
        double left = h / 12 * (fa + 4 * flm + fm);
        double right = h / 12 * (fm + 4 * frm + fb);
        double delta = left + right - whole;
        if (depth <= 0 || Math.abs(delta) <= 15 * eps) return left + right + delta / 15;
        return simpson(f, a, m, fa, flm, fm, eps / 2, depth - 1) + simpson(f, m, b, fm, frm, fb, eps / 2, depth - 1);
    }

    //: allocates objects
    @Differentiable(order = 2)
    static double functionAsArgument(double w, double upper) {
        DoubleUnaryOperator f = t -> Math.exp(-w * t) * Math.sin(t * t);
        double fm = f.applyAsDouble(upper / 2);
        return simpson(f, 0, upper, f.applyAsDouble(0), fm, f.applyAsDouble(upper), 1e-5, 6);
    }

    //: allocates objects
    @Differentiable
    static double twoFunctions(double w, double upper) {
        double one = simpson(t -> w * t, 0, upper, 0, w * upper / 2, w * upper, 1e-5, 2);
        return one * simpson(Math::sin, 0, w, 0, Math.sin(w / 2), Math.sin(w), 1e-4, 3);
    }

    private static Complex power(Complex z, int n) {
        if (n == 0) return new Complex(1, 0);
        Complex half = power(z, n / 2);
        Complex square = half.times(half);
        return n % 2 == 0 ? square : square.times(z);
    }

    //: n = 0 | 1 | 5; allocates objects
    @Differentiable(order = 2)
    static double recordAsResult(double x, double y, int n) {
        Complex z = power(new Complex(x, y), n);
        return z.re() * z.im() + z.re();
    }

    private static Complex even(Complex z, int n) {
        return n == 0 ? z : odd(z.times(z), n - 1);
    }

    private static Complex odd(Complex z, int n) {
        return n == 0 ? new Complex(z.im(), z.re()) : even(z.plus(new Complex(1, 0.5)), n - 1);
    }

    //: n = 0 | 1 | 4; allocates objects
    @Differentiable
    static double mutual(double x, double y, int n) {
        Complex z = even(new Complex(x, y), n);
        return z.re() * z.im();
    }

    private static final class Total {
        double sum;
        int calls;
        double[] all = new double[40];

        void add(double x) {
            sum += x * x;
            all[calls++] = sum;
        }
    }

    private static void visit(double[] x, int from, int to, Total total) {
        if (to - from == 1) {
            total.add(x[from]);
            return;
        }
        int middle = (from + to) / 2;
        visit(x, from, middle, total);
        total.add(total.sum * 0.1);
        visit(x, middle, to, total);
    }

    //: x[4|1|5] in [0.1, 1]; allocates objects
    @Differentiable
    static double objectThatChanges(double[] x) {
        Total total = new Total();
        visit(x, 0, x.length, total);
        double s = total.sum;
        for (int i = 0; i < total.calls; i++) s += total.all[i] * i;
        return s;
    }

    private static double rows(List<double[]> rows, int from, double x) {
        if (from == rows.size()) return x;
        rows.get(from)[0] *= x;
        return rows(rows, from + 1, rows.get(from)[0] + x) * 0.5 + rows.get(from)[0];
    }

    //: a[3] in [0.1, 1]; allocates objects
    @Differentiable
    static double list(double[] a, double x) {
        List<double[]> rows = new ArrayList<>();
        for (double v : a) rows.add(new double[] {v});
        return rows(rows, 0, x) + rows.get(1)[0];
    }

    sealed interface Shape permits Disc, Square {}

    record Disc(double r) implements Shape {}

    record Square(double side) implements Shape {}

    private static Shape grown(Shape s, double by, int n) {
        if (n == 0) return s;
        Shape next = s instanceof Disc d ? new Square(d.r() * by) : new Disc(((Square) s).side() + by);
        return grown(next, by, n - 1);
    }

    //: n = 0 | 1 | 4; allocates objects
    @Differentiable
    static double sealedTypes(double x, double by, int n) {
        Shape s = grown(new Disc(x), by, n);
        return s instanceof Disc d ? Math.PI * d.r() * d.r() : ((Square) s).side();
    }

    record Poly(double[] c) {
        double at(double x, int i) {
            return i == c.length ? 0 : c[i] + x * at(x, i + 1);
        }
    }

    //: c[3|1] in [-1, 1]; allocates objects
    @Differentiable(order = 2)
    static double instanceMethod(double[] c, double x) {
        return new Poly(c).at(x, 0) * new Poly(new double[] {x, 1}).at(x, 0);
    }

    private static double[] orNull(Complex z, int n) {
        if (n == 0) return z.re() > 1 ? null : new double[] {z.im()};
        return orNull(z.times(z), n - 1);
    }

    //: allocates objects
    @Differentiable
    static double nullAsResult(double x, double y) {
        double[] r = orNull(new Complex(x, y), 1);
        return r == null ? x * y : r[0] * x;
    }

    /** The main method calls itself. */
    //: n = 0 | 2 | 3; allocates objects
    @Differentiable
    static double itself(Complex z, int n) {
        return n == 0 ? z.re() * z.im() : itself(z.times(z), n - 1) + z.im();
    }

    private static double newton(DoubleUnaryOperator f, DoubleUnaryOperator df, double x, int depth) {
        double step = f.applyAsDouble(x) / df.applyAsDouble(x);
        return Math.abs(step) < 1e-12 || depth == 0 ? x - step : newton(f, df, x - step, depth - 1);
    }

    //: a in [1, 4]; allocates objects
    @Differentiable(order = 2)
    static double twoFunctionsAsArguments(double a) {
        return newton(t -> t * t - a, t -> 2 * t, a, 50);
    }

    private static Complex[] scaled(Complex[] z, double by, int n) {
        if (n == 0) return z;
        for (int i = 0; i < z.length; i++) z[i] = z[i].times(new Complex(by, i));
        return scaled(z, by, n - 1);
    }

    //: z[2|1] in [0.1, 1]; n = 1 | 2; allocates objects
    @Differentiable
    static double arrayThatChanges(Complex[] z, double by, int n) {
        Complex[] same = scaled(z, by, n);
        return same[0].re() * z[z.length - 1].im();
    }

    private static Complex checked(Complex z, int n) throws IOException {
        if (z.re() > 1e3) throw new IOException("too large");
        return n == 0 ? z : checked(z.times(z).plus(z), n - 1);
    }

    //: n = 0 | 2 | 40; allocates objects
    @Differentiable
    static double checkedException(double x, double y, int n) throws IOException {
        return checked(new Complex(x, y), n).im();
    }

    //: x in [0.5, 1.5]; n = 0 | 2 | 40; allocates objects
    @Differentiable
    static double caught(double x, double y, int n) {
        double s = x;
        try {
            s *= checked(new Complex(x, 0), n).re();
        } catch (IOException e) {
            s += y * y;
        }
        return s * y;
    }

    //: n = 0 | 3; allocates objects
    @Differentiable
    static double inACheckpoint(double x, double y, int n) {
        double p = Wengert.checkpoint(() -> power(new Complex(x, y), n).re());
        return p * x;
    }

    /** Two arrays that take each other's place. */
    private static void exchanged(Complex[] a, Complex[] b, int n) {
        if (n == 0) return;
        a[0] = a[0].times(b[b.length - 1]);
        exchanged(b, a, n - 1);
    }

    //: n = 1 | 2 | 5; allocates objects
    @Differentiable
    static double exchange(double x, double y, int n) {
        Complex[] a = {new Complex(x, y), new Complex(y, 1)};
        Complex[] b = {new Complex(y, x)};
        exchanged(a, b, n);
        exchanged(a, a, 1);
        return a[0].re() + b[0].im() * a[1].re();
    }

    private static final class Cell {
        double value;
        Cell other;

        Cell(double value) {
            this.value = value;
        }
    }

    private static Cell later(Cell a, Cell b, int n) {
        a.value *= b.value;
        b.value += 0.5;
        return n == 0 ? a : later(b, a, n - 1);
    }

    //: n = 0 | 1 | 4; allocates objects
    @Differentiable
    static double sameObjectTwice(double x, double y, int n) {
        Cell a = new Cell(x);
        Cell b = new Cell(y);
        Cell c = later(a, b, n);
        Cell d = later(c, c, 1);
        return a.value * b.value + d.value + (c == a ? x : y);
    }

    interface Step {
        double apply(Step self, double x, int n);
    }

    //: n = 0 | 3; allocates objects
    @Differentiable
    static double functionOfItself(double x, double w, int n) {
        Step step = (self, v, k) -> k == 0 ? v * w : self.apply(self, Math.sin(v) * w, k - 1);
        return step.apply(step, x, n);
    }

    private static <T> double fold(List<T> all, int from, ToDoubleFunction<T> f, DoubleBinaryOperator with) {
        if (from == all.size() - 1) return f.applyAsDouble(all.get(from));
        return with.applyAsDouble(f.applyAsDouble(all.get(from)), fold(all, from + 1, f, with));
    }

    //: allocates objects
    @Differentiable
    static double genericFold(double x, double y) {
        List<Complex> all = new ArrayList<>();
        all.add(new Complex(x, y));
        all.add(new Complex(y, x));
        all.add(new Complex(2, x));
        return fold(all, 0, z -> z.re() * z.im(), (a, b) -> a * Math.sin(b)) + fold(List.of(x, y), 0, v -> v * v, Math::max);
    }

    private static void hanoi(int n, double[] from, double[] to, double[] by, DoubleUnaryOperator moved) {
        if (n == 0) return;
        hanoi(n - 1, from, by, to, moved);
        to[0] += moved.applyAsDouble(from[0] * 0.1);
        from[0] *= 0.9;
        hanoi(n - 1, by, to, from, moved);
    }

    //: n = 0 | 1 | 4; allocates objects
    @Differentiable
    static double arraysExchanged(double x, double w, int n) {
        double[] a = {x};
        double[] b = {1};
        double[] c = {w};
        hanoi(n, a, b, c, t -> t * w + Math.sin(t));
        return a[0] + 2 * b[0] * c[0];
    }

    /** The array that is read is made in the call around. */
    private static Complex[] halved(Complex[] z) {
        if (z.length <= 1) return z;
        Complex[] half = new Complex[z.length / 2];
        for (int i = 0; i < half.length; i++) half[i] = z[2 * i].times(z[2 * i + 1]);
        Complex[] rest = halved(half);
        rest[0] = rest[0].plus(half[0]).plus(z[0]);
        return rest;
    }

    //: x[4|1|5] in [0.1, 1]; allocates objects
    @Differentiable
    static double sharedArrays(double[] x) {
        Complex[] z = new Complex[x.length];
        for (int i = 0; i < z.length; i++) z[i] = new Complex(x[i], 1 - x[i]);
        Complex[] r = halved(z);
        return r[0].re() * r[0].im() + z[0].re();
    }

    record Leaf(double value) {}

    private static double depth(Leaf leaf, int[] count, int n) {
        count[0]++;
        return n == 0 ? leaf.value() : depth(leaf, count, n - 1);
    }

    //: n = 0 | 3; allocates objects
    @Differentiable
    static double noDerivative(double x, int n) {
        int[] count = {0};
        double two = depth(new Leaf(2), count, n);
        return x * two * count[0];
    }

    private static double logged(Leaf leaf, StringBuilder text, int n) {
        text.append(leaf.value());
        return n == 0 ? leaf.value() * leaf.value() : logged(new Leaf(leaf.value() * 0.5), text, n - 1);
    }

    //: n = 0 | 3; allocates objects
    @Differentiable
    static double withText(double x, int n) {
        StringBuilder text = new StringBuilder();
        double y = logged(new Leaf(x), text, n);
        return text.length() > 0 ? y : x;
    }

    /** Begins with another kind of function than it goes on with. */
    private static double changed(DoubleUnaryOperator f, double x, int n) {
        if (n == 0) return f.applyAsDouble(x);
        return changed(n % 2 == 0 ? Math::sin : t -> t * x, f.applyAsDouble(x), n - 1);
    }

    //: n = 0 | 1 | 3; allocates objects
    @Differentiable
    static double changingFunction(double x, int n) {
        return changed(t -> t * t, x, n);
    }
}
