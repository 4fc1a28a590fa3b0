package programs;

import java.util.ArrayList;
import java.util.List;
import org.wengert.Differentiable;
import org.wengert.Wengert;

/** Loops of which snapshots are kept. */
final class TimeLoops {
    private TimeLoops() {}

    //: x in [0.3, 0.9]; k in [-1, 1]; n = 0 | 1 | 2 | 3 | 4 | 7 | 20
    //: allocates snapshots
    @Differentiable(checkpoints = 3, order = 2)
    static double numbers(double x, double k, int n) {
        double s = x;
        double t = 1;
        for (int i = 0; i < n; i++) {
            s = Math.sin(s) * k + 0.1 * x;
            t += s * t * 0.1;
        }
        return s * k + t;
    }

    //: x in [0.3, 0.9]; n = 0 | 1 | 2 | 5 | 12
    //: allocates snapshots
    @Differentiable(checkpoints = 1, order = 2)
    static double oneSnapshot(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) s = Math.sin(s + 0.1 * i) + 0.1 * x * s;
        return s;
    }

    //: x in [0.3, 0.9]; n = 0 | 1 | 10
    @Differentiable(checkpoints = 100)
    static double moreSnapshotsThanIterations(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) s *= Math.cos(s * x);
        return s;
    }

    //: x[3] in [-1, 1]; k in [0.1, 0.5]; n = 0 | 1 | 2 | 9
    //: allocates snapshots
    @Differentiable(checkpoints = 2, order = 2)
    static double inPlace(double[] x, double k, int n) {
        double[] u = x.clone();
        for (int t = 0; t < n; t++)
            for (int i = 0; i < u.length; i++) u[i] += k * Math.sin(u[(i + 1) % u.length]);
        return u[0] * u[1] + x[2];
    }

    //: x[3] in [-1, 1]; n = 0 | 1 | 2 | 3 | 8
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double[] exchangedArrays(double[] x, int n) {
        double[] u = x.clone();
        double[] v = new double[x.length];
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < u.length; i++) v[i] = Math.sin(u[i]) + x[i] * u[(i + 1) % u.length];
            double[] w = u;
            u = v;
            v = w;
        }
        return new double[] {u[0] * v[1], u[1], v[2]};
    }

    //: x[3] in [-1, 1]; n = 0 | 1 | 2 | 3 | 8
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double[] freshArrays(double[] x, int n) {
        double[] u = x;
        for (int t = 0; t < n; t++) u = step(u, x);
        return u;
    }

    private static double[] step(double[] u, double[] x) {
        double[] v = new double[u.length];
        for (int i = 0; i < u.length; i++) v[i] = Math.tanh(u[i] + 0.3 * u[(i + 1) % u.length] * x[i]);
        return v;
    }

    //: x[3] in [-1, 1]; n = 0 | 1 | 2 | 8
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double nullAtFirst(double[] x, int n) {
        double[] before = null;
        double[] u = x;
        double s = x[0];
        for (int t = 0; t < n; t++) {
            double[] next = step(u, x);
            if (before != null) s += before[0] * next[1] * s;
            before = t == 5 ? null : u;
            u = next;
        }
        return before == null ? s : s * before[2];
    }

    //: x[3] in [-1, 1]; n = 0 | 1 | 2 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2, order = 2)
    static double rungeKutta(double[] x, int n) {
        int m = x.length;
        double[] u = x.clone();
        double[] k1 = new double[m];
        double[] k2 = new double[m];
        double[] w = new double[m];
        double h = 0.1;
        for (int t = 0; t < n; t++) {
            rate(u, x, k1);
            for (int i = 0; i < m; i++) w[i] = u[i] + h * k1[i];
            rate(w, x, k2);
            for (int i = 0; i < m; i++) u[i] += h / 2 * (k1[i] + k2[i]);
        }
        double s = 0;
        for (double v : u) s += v * v;
        return s;
    }

    private static void rate(double[] u, double[] x, double[] into) {
        for (int i = 0; i < u.length; i++) into[i] = u[(i + 1) % u.length] * x[i] - u[i] * u[i];
    }

    //: x in [1.1, 1.5]; n = 0 | 1 | 3 | 30
    //: allocates snapshots
    @Differentiable(checkpoints = 2, order = 2)
    static double left(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) {
            if (s > 9) break;
            s = s * 1.3 + 0.01 * x * s;
        }
        return s * s;
    }

    //: x[2] in [0.5, 1]; end = -1 | 0.05 | 0.15 | 2.05
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double whileItIsEarly(double[] x, double end) {
        double[] u = x.clone();
        double t = 0;
        while (t < end) {
            for (int i = 0; i < u.length; i++) u[i] += 0.1 * Math.cos(u[i]) * x[0];
            t += 0.1;
            if (u[0] > 1.5) return -u[1] * x[1];
        }
        return u[0] * x[0];
    }

    //: x in [0.5, 1]; n = 0 | 1 | 5 | 13
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double leftFromWithin(double x, int n) {
        double s = x;
        double r = 0;
        all:
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 3; j++) {
                s = Math.sin(s) + x * 0.3;
                if (i == 7 && j == 1) break all;
                if (j == i) continue all;
                r += s * x;
            }
            r *= 0.9;
        }
        return r + s;
    }

    //: x in [0.5, 1]; n = 0 | 3 | 8
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double doWhile(double x, int n) {
        double s = x;
        int i = 0;
        do {
            s = Math.sin(s) + x;
            i++;
        } while (i < n);
        return s;
    }

    //: x in [0.5, 1]; from = -3 | 9; to = 12 | -4
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double strides(double x, int from, int to) {
        double s = x;
        for (int i = from; i < to; i += 3) s = Math.sin(s * i) + x;
        for (int i = from; i > to; i -= 2) s = Math.cos(s + i * x);
        return s;
    }

    //: x in [0.5, 1]; n = 0 | 3 | 8; c = true | false
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double inABranch(double x, int n, boolean c) {
        double s = x;
        double[] u = {x, 1};
        if (c) {
            for (int i = 0; i < n; i++) {
                s = Math.sin(s) + x * u[1];
                u[1] = u[0] * s;
            }
        }
        return s * u[1] * x;
    }

    //: x[2][3] in [-1, 1]; n = 0 | 1 | 2 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double[][] tables(double[][] x, int n) {
        double[][] u = new double[2][3];
        double[][] v = new double[2][3];
        for (int i = 0; i < 2; i++) for (int j = 0; j < 3; j++) u[i][j] = x[i][j];
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 3; j++) v[i][j] = Math.sin(u[i][j]) + 0.2 * u[1 - i][(j + 1) % 3] * x[i][j];
            double[][] w = u;
            u = v;
            v = w;
        }
        return u;
    }

    //: x[3][2] in [-1, 1]; n = 0 | 1 | 2 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double exchangedRows(double[][] x, int n) {
        double[][] u = new double[][] {x[0].clone(), x[1].clone(), x[2].clone()};
        for (int t = 0; t < n; t++) {
            u[0][0] = Math.sin(u[1][1]) + x[2][0] * u[0][0];
            u[1][1] += 0.5 * u[2][0];
            double[] row = u[0];
            u[0] = u[1];
            u[1] = u[2];
            u[2] = row;
        }
        return u[0][0] * u[1][1] + u[2][0];
    }

    //: x[3][2] in [-1, 1]; n = 0 | 1 | 5
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double sharedRows(double[][] x, int n) {
        double[] one = x[0].clone();
        double[][] u = {one, one, x[1].clone()};
        for (int t = 0; t < n; t++) {
            u[0][0] = Math.sin(u[1][1]) + x[2][0];
            u[1][1] = 0.5 * u[2][0] * u[0][0];
            u[2][0] += u[1][1];
        }
        return u[0][0] * u[1][1] + u[2][0] * u[1][0];
    }

    //: x[3] in [-1, 1]; n = 0 | 1 | 5
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double written(double[] x, int n) {
        for (int t = 0; t < n; t++) for (int i = 0; i < x.length; i++) x[i] = Math.sin(x[i]) + 0.3 * x[(i + 1) % 3];
        return x[0] * x[1] + x[2];
    }

    //: x[2] in [-1, 1]; n = 0 | 1 | 5
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double[] history(double[] x, int n) {
        double[] all = new double[n + 1];
        double s = x[0];
        all[n] = x[1];
        for (int t = 0; t < n; t++) {
            s = Math.sin(s) + x[1];
            all[t] = s * x[0];
        }
        return all;
    }

    record Particle(double position, double speed) {
        Particle pushed(double force, double h) {
            double v = speed + h * force;
            return new Particle(position + h * v, v);
        }
    }

    //: x in [0.5, 1]; k in [1, 2]; n = 0 | 1 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2, order = 2)
    static double records(double x, double k, int n) {
        Particle p = new Particle(x, 0);
        for (int t = 0; t < n; t++) p = p.pushed(-k * Math.sin(p.position()), 0.3);
        return p.position() * p.speed() + x;
    }

    //: x in [0.5, 1]; n = 0 | 1 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double boxes(double x, int n) {
        Double s = x;
        for (int t = 0; t < n; t++) s = Math.sin(s) * x;
        return s;
    }

    static final class Spring {
        double length;
        final double[] force = new double[1];

        Spring(double length) {
            this.length = length;
        }

        void move(double k) {
            force[0] = -k * Math.sin(length);
            length += 0.1 * force[0];
        }
    }

    //: x in [0.5, 1]; k in [1, 2]; n = 0 | 1 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double objects(double x, double k, int n) {
        Spring s = new Spring(x);
        for (int t = 0; t < n; t++) s.move(k);
        return s.length * s.force[0];
    }

    //: x in [0.5, 1]; n = 0 | 1 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double checkpointsInside(double x, int n) {
        double s = x;
        for (int t = 0; t < n; t++) {
            double before = s;
            s = Wengert.checkpoint(() -> Math.sin(before) * x);
        }
        return s;
    }

    //: x in [0.5, 1]; n = 0 | 1 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double recursionInside(double x, int n) {
        double s = x;
        for (int t = 0; t < n; t++) s = sines(s, 3) * x;
        return s;
    }

    private static double sines(double x, int depth) {
        return depth == 0 ? x : Math.sin(sines(x, depth - 1)) + x;
    }

    //: x[4] in [-1, 1]; n = 0 | 1 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double recursionOverArrays(double[] x, int n) {
        double[] u = x.clone();
        for (int t = 0; t < n; t++) smooth(u, x, 0);
        return u[0] * u[3] + x[1];
    }

    private static void smooth(double[] u, double[] x, int i) {
        if (i + 1 == u.length) return;
        u[i] = Math.sin(u[i + 1]) + x[i] * u[i];
        smooth(u, x, i + 1);
    }

    //: x in [0.5, 1]; n = 0 | 5 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double exceptions(double x, int n) throws java.io.IOException {
        double s = x;
        for (int t = 0; t < n; t++) {
            if (t == 6) throw new java.io.IOException("at " + t);
            s = Math.sin(s) * x;
        }
        return s;
    }

    //: x in [0.5, 1]; n = 0 | 5 | 7
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double caughtBehind(double x, int n) {
        double s = x;
        try {
            for (int t = 0; t < n; t++) {
                s = Math.sin(s) + x;
                if (t == 6) throw new IllegalStateException();
            }
            s *= 2;
        } catch (IllegalStateException e) {
            s *= s;
        }
        return s;
    }

    //: x in [0.5, 1]; n = 0 | 5
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double caughtInside(double x, int n) {
        double s = x;
        for (int t = 0; t < n; t++) {
            try {
                s = Math.sin(s) * x;
                if (t % 2 == 1) throw new IllegalStateException();
            } catch (IllegalStateException e) {
                s += x;
            }
        }
        return s;
    }

    //: x[3] in [-1, 1]; n = 0 | 1 | 5
    //: allocates snapshots
    @Differentiable(checkpoints = 2)
    static double twoTimeLoops(double[] x, int n) {
        double[] u = x.clone();
        for (int t = 0; t < n; t++) u[t % 3] += Math.sin(u[(t + 1) % 3]) * x[0];
        double k = u[0];
        for (int t = 0; t < n; t++) u[t % 3] = k * Math.cos(u[(t + 1) % 3]);
        return u[0] + u[1] * k + u[2];
    }

    //: x[3] in [-1, 1]; n = 0 | 1 | 5
    @Differentiable(checkpoints = 2)
    static float floats(float[] x, int n) {
        float s = x[0];
        for (int t = 0; t < n; t++) s = s * x[1] + x[2];
        return s;
    }

    //: x in [0.5, 1]; n = 0 | 5
    @Differentiable(checkpoints = 2)
    static double lists(double x, int n) {
        List<Double> all = List.of(x, x * x, Math.sin(x));
        double s = 0.5;
        for (int t = 0; t < n; t++) s = Math.sin(s) * all.get(t % 3);
        return s;
    }

    //: x[2] in [0.5, 1]; n = 0 | 1 | 4
    @Differentiable(checkpoints = 2)
    static double onlyOneOfTwoIsOfTime(double[] x, int n) {
        double[] u = new double[n];
        for (int i = 0; i < n; i++) u[i] = Math.sin(x[0] * i);
        double s = 1;
        for (int i = 0; i < n; i++) s = s * u[i] + x[1];
        return s;
    }
}
