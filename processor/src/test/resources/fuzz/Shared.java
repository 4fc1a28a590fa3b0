package fuzz;

import java.util.function.DoubleUnaryOperator;

/** What all random programs use. */
final class Shared {
    static final double RATE = 0.7;
    static final double[] TABLE = {0.5, -0.8, 1.2};
    static final System.Logger LOG = System.getLogger("fuzz");

    private Shared() {}

    static double wave(double t) {
        return t * Math.cos(t) / (1 + t * t);
    }

    static double total(double... x) {
        double s = 0.3;
        for (double v : x) s = 0.5 * s + 0.6 * v;
        return s / (1 + 0.1 * s * s);
    }

    static <T> T pick(boolean first, T a, T b) {
        return first ? a : b;
    }

    static <S extends Shape> double measure(S shape, double t) {
        return 0.5 * shape.at(t) + 0.4 * shape.twice(t);
    }

    static double norm(double x) {
        return Math.sqrt(0.5 + x * x);
    }

    static double norm(Pair p) {
        return Math.tanh(p.x() * p.a()[0]) + norm(p.a()[1] * 0.5);
    }

    /** A function that is made here and called elsewhere. */
    static DoubleUnaryOperator bent(double k, double[] a) {
        double r = 0.5 * k;
        return t -> Math.sin(k * t) + r * a[1] / (1 + t * t);
    }

    static Fn scaled(double k) {
        return t -> Math.tanh(k * t);
    }

    static double simpson(DoubleUnaryOperator f, double a, double b) {
        return Math.atan((b - a) / 6 * (f.applyAsDouble(a) + 4 * f.applyAsDouble((a + b) / 2) + f.applyAsDouble(b)));
    }
}

interface Fn {
    double of(double t);

    default Fn then(Fn next) {
        return t -> next.of(of(t));
    }
}

record Cell<T>(T value) {}

record Spot(double u, double[] w) {
    double at(int i) {
        return Math.sin(u) * w[i];
    }

    Spot moved(double d) {
        return new Spot(u + 0.1 * d, w);
    }
}

record Pair(double x, double[] a) {
    Pair {
        if (a == null) throw new IllegalArgumentException("no array");
        x = 0.8 * x + 0.1;
    }

    static Pair of(double x) {
        return new Pair(x, new double[] {x, 0.5, -x});
    }

    double at(int i) {
        return x * a[i] / (1 + x * x);
    }

    Pair with(double y) {
        return new Pair(y, a);
    }
}

final class Box {
    double v;
    double[] a;
    int count;

    Box(double v, double[] a) {
        this.v = v;
        this.a = a;
    }

    void add(double d) {
        v = 0.7 * v + 0.3 * d;
        a[count++ % 3] *= 0.9;
    }

    double at(int i) {
        return Math.sin(v) * a[i] + 0.1 * count;
    }
}

sealed interface Shape permits Round, Flat {
    double at(double t);

    default double twice(double t) {
        return 0.5 * at(at(t));
    }
}

record Round(double r) implements Shape {
    @Override
    public double at(double t) {
        return Math.sin(r * t);
    }
}

record Flat(double p, double q) implements Shape {
    @Override
    public double at(double t) {
        return Math.tanh(p + q * t);
    }
}

enum Op {
    TIMES {
        @Override
        double of(double a, double b) {
            return 0.3 * a * b;
        }
    },
    PLUS {
        @Override
        double of(double a, double b) {
            return 0.4 * a - 0.6 * b;
        }
    };

    abstract double of(double a, double b);
}
