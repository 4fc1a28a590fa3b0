package programs;

import java.util.*;
import java.util.function.*;
import org.wengert.Differentiable;

/** Types that are used in unusual, ordinary ways: generics, inner classes, interfaces, enums. */
final class UnusualTypes {
    interface Scaled<T extends Number> {
        T factor();

        default double apply(double x) {
            return x * factor().doubleValue();
        }
    }

    record Times<T extends Number>(T factor) implements Scaled<T> {}

    @Differentiable
    static double boundedGeneric(double x) {
        return new Times<>(3).apply(x) + new Times<>(x).apply(x);
    }

    static <T extends Comparable<T>> T larger(T a, T b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Differentiable
    static double comparableMax(double x, double y) {
        return larger(x, y * y) * x;
    }

    static double total(List<? extends Number> xs) {
        double s = 0;
        for (Number n : xs) s += n.doubleValue();
        return s;
    }

    @Differentiable
    static double wildcardExtends(double x) {
        return total(List.of(x, x * x, 1.0));
    }

    static void fill(List<? super Double> xs, double v) {
        xs.add(v);
        xs.add(v * v);
    }

    @Differentiable
    static double wildcardSuper(double x) {
        List<Number> l = new ArrayList<>();
        fill(l, x);
        return l.get(0).doubleValue() * l.get(1).doubleValue();
    }

    static class Node<T> {
        T value;
        Node<T> next;

        Node(T value, Node<T> next) {
            this.value = value;
            this.next = next;
        }
    }

    @Differentiable
    static double linkedNodes(double x, double y) {
        Node<Double> n = new Node<>(x, new Node<>(y, null));
        double s = 0;
        for (Node<Double> p = n; p != null; p = p.next) s = s * x + p.value;
        return s;
    }

    class Inner {
        double scale = 2;

        double times(double x) {
            return x * scale * outer;
        }

        class Deep {
            double twice(double x) {
                return times(x) * outer + scale;
            }
        }
    }

    final double outer;

    UnusualTypes(double outer) {
        this.outer = outer;
    }

    @Differentiable(wrt = "x")
    double innerClass(double x) {
        Inner i = new Inner();
        i.scale = x;
        return i.times(x) + this.new Inner().new Deep().twice(x);
    }

    interface Secret {
        private double sq(double x) {
            return x * x;
        }

        default double quad(double x) {
            return sq(sq(x));
        }

        static double cube(double x) {
            return x * x * x;
        }
    }

    @Differentiable
    static double privateInterfaceMethod(double x) {
        Secret s = new Secret() {};
        return s.quad(x) + Secret.cube(x);
    }

    interface L {
        default double f(double x) {
            return x * 2;
        }
    }

    interface R {
        default double f(double x) {
            return x * x;
        }
    }

    record Both(double k) implements L, R {
        public double f(double x) {
            return L.super.f(x) * R.super.f(x) * k;
        }
    }

    @Differentiable
    static double diamondSuper(double x) {
        return new Both(x).f(x);
    }

    enum Op implements DoubleBinaryOperator {
        PLUS("+", 1) {
            public double applyAsDouble(double a, double b) {
                return a + b * weight;
            }
        },
        TIMES("*", 2) {
            public double applyAsDouble(double a, double b) {
                return a * b * weight;
            }
        };
        final String sign;
        final double weight;

        Op(String sign, double weight) {
            this.sign = sign;
            this.weight = weight;
        }

        static Op of(String s) {
            for (Op o : values()) if (o.sign.equals(s)) return o;
            throw new NoSuchElementException(s);
        }
    }

    //: allocates objects
    @Differentiable
    static double enumLoop(double x, double y) {
        double s = 0;
        for (Op o : Op.values()) s += o.applyAsDouble(x, y) * (o.ordinal() + 1);
        return s;
    }

    //: allocates objects
    @Differentiable
    static double enumOf(double x, double y) {
        return Op.of("*").applyAsDouble(x, y) + Op.valueOf("PLUS").applyAsDouble(y, x) + Op.PLUS.sign.length();
    }

    //: allocates objects
    @Differentiable
    static double enumMap(double x) {
        EnumMap<Op, Integer> m = new EnumMap<>(Op.class);
        m.put(Op.PLUS, 3);
        return x * m.get(Op.PLUS);
    }

    abstract static class Base {
        double k;

        Base(double k) {
            this.k = k;
            init();
        }

        void init() {
            k += 1;
        }

        abstract double of(double x);
    }

    static class Child extends Base {
        double m = 2;

        Child(double k) {
            super(k);
        }

        @Override
        void init() {
            k *= 3;
        }

        double of(double x) {
            return k * x + m;
        }
    }

    @Differentiable
    static double virtualInConstructor(double x) {
        return new Child(x).of(x);
    }

    static class Account {
        private double v;
        private int n;

        Account add(double x) {
            v += x;
            n++;
            return this;
        }

        double mean() {
            return v / n;
        }
    }

    @Differentiable
    static double fluent(double x, double y) {
        return new Account().add(x).add(y * x).add(3).mean();
    }

    @Differentiable
    static double anonymousState(double x) {
        DoubleUnaryOperator acc = new DoubleUnaryOperator() {
            double s = 1;

            public double applyAsDouble(double v) {
                s += v * x;
                return s;
            }
        };
        return acc.applyAsDouble(x) * acc.applyAsDouble(2);
    }

    static <A, B, C> Function<A, C> compose(Function<? super A, ? extends B> f, Function<? super B, ? extends C> g) {
        return a -> g.apply(f.apply(a));
    }

    @Differentiable
    static double genericCompose(double x) {
        return compose((Double a) -> a * a, (Double b) -> b + x).apply(x);
    }

    record Pair<A, B>(A a, B b) {
        <C> Pair<C, B> withA(C c) {
            return new Pair<>(c, b);
        }

        static <T> Pair<T, T> twin(T t) {
            return new Pair<>(t, t);
        }
    }

    @Differentiable
    static double nestedGenerics(double x, double y) {
        Pair<Pair<Double, double[]>, String> p = new Pair<>(new Pair<>(x, new double[] {y, x}), "s");
        return p.a().a() * p.a().b()[0] + p.withA(y * y).a() + Pair.twin(x).b();
    }

    @Differentiable
    static double genericArray(double x) {
        @SuppressWarnings("unchecked")
        Pair<Double, Integer>[] ps = new Pair[2];
        ps[0] = new Pair<>(x, 1);
        ps[1] = new Pair<>(x * x, 2);
        double s = 0;
        for (Pair<Double, Integer> p : ps) s += p.a() * p.b();
        return s;
    }

    @SuppressWarnings("unchecked")
    @Differentiable
    static double arrayOfLists(double x) {
        List<Double>[] ls = new List[2];
        ls[0] = new ArrayList<>();
        ls[1] = List.of(x, 2.0);
        ls[0].add(x * x);
        return ls[0].get(0) * ls[1].get(0);
    }

    //: x[2]; n = 0 | 1; allocates handed out
    @Differentiable
    static double objectArrayTernary(double[] x, int n) {
        Object o = n > 0 ? x : "a";
        return o instanceof double[] ? ((double[]) o)[0] : 1;
    }

    //: x[2]; n = 0 | 1
    @Differentiable
    static double objectArrayBinding(double[] x, int n) {
        Object o = n > 0 ? x : List.of();
        return o instanceof double[] d ? d[0] * d[1] : 1;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double objectOfThree(double x, int n) {
        Object o = n == 0 ? x : n == 1 ? new double[] {x, x} : Integer.valueOf(3);
        if (o instanceof Double d) return d * d;
        if (o instanceof double[] a) return a[0] * a[1] * x;
        return (Integer) o * x;
    }

    static <T extends Comparable<? super T> & java.io.Serializable> T min(T a, T b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    @Differentiable
    static double intersection(double x, double y) {
        return min(x, y) * 2;
    }

    @Differentiable
    static double intersectionCast(double x) {
        DoubleUnaryOperator f = (DoubleUnaryOperator & java.io.Serializable) v -> v * v;
        return f.applyAsDouble(x);
    }

    static class Counter {
        static int made;
        final int id = ++made;
    }
}
