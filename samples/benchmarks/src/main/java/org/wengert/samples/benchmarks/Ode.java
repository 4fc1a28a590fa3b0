package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#ode}: the gradient of its last output. */
@State(Scope.Benchmark)
public class Ode {
    final double[] x;
    int steps;
    private final double[] seed;
    private final PrimalsOde.Pullback pullback;
    private final double[] xBar;

    public Ode() {
        this(10_000, 10);
    }

    Ode(int n, int steps) {
        x = new Random().vector(n, -1, 1);
        this.steps = steps;
        seed = new double[n];
        seed[n - 1] = 1;
        pullback = PrimalsOde.pullback(x, steps);
        xBar = new double[n];
    }

    @Benchmark
    public double[] primal() {
        return Primals.ode(x, steps);
    }

    @Benchmark
    public double[] gradient() {
        return PrimalsOde.pullback(x, steps).apply(seed);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(x, steps).accumulate(seed, xBar);
        return xBar;
    }

    /** The states of the stages are kept, four a step; the cotangents of the slopes are multiples of those of the state. */
    @Benchmark
    public double[] handWritten() {
        int n = x.length;
        double h = 2.0 / steps;
        double[][] states = new double[4 * steps][];
        double[] y = new double[n];
        for (int s = 0; s < steps; s++) {
            double[] two = new double[n];
            double[] three = new double[n];
            double[] four = new double[n];
            double[] next = new double[n];
            states[4 * s] = y;
            states[4 * s + 1] = two;
            states[4 * s + 2] = three;
            states[4 * s + 3] = four;
            stage(y, y, h / 2, two);
            stage(y, two, h / 2, three);
            stage(y, three, h, four);
            double first = x[0];
            next[0] = y[0] + h * first;
            for (int i = 1; i < n; i++)
                next[i] = y[i] + h / 6 * x[i] * (y[i - 1] + 2 * two[i - 1] + 2 * three[i - 1] + four[i - 1]);
            y = next;
        }
        double[] xBar = new double[n];
        double[] yBar = new double[n];
        yBar[n - 1] = 1;
        double[] four = new double[n];
        double[] three = new double[n];
        double[] two = new double[n];
        for (int s = steps - 1; s >= 0; s--) {
            slope(yBar, h / 6, yBar, 0, states[4 * s + 3], xBar, four);
            slope(yBar, h / 3, four, h, states[4 * s + 2], xBar, three);
            slope(yBar, h / 3, three, h / 2, states[4 * s + 1], xBar, two);
            double[] one = new double[n];
            slope(yBar, h / 6, two, h / 2, states[4 * s], xBar, one);
            for (int i = 0; i < n; i++) yBar[i] += one[i] + two[i] + three[i] + four[i];
        }
        return xBar;
    }

    private void stage(double[] y, double[] before, double h, double[] at) {
        at[0] = y[0] + h * x[0];
        for (int i = 1; i < at.length; i++) at[i] = y[i] + h * x[i] * before[i - 1];
    }

    /** The reverse of {@code k = slope(x, at)}, where the cotangent of k is {@code a yBar + b nextBar}. */
    private void slope(
            double[] yBar, double a, double[] nextBar, double b, double[] at, double[] xBar, double[] atBar) {
        int last = at.length - 1;
        xBar[0] += a * yBar[0] + b * nextBar[0];
        for (int i = 0; i < last; i++) {
            double bar = a * yBar[i + 1] + b * nextBar[i + 1];
            xBar[i + 1] += bar * at[i];
            atBar[i] = bar * x[i + 1];
        }
    }
}
