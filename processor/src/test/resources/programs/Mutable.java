package programs;

import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;

/** Objects whose fields are assigned, made within a method. */
final class Mutable {
    static class Accumulator {
        double sum;
        int count;

        void add(double x) {
            sum += x;
            count++;
        }

        double mean() {
            return sum / count;
        }
    }

    static final class Weighted extends Accumulator {
        private double weight = 2;

        @Override
        void add(double x) {
            super.add(weight * x);
            weight *= 0.5;
        }
    }

    static final class Vec {
        double x, y;

        Vec(double x, double y) {
            this.x = x;
            this.y = y;
        }

        Vec plus(Vec o) {
            return new Vec(x + o.x, y + o.y);
        }

        Vec scale(double k) {
            x *= k;
            y *= k;
            return this;
        }

        double dot(Vec o) {
            return x * o.x + y * o.y;
        }
    }

    static final class Particle {
        Vec position;
        Vec velocity;
        final double mass;
        Particle partner;

        Particle(Vec position, double mass) {
            this.position = position;
            this.mass = mass;
            velocity = new Vec(0, 0);
        }

        void step(double dt) {
            double r = position.dot(position) + 1;
            velocity = velocity.plus(new Vec(-position.x / r * dt / mass, -position.y / r * dt / mass));
            position = position.plus(new Vec(velocity.x * dt, velocity.y * dt));
        }
    }

    static final class Rng {
        private long state;

        Rng(long seed) {
            state = seed;
        }

        double next() {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (state >>> 11) * 0x1.0p-53;
        }
    }

    static final class Polynomial {
        private final double[] c;
        private int degree = -1;
        private DoubleUnaryOperator transform = t -> t;

        Polynomial(int capacity) {
            c = new double[capacity];
        }

        Polynomial add(double coefficient) {
            c[++degree] = coefficient;
            return this;
        }

        Polynomial on(DoubleUnaryOperator inner) {
            transform = inner;
            return this;
        }

        double at(double x) {
            double t = transform.applyAsDouble(x), s = 0;
            for (int i = degree; i >= 0; i--) s = s * t + c[i];
            return s;
        }
    }

    static class Base {
        double value = 1;
        final double start;

        {
            value += 0.5;
        }

        Base(double x) {
            start = value * x;
            value = shifted(x);
        }

        double shifted(double x) {
            return x + start;
        }
    }

    static final class Derived extends Base {
        double factor = 3;

        Derived(double x) {
            super(x * x);
            value *= factor;
        }

        Derived() {
            this(2);
            factor = value;
        }

        @Override
        double shifted(double x) {
            return x * start + factor;
        }
    }

    private final double outerConstant = 1.5;

    //: a[3|1|5]
    @Differentiable
    static double accumulated(double[] a) {
        Accumulator acc = new Accumulator();
        for (double v : a) acc.add(v * v);
        return acc.mean() * acc.sum;
    }

    //: a[3|1|5]
    @Differentiable
    static double inherited(double[] a, boolean weighted) {
        Accumulator acc = weighted ? new Weighted() : new Accumulator();
        for (int i = 0; i < a.length; i++) if (a[i] > 0.5) acc.add(a[i]);
        return acc.count == 0 ? a[0] : acc.mean() * a[0];
    }

    @Differentiable
    static double aliases(double x, double y, boolean same) {
        Vec v = new Vec(x, y);
        Vec w = same ? v : new Vec(y, x);
        w.scale(x);
        v.x += 2;
        Vec u = v.scale(0.5).scale(y);
        return u.dot(w) + (v == w ? 1 : v.y);
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double particle(double x, double m, int n) {
        Particle p = new Particle(new Vec(x, 1), m);
        for (int i = 0; i < n; i++) p.step(0.1);
        return p.position.dot(p.velocity) + p.position.x;
    }

    @Differentiable
    static double partners(double x, double y) {
        Particle p = new Particle(new Vec(x, y), x);
        Particle q = new Particle(p.position, 2);
        p.position.x *= 3;
        q.position.y += x;
        return p.position.dot(q.position) * q.mass;
    }

    //: n = 0 | 1 | 5
    @Differentiable
    static double carriedObject(double x, int n) {
        Vec v = new Vec(x, 1);
        Vec first = v;
        for (int i = 0; i < n; i++) {
            if (i == 2) v = new Vec(v.y, v.x);
            v.x += v.y * 0.25;
            v = i % 2 == 0 ? v : v.plus(first);
        }
        return v.dot(first);
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double randomNumbers(double x, int n) {
        Rng rng = new Rng(42);
        double s = 0;
        for (int i = 0; i < n; i++) s += Math.sin(x * rng.next());
        return s + rng.next() * x;
    }

    @Differentiable
    static double builder(double x, double a) {
        Polynomial p = new Polynomial(4).add(a).add(a * a).add(1).on(t -> t * a);
        p.c[1] *= 2;
        return p.at(x) + new Polynomial(1).add(x).at(a);
    }

    @Differentiable
    static double constructors(double x) {
        Base b = new Derived(x);
        Derived d = new Derived();
        return b.value * b.start + d.factor * x + new Base(x).value;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double inBranches(double x, int n) {
        Vec v = new Vec(x, 0);
        if (n == 0) {
            v.y = x * x;
        } else if (n == 1) {
            v = new Vec(v.y, v.x);
            v.x = 3;
        } else {
            for (int i = 0; i < 3; i++) {
                if (v.x > 2) break;
                v.x += x;
            }
        }
        return v.x * v.y + v.x;
    }

    @Differentiable
    static double innerClass(double x) {
        return new Mutable().inner(x);
    }

    private double inner(double x) {
        class Cell {
            double value = x * outerConstant;

            class Next {
                double twice() {
                    return 2 * value;
                }
            }

            Cell square() {
                value *= value;
                return this;
            }
        }
        Cell c = new Cell();
        Cell.Next n = c.square().new Next();
        return n.twice() + c.value * x;
    }

    @Differentiable
    static double anonymous(double x, double y) {
        double k = x * y;
        var counter = new Object() {
            double total = k;
            int calls;

            double add(double v) {
                calls++;
                total += v * k;
                return total;
            }
        };
        double r = counter.add(x) * counter.add(y);
        return r + counter.total * counter.calls;
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double early(double[] a, int n) {
        Accumulator acc = new Accumulator();
        return fill(acc, a, n) + acc.sum * acc.count;
    }

    private static double fill(Accumulator acc, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            acc.add(a[i]);
            if (acc.sum > 2) return acc.mean();
        }
        acc.sum *= a[0];
        return a[1];
    }
}
