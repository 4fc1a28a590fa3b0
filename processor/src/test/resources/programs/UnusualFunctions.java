package programs;

import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.wengert.Differentiable;

/** Lambda expressions and method references of all kinds, and collections beside them. */
final class UnusualFunctions {
    static double apply(DoubleUnaryOperator f, double x) {
        return f.applyAsDouble(x);
    }

    final double k;

    UnusualFunctions(double k) {
        this.k = k;
    }

    double scaled(double x) {
        return x * k;
    }

    static double twice(double x) {
        return 2 * x;
    }

    record P(double x, double y) {
        P(double x) {
            this(x, 1);
        }

        double norm() {
            return Math.hypot(x, y);
        }

        double dot(P o) {
            return x * o.x + y * o.y;
        }

        P plus(P o) {
            return new P(x + o.x, y + o.y);
        }
    }

    @Differentiable(wrt = "x")
    double fourReferences(double x) {
        DoubleUnaryOperator a = UnusualFunctions::twice, b = this::scaled;
        Function<Double, P> c = P::new;
        BiFunction<Double, Double, P> c2 = P::new;
        ToDoubleFunction<P> d = P::norm;
        ToDoubleBiFunction<P, P> e = P::dot;
        P q = new P(x, x);
        ToDoubleFunction<P> f = q::dot;
        return a.applyAsDouble(x) * b.applyAsDouble(x)
                + d.applyAsDouble(c.apply(x))
                + e.applyAsDouble(q, c2.apply(x, 2.0))
                + f.applyAsDouble(q);
    }

    static double sumAll(double... v) {
        double s = 0;
        for (double d : v) s += d;
        return s;
    }

    interface Three {
        double of(double a, double b, double c);
    }

    @Differentiable
    static double varargsReference(double x) {
        Three t = UnusualFunctions::sumAll;
        return t.of(x, x * x, 2);
    }

    static String join(String... s) {
        return s == null ? "null" : String.valueOf(s.length);
    }

    //: allocates objects
    @Differentiable
    static double varargsNulls(double x) {
        return x * join((String[]) null).length() + x * join((String) null).length() + join().length();
    }

    static <T> int count(T... ts) {
        return ts.length;
    }

    //: allocates objects
    @SuppressWarnings("unchecked")
    @Differentiable
    static double genericVarargs(double x) {
        return x * UnusualFunctions.<Object>count("a", 1, x);
    }

    static final Map<String, DoubleUnaryOperator> OPS = Map.of("sq", v -> v * v);

    static DoubleUnaryOperator fact;

    @Differentiable
    static double supplierOfSupplier(double x) {
        Supplier<Supplier<Double>> s = () -> () -> x * x;
        return s.get().get();
    }

    @Differentiable
    static double runnableMutates(double x) {
        double[] a = {x};
        Runnable r = () -> a[0] *= x;
        r.run();
        r.run();
        return a[0];
    }

    @Differentiable
    static double listForEach(double x) {
        double[] s = {0};
        List.of(x, x * x).forEach(v -> s[0] += v);
        return s[0];
    }

    //: allocates objects
    @Differentiable
    static double setBeside(double x) {
        Set<Integer> s = new LinkedHashSet<>(List.of(1, 2, 2 - 1 + 2));
        double r = 0;
        for (int i : s) r += Math.pow(x, i);
        return r;
    }

    @Differentiable
    static double lambdaInList(double x) {
        List<DoubleUnaryOperator> fs = List.of(Math::sin, v -> v * x);
        double s = x;
        for (DoubleUnaryOperator f : fs) s = f.applyAsDouble(s);
        return s;
    }

    @Differentiable
    static double lambdaInRecord(double x) {
        record Layer(DoubleUnaryOperator act, double w) {
            double of(double v) {
                return act.applyAsDouble(v * w);
            }
        }
        return new Layer(Math::tanh, x).of(new Layer(v -> v * v, 2).of(x));
    }

    @Differentiable
    static double captureLoopVariable(double x) {
        List<Supplier<Double>> l = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int j = i;
            l.add(() -> x * j);
        }
        double s = 0;
        for (Supplier<Double> f : l) s += f.get();
        return s;
    }
}
