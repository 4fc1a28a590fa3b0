package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#rosenbrock}. */
@State(Scope.Benchmark)
public class Rosenbrock {
    final double[] x;
    private final PrimalsRosenbrock.Pullback pullback;
    private final double[] xBar;
    final double[] xDot;

    public Rosenbrock() {
        this(1000);
    }

    Rosenbrock(int n) {
        Random random = new Random();
        x = random.vector(n, -1, 1);
        xDot = random.vector(n, -1, 1);
        pullback = PrimalsRosenbrock.pullback(x);
        xBar = new double[n];
    }

    @Benchmark
    public double primal() {
        return Primals.rosenbrock(x);
    }

    @Benchmark
    public double[] gradient() {
        return PrimalsRosenbrock.gradient(x);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(x).accumulate(1, xBar);
        return xBar;
    }

    @Benchmark
    public double[] hessianVectorProduct() {
        return PrimalsRosenbrock.hessianVectorProduct(x, xDot);
    }

    /** What an iteration leaves for its neighbour stays in a local. */
    @Benchmark
    public double[] handWritten() {
        int last = x.length - 1;
        double[] xBar = new double[last + 1];
        double xi = x[0];
        double carried = 0;
        for (int i = 0; i < last; i++) {
            double next = x[i + 1];
            double a = 200 * (next - xi * xi);
            xBar[i] = carried - 2 * (a * xi + 1 - xi);
            carried = a;
            xi = next;
        }
        xBar[last] = carried;
        return xBar;
    }

    @Benchmark
    public double[] finiteDifferences() {
        return Differences.gradient(Primals::rosenbrock, x);
    }

    @Benchmark
    public double[] hipparchus() {
        return Hipparchus.rosenbrock(x);
    }

    @Benchmark
    public double[] tape() {
        return Taped.rosenbrock(x);
    }
}
