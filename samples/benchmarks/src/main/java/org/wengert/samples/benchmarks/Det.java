package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#determinant}. */
@State(Scope.Benchmark)
public class Det {
    final double[] a;
    int n;
    private final PrimalsDeterminant.Pullback pullback;
    private final double[] aBar;
    final double[] direction;

    public Det() {
        this(8);
    }

    Det(int n) {
        this.n = n;
        Random random = new Random();
        a = random.vector(n * n, -1, 1);
        direction = random.vector(n * n, -1, 1);
        pullback = PrimalsDeterminant.pullback(a, n);
        aBar = new double[n * n];
    }

    @Benchmark
    public double primal() {
        return Primals.determinant(a, n);
    }

    @Benchmark
    public double[] gradient() {
        return PrimalsDeterminant.gradient(a, n);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(a, n).accumulate(1, aBar);
        return aBar;
    }

    @Benchmark
    public double[] hessianVectorProduct() {
        return PrimalsDeterminant.hessianVectorProduct(a, n, direction);
    }

    /** The cotangent of a minor is known before the minor, so that both sweeps are one. */
    @Benchmark
    public double[] handWritten() {
        double[] bar = new double[a.length];
        minor(a, n, 0, new boolean[n], 1, bar);
        return bar;
    }

    private static double minor(double[] a, int n, int row, boolean[] used, double bar, double[] aBar) {
        if (row == n) return 1;
        double s = 0;
        double sign = 1;
        for (int column = 0; column < n; column++) {
            if (used[column]) continue;
            used[column] = true;
            double factor = sign * a[row * n + column];
            double minor = minor(a, n, row + 1, used, bar * factor, aBar);
            s += factor * minor;
            aBar[row * n + column] += bar * sign * minor;
            used[column] = false;
            sign = -sign;
        }
        return s;
    }

    @Benchmark
    public double[] finiteDifferences() {
        return Differences.gradient(x -> Primals.determinant(x, n), a);
    }

    @Benchmark
    public double[] hipparchus() {
        return Hipparchus.determinant(a, n);
    }

    @Benchmark
    public double[] tape() {
        return Taped.determinant(a, n);
    }
}
