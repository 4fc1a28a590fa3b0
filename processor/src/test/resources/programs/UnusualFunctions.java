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

    @Differentiable
    static double consumers(double x) {
        double[] s = {0};
        DoubleConsumer c = v -> s[0] += v * x;
        c.andThen(v -> s[0] *= v).accept(x);
        Consumer<Double> d = v -> s[0] += v;
        d.andThen(v -> s[0] *= v + x).accept(x * x);
        return s[0];
    }

    @Differentiable
    static double integers(double x, int n) {
        IntUnaryOperator f = i -> i + 1;
        IntPredicate p = i -> i > 2;
        int k = f.andThen(i -> 2 * i).compose(i -> i + n).applyAsInt(1);
        return p.and(i -> i < 100).negate().or(i -> i == k).test(k) ? x * k : x * x;
    }

    @Differentiable
    static double minBy(double x, double y) {
        BinaryOperator<Double> m = BinaryOperator.minBy(Comparator.naturalOrder());
        return m.apply(x, y) * x + BinaryOperator.maxBy(Comparator.<Double>reverseOrder()).apply(x, y * y);
    }

    @Differentiable
    static double optionalOfOptional(double x) {
        return Optional.of(new P(x, 2)).flatMap(p -> Optional.of(p.x() * p.y())).get()
                + Optional.<Double>empty().flatMap(v -> Optional.of(v * v)).orElse(x);
    }

    //: a[4|1|0]; allocates objects
    @Differentiable
    static double sortedList(double[] a, double x) {
        List<Double> l = new ArrayList<>(List.of(x, x * 0.3));
        for (double v : a) l.add(v);
        l.sort(null);
        double s = 0;
        for (int i = 0; i < l.size(); i++) s += l.get(i) * (i + 1);
        l.sort(Comparator.reverseOrder());
        for (int i = 0; i < l.size(); i++) s += l.get(i) * l.get(i) * (i + 2);
        l.replaceAll(v -> v * x);
        l.removeIf(v -> v < 0.5);
        for (double v : l) s = s * 0.5 + v;
        return s;
    }

    //: a[5]; allocates objects
    @Differentiable
    static double sortedStream(double[] a) {
        List<Double> l = Arrays.stream(a)
                .boxed()
                .filter(v -> v > 0.5)
                .sorted(Comparator.reverseOrder())
                .collect(Collectors.toList());
        double s = 0;
        for (int i = 0; i < l.size(); i++) s += l.get(i) * (i + 1);
        List<P> p = Arrays.stream(a)
                .mapToObj(v -> new P(v, v * v))
                .sorted(Comparator.comparingDouble((P q) -> -q.x()).thenComparingDouble(P::y))
                .toList();
        return s * p.get(1).y() + p.get(0).x();
    }
}
