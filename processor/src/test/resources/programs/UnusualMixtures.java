package programs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;

/** Programs in which several of the less usual things meet. */
final class UnusualMixtures {
    // ---- classes, builders, iterators, state machines

    static final class Range implements Iterable<Double> {
        private final double from, step;
        private final int n;

        Range(double from, double step, int n) {
            this.from = from;
            this.step = step;
            this.n = n;
        }

        @Override
        public Iterator<Double> iterator() {
            return new Iterator<>() {
                private int i;

                @Override
                public boolean hasNext() {
                    return i < n;
                }

                @Override
                public Double next() {
                    return from + step * i++;
                }
            };
        }
    }

    //: n = 0 | 1 | 4; allocates objects
    @Differentiable
    static double ownIterable(double x, double h, int n) {
        double s = 1;
        for (double v : new Range(x, h, n)) s = s * 0.5 + v * v;
        return s;
    }

    static final class Pid {
        private double integral;
        private double last;
        private final double kp, ki, kd;
        private boolean first = true;

        Pid(double kp, double ki, double kd) {
            this.kp = kp;
            this.ki = ki;
            this.kd = kd;
        }

        double update(double error, double dt) {
            integral += error * dt;
            integral = Math.max(-1.5, Math.min(1.5, integral));
            double d = first ? 0 : (error - last) / dt;
            first = false;
            last = error;
            return kp * error + ki * integral + kd * d;
        }

        Pid reset() {
            integral = 0;
            first = true;
            return this;
        }
    }

    //: g[3] in [0.1, 0.5]; n = 1 | 6; allocates objects
    @Differentiable
    static double controlled(double[] g, double target, int n) {
        Pid pid = new Pid(g[0], g[1], g[2]);
        double y = 0, cost = 0;
        for (int k = 0; k < n; k++) {
            double u = pid.update(target - y, 0.1);
            y += 0.1 * (u - 0.5 * y);
            cost += (target - y) * (target - y);
            if (k == 3) pid = pid.reset();
        }
        return cost;
    }

    static class Builder {
        private double a = 1, b;
        private double[] w = {};

        Builder a(double v) {
            a = v;
            return this;
        }

        Builder b(double v) {
            b += v;
            return this;
        }

        Builder w(double... v) {
            w = v;
            return this;
        }

        DoubleUnaryOperator build() {
            double[] own = w.clone();
            double k = a;
            return x -> {
                double s = b * k;
                for (int i = 0; i < own.length; i++) s = s * x + own[i];
                return s;
            };
        }
    }

    //: allocates objects
    @Differentiable(order = 2)
    static double builder(double x, double y) {
        Builder b = new Builder().a(x).b(y).b(x * y).w(1, x, y);
        DoubleUnaryOperator f = b.build();
        b.a(100).w(0).b(0.5);
        return f.applyAsDouble(x) * f.andThen(Math::sin).applyAsDouble(y);
    }

    enum State {
        IDLE {
            State next(double v) {
                return v > 0.5 ? RUN : this;
            }

            double gain(double v) {
                return 0.1 * v;
            }
        },
        RUN {
            State next(double v) {
                return v > 2 ? STOP : this;
            }

            double gain(double v) {
                return v * v;
            }
        },
        STOP {
            State next(double v) {
                return this;
            }

            double gain(double v) {
                return -v;
            }
        };

        abstract State next(double v);

        abstract double gain(double v);
    }

    //: allocates objects; v[5|0|1] in [0.1, 1.5]
    @Differentiable
    static double machine(double[] v) {
        State s = State.IDLE;
        double e = 0.3;
        Map<State, Integer> visits = new EnumMap<>(State.class);
        for (double u : v) {
            e += s.gain(u) + 0.1 * e * u;
            s = s.next(e);
            visits.put(s, visits.getOrDefault(s, 0) + 1);
            if (s == State.STOP && visits.get(s) > 1) break;
        }
        return e * (1 + s.ordinal());
    }

    static class Account {
        double balance;
        final List<double[]> history = new ArrayList<>();

        void pay(double amount) throws Overdrawn {
            if (amount > balance) throw new Overdrawn(amount - balance);
            balance -= amount;
            history.add(new double[] {amount, balance});
        }
    }

    static final class Overdrawn extends Exception {
        private static final long serialVersionUID = 1L;
        final double by;

        Overdrawn(double by) {
            super("by " + by);
            this.by = by;
        }
    }

    //: p[4] in [0.1, 1]; allocates objects
    @Differentiable
    static double overdrawn(double start, double[] p) {
        Account a = new Account();
        a.balance = start;
        double fees = 0;
        for (double v : p) {
            try {
                a.pay(v);
                a.balance *= 1.01;
            } catch (Overdrawn e) {
                double by = v - a.balance;
                fees += by * by;
                a.balance += 2 * by;
            } finally {
                fees += 0.01 * v;
            }
        }
        double s = a.balance - fees;
        for (double[] h : a.history) s += h[0] * h[1];
        return s;
    }

    static final class Resource implements AutoCloseable {
        final double[] log;

        Resource(double[] log, double x) {
            this.log = log;
            log[0] = x;
        }

        double use(double y) {
            if (y > 1.2) throw new IllegalArgumentException("large");
            log[1] += y * log[0];
            return log[1];
        }

        @Override
        public void close() {
            log[0] *= log[1] + 1;
        }
    }

    //: allocates objects
    @Differentiable
    static double resources(double x, double y) {
        double[] log = new double[2];
        double r = 0;
        try (Resource a = new Resource(log, x); Resource b = new Resource(log, y)) {
            r = a.use(x) * b.use(y);
        } catch (IllegalArgumentException e) {
            r -= log[0];
        }
        return r + log[0] * log[1];
    }

    // ---- finally and returns

    static double weird(double x, double[] c) {
        for (int i = 0; ; i++) {
            try {
                if (i == 2) return x * c[0];
                if (x > 1) continue;
                c[0] += x;
            } finally {
                c[0] *= 2;
                if (c[0] > 50) break;
            }
        }
        return c[0];
    }

    @Differentiable
    static double finallyInLoop(double x) {
        double[] c = {x};
        return weird(x, c) + c[0];
    }

    @Differentiable
    static double labelledTries(double x, double y) {
        double s = x;
        outer:
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                try {
                    if (s * j > 3) throw new ArithmeticException();
                    if (i == j) continue outer;
                    s += y * j;
                } catch (ArithmeticException e) {
                    s *= 0.5 * x;
                    if (s < 0.4) break outer;
                } finally {
                    s += 0.01 * i;
                }
            }
        }
        return s;
    }

    // ---- arrays and memory

    //: a[5] in [-1, 1]
    @Differentiable
    static double[] insertionSort(double[] a) {
        for (int i = 1; i < a.length; i++) {
            double key = a[i];
            int j = i - 1;
            for (; j >= 0 && a[j] > key; j--) a[j + 1] = a[j];
            a[j + 1] = key;
        }
        for (int i = 0; i < a.length; i++) a[i] *= i;
        return a;
    }

    //: a[6] in [0, 1]
    @Differentiable
    static double quickSelect(double[] a) {
        int lo = 0, hi = a.length - 1, k = a.length / 2;
        while (lo < hi) {
            double pivot = a[(lo + hi) >>> 1];
            int i = lo, j = hi;
            while (i <= j) {
                while (a[i] < pivot) i++;
                while (a[j] > pivot) j--;
                if (i <= j) {
                    double t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            if (k <= j) hi = j;
            else if (k >= i) lo = i;
            else break;
        }
        return a[k] * a[k] + a[0];
    }

    //: a[4][3] in [0, 1]
    @Differentiable
    static double rowsByReference(double[][] a) {
        double[][] view = {a[0], a[2], a[0]};
        view[2][1] += a[3][0];
        double[] r = view[0];
        view[0] = view[1];
        view[1] = r;
        for (double[] row : view) for (int j = 0; j < row.length; j++) row[j] *= 1 + 0.1 * j;
        double[][] t = new double[3][4];
        for (int i = 0; i < 4; i++) for (int j = 0; j < 3; j++) t[j][i] = a[i][j] * a[(i + 1) % 4][j];
        a[1] = t[0];
        t[0][1] = 3 * a[2][2];
        double s = 0;
        for (double[] row : t) for (double v : row) s += v * v;
        return s + a[1][1] * r[0];
    }

    //: a[7] in [0, 1]; allocates objects
    @Differentiable
    static double overlappingCopies(double[] a, double x) {
        System.arraycopy(a, 0, a, 2, 4);
        System.arraycopy(a, 3, a, 1, 3);
        double[] b = Arrays.copyOfRange(a, 2, 9);
        Arrays.fill(b, 5, 7, x);
        Arrays.setAll(a, i -> a[i] * b[i] + i * x);
        return a[0] * a[3] + b[6] * a[6] + Arrays.stream(a, 1, 4).sum();
    }

    //: allocates objects
    @Differentiable
    static double ringBuffer(double x, double w) {
        double[] ring = new double[3];
        int head = 0;
        double s = 0;
        for (int t = 0; t < 8; t++) {
            double oldest = ring[head];
            ring[head] = Math.sin(x * t) + 0.3 * oldest;
            head = (head + 1) % ring.length;
            s = w * s + ring[head] * ring[(head + 1) % 3];
        }
        Deque<Integer> order = new ArrayDeque<>();
        for (int i = 0; i < 3; i++) order.push(i);
        double r = 0;
        while (!order.isEmpty()) r = r * x + ring[order.pop()];
        return s + r;
    }

    //: n = 0 | 1 | 5; allocates objects
    @Differentiable
    static double growing(double x, int n) {
        double[] a = new double[1];
        int size = 0;
        for (int i = 0; i < n; i++) {
            if (size == a.length) a = Arrays.copyOf(a, 2 * a.length);
            a[size++] = i == 0 ? x : a[size - 1] * x + i;
        }
        double s = 0;
        for (int i = 0; i < size; i++) s += a[i];
        return s;
    }

    //: c[2][3][2] in [-1, 1]
    @Differentiable
    static double[][][] cube(double[][][] c, float f) {
        double[][] swap = c[0];
        c[0] = c[1];
        c[1] = swap;
        for (double[][] m : c) for (double[] r : m) r[0] = r[1] * r[0] + f;
        c[1][2] = c[0][1];
        c[1][2][1] *= 2;
        return c;
    }

    //: x[4] in [0.5, 1.5]
    @Differentiable
    static float[] floats(float[] x, float k) {
        float[] y = new float[x.length];
        float run = 0;
        for (int i = 0; i < x.length; i++) {
            run = run * k + x[i];
            y[x.length - 1 - i] = (float) Math.sqrt(run) * (i % 2 == 0 ? 1f : -k);
        }
        return y;
    }

    // ---- numbers

    @Differentiable
    static double mixedArithmetic(double x, float f) {
        long big = 1L << 33;
        int i = (int) (x * 3);
        short sh = (short) (i + 2);
        byte by = (byte) (sh * 70);
        char ch = (char) ('a' + i);
        double r = x / sh + f * by + (ch % 7) * x - big * 1e-10 * x;
        r += i++ + ++i * x;
        r -= -x;
        r *= ~i + 10;
        return r + (i > 2 ^ x > 1 ? x * f : -f);
    }

    //: x in [0.5, 3]
    @Differentiable(order = 2)
    static double lanczosGamma(double x) {
        double[] g = {676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
        double y = x - 1, a = 0.99999999999980993, t = y + 7.5;
        for (int i = 0; i < g.length; i++) a += g[i] / (y + i + 1);
        return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(a);
    }

    //: x in [0.1, 8]
    @Differentiable
    static double besselSeries(double x) {
        double term = 1, sum = 1;
        int k = 1;
        while (Math.abs(term) > 1e-17 * Math.abs(sum)) {
            term *= -(x * x / 4) / ((double) k * k);
            sum += term;
            k++;
        }
        return sum;
    }

    //: allocates objects
    @Differentiable
    static double monteCarlo(double s0, double vol, double rate) {
        Random random = new Random(42);
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            double s = s0;
            boolean out = false;
            for (int t = 0; t < 4; t++) {
                s *= Math.exp((rate - vol * vol / 2) * 0.25 + vol * 0.5 * random.nextGaussian());
                if (s > 5 * s0) {
                    out = true;
                    break;
                }
            }
            sum += out ? 0 : Math.max(s - 0.5, 0);
        }
        return Math.exp(-rate) * sum / 5;
    }

    @Differentiable
    static double congruential(double x) {
        long seed = 12345;
        double s = 0;
        for (int i = 0; i < 6; i++) {
            seed = (seed * 0x5DEECE66DL + 0xBL) & ((1L << 48) - 1);
            double u = (seed >>> 22) / (double) (1 << 26);
            if (u < 0.3) s += x * u;
            else if (u < 0.7) s *= x;
            else s -= Math.cos(x + u);
        }
        return s;
    }

    //: n = 3 | 6; allocates objects
    @Differentiable
    static double americanPut(double s, double k, double vol, int n) {
        double dt = 1.0 / n, u = Math.exp(vol * Math.sqrt(dt)), d = 1 / u, p = (Math.exp(0.05 * dt) - d) / (u - d), disc = Math.exp(-0.05 * dt);
        double[] v = new double[n + 1];
        for (int i = 0; i <= n; i++) v[i] = Math.max(k - s * Math.pow(u, 2 * i - n), 0);
        for (int step = n - 1; step >= 0; step--)
            for (int i = 0; i <= step; i++) {
                double hold = disc * (p * v[i + 1] + (1 - p) * v[i]);
                v[i] = Math.max(hold, k - s * Math.pow(u, 2 * i - step));
            }
        return v[0];
    }
}
