package programs;

import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.wengert.Differentiable;

/** Lambda expressions and method references. */
final class Closures {
    interface Fn {
        double apply(double x);

        default Fn then(Fn next) {
            return x -> next.apply(apply(x));
        }

        static Fn constant(double c) {
            return x -> c;
        }
    }

    interface Field2 {
        double[] at(double x, double y);
    }

    record Point(double x, double y) {
        double dot(Point o) {
            return x * o.x + y * o.y;
        }

        static Point diagonal(double d) {
            return new Point(d, d);
        }
    }

    static final DoubleUnaryOperator SQUARE = x -> x * x;
    private static final DoubleBinaryOperator MEAN = (a, b) -> (a + b) / 2;

    static double fold(double[] x, DoubleBinaryOperator op) {
        double r = x[0];
        for (int i = 1; i < x.length; i++) r = op.applyAsDouble(r, x[i]);
        return r;
    }

    static double simpson(DoubleUnaryOperator f, double a, double b, int n) {
        double h = (b - a) / n, s = f.applyAsDouble(a) + f.applyAsDouble(b);
        for (int i = 1; i < n; i++) s += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(a + i * h);
        return s * h / 3;
    }

    static DoubleUnaryOperator scaled(double factor, DoubleUnaryOperator f) {
        return x -> factor * f.applyAsDouble(x);
    }

    static Function<Double, DoubleUnaryOperator> powers() {
        return p -> x -> Math.pow(x, p);
    }

    private static double twice(double x) {
        return 2 * x;
    }

    @Differentiable
    static double captured(double x, double k) {
        double c = k * k;
        DoubleUnaryOperator f = t -> c * t + k;
        return f.applyAsDouble(x) * f.applyAsDouble(1);
    }

    @Differentiable
    static double blockBody(double x, double[] w) {
        DoubleUnaryOperator p = t -> {
            double s = 0;
            for (int i = w.length - 1; i >= 0; i--) {
                if (w[i] < 0.5) continue;
                s = s * t + w[i];
                if (s > 100) return s;
            }
            return s;
        };
        DoubleUnaryOperator q = t -> p.applyAsDouble(t * x) * t;
        return q.applyAsDouble(x + 1);
    }

    //: x[3|1|5]
    @Differentiable
    static double folds(double[] x, double c) {
        return fold(x, (a, b) -> a * b + c) + fold(x, Math::max) + fold(x, Double::sum);
    }

    @Differentiable
    static double integral(double a, double b, double k) {
        return simpson(x -> Math.exp(-k * x * x), a, b, 4) + simpson(Math::sin, 0, b, 2);
    }

    @Differentiable
    static double passedOn(double x, double k) {
        return scaled(k, scaled(x, Math::cos)).applyAsDouble(x) + powers().apply(k).applyAsDouble(x);
    }

    @Differentiable
    static double ownInterface(double x, double c) {
        Fn f = y -> y * c;
        Fn g = Closures::twice;
        return f.then(g).then(Fn.constant(c)).apply(x) + f.then(f).apply(x);
    }

    @Differentiable
    static double constants(double x, double y) {
        return SQUARE.applyAsDouble(x) + MEAN.applyAsDouble(x, y) * SQUARE.applyAsDouble(y);
    }

    @Differentiable
    static double references(double x, double y) {
        Point p = new Point(x, y);
        ToDoubleFunction<Point> getter = Point::x;
        ToDoubleBiFunction<Point, Point> dot = Point::dot;
        Function<Point, Double> bound = p::dot;
        BiFunction<Double, Double, Point> make = Point::new;
        DoubleFunction<Point> diagonal = Point::diagonal;
        IntFunction<double[]> array = double[]::new;
        double[] a = array.apply(2);
        a[0] = getter.applyAsDouble(make.apply(y, x));
        a[1] = dot.applyAsDouble(p, diagonal.apply(x));
        return a[0] * a[1] + bound.apply(make.apply(a[0], 3.0));
    }

    @Differentiable
    static double boxes(double x, double y) {
        Function<Double, Double> f = v -> v * y;
        UnaryOperator<Double> g = v -> Math.sin(v);
        BinaryOperator<Double> h = (a, b) -> a / b;
        Supplier<Double> s = () -> x + y;
        return h.apply(f.apply(x), g.apply(s.get()));
    }

    @Differentiable
    static double arrays(double[] a, double x) {
        UnaryOperator<double[]> square = v -> {
            double[] r = new double[v.length];
            for (int i = 0; i < r.length; i++) r[i] = v[i] * v[i] * x;
            return r;
        };
        Field2 field = (u, v) -> new double[] {u * v, u - v};
        double[] s = square.apply(square.apply(a));
        return s[0] * field.at(s[1], x)[0] + field.at(x, a[2])[1];
    }

    @Differentiable
    static double writesWhatItCaptures(double[] a, double x) {
        double[] sum = {0};
        Runnable add = () -> sum[0] += x * a[0];
        add.run();
        a[0] *= 2;
        add.run();
        return sum[0] * sum[0];
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double chosen(double x, double y, int n) {
        DoubleUnaryOperator f = n == 0 ? t -> t * y : n == 1 ? Math::exp : SQUARE;
        DoubleUnaryOperator g;
        if (n > 1) {
            g = t -> f.applyAsDouble(t) + x;
        } else {
            g = f;
        }
        DoubleUnaryOperator h = switch (n) {
            case 0, 2 -> t -> t / x;
            case 1 -> g;
            default -> Math::sqrt;
        };
        return g.applyAsDouble(x) * f.applyAsDouble(y) + h.applyAsDouble(x * y);
    }

    //: n = 0 | 1 | 2 | 5
    @Differentiable
    static double carried(double x, double k, int n) {
        DoubleUnaryOperator f = t -> t;
        double s = x;
        for (int i = 0; i < n; i++) {
            double c = s * k;
            s = f.applyAsDouble(s) + 1;
            f = i % 2 == 0 ? t -> t * c : t -> t + c * k;
        }
        return f.applyAsDouble(s);
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double tables(double x, double y, int n) {
        DoubleUnaryOperator[] f = {t -> t * y, Math::sin, SQUARE};
        double s = 0;
        for (DoubleUnaryOperator g : f) s += g.applyAsDouble(x);
        return s * f[n].applyAsDouble(y);
    }

    @Differentiable
    static double shadowing(double x, double y) {
        double t = x * y;
        DoubleUnaryOperator f = s -> {
            double r = s * t;
            return r;
        };
        double s = f.applyAsDouble(y);
        double r = f.applyAsDouble(s);
        return r * s;
    }

    @Differentiable
    static double other(double x, double[] a) {
        IntToDoubleFunction at = i -> a[i] * x;
        IntUnaryOperator next = i -> (i + 1) % a.length;
        DoublePredicate large = v -> v > 1;
        DoubleSupplier sum = () -> at.applyAsDouble(0) + at.applyAsDouble(next.applyAsInt(0));
        return large.test(x) ? sum.getAsDouble() : sum.getAsDouble() * at.applyAsDouble(next.applyAsInt(2));
    }

    @Differentiable
    static double effectsOnce(double[] a, double x) {
        int[] calls = {0};
        DoubleUnaryOperator f = t -> {
            calls[0]++;
            return t * a[calls[0]];
        };
        double s = f.applyAsDouble(x) + f.applyAsDouble(x * x);
        return s * calls[0];
    }

    @Differentiable
    static double composedByThePlatform(double x, double k) {
        DoubleUnaryOperator f = v -> v * k;
        DoubleUnaryOperator g = f.andThen(Math::sin).compose(v -> v * v).andThen(DoubleUnaryOperator.identity());
        Function<Double, Double> h = Function.<Double>identity().andThen(v -> v * x);
        BiFunction<Double, Double, Double> both = (a, b) -> a * b;
        DoublePredicate large = v -> v > 1;
        return large.negate().or(v -> v > 2).test(x) ? g.applyAsDouble(x) : both.andThen(h).apply(x, k);
    }
}
