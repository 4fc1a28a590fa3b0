package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#heat}. */
@State(Scope.Benchmark)
public class Heat {
    final double[] u0;
    double k = 0.2;
    int steps;
    private final PrimalsHeat.Pullback pullback;
    private final double[] u0Bar;
    private final double[] kBar = new double[1];
    final double[] u0Dot;
    final double kDot = 0.3;

    public Heat() {
        this(1000, 500);
    }

    Heat(int n, int steps) {
        Random random = new Random();
        u0 = random.vector(n, -1, 1);
        u0Dot = random.vector(n, -1, 1);
        this.steps = steps;
        pullback = PrimalsHeat.pullback(u0, k, steps);
        u0Bar = new double[n];
    }

    @Benchmark
    public double primal() {
        return Primals.heat(u0, k, steps);
    }

    @Benchmark
    public PrimalsHeat.Gradient gradient() {
        return PrimalsHeat.gradient(u0, k, steps);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(u0, k, steps).accumulate(1, u0Bar, kBar);
        return u0Bar;
    }

    @Benchmark
    public PrimalsHeat.Gradient hessianVectorProduct() {
        return PrimalsHeat.hessianVectorProduct(u0, k, steps, u0Dot, kDot);
    }

    /** The neighbours and their cotangents stay in locals. */
    @Benchmark
    public PrimalsHeat.Gradient handWritten() {
        double k = this.k;
        double[] u = u0.clone();
        int last = u.length - 1;
        double[][] sums = new double[steps][];
        for (int t = 0; t < steps; t++) {
            double[] row = new double[last];
            sums[t] = row;
            double left = u[0];
            double here = u[1];
            for (int i = 1; i < last; i++) {
                double right = u[i + 1];
                double sum = left - 2 * here + right;
                row[i] = sum;
                left = here + k * sum;
                u[i] = left;
                here = right;
            }
        }
        double[] uBar = u;
        double kBar = 0;
        for (int t = steps - 1; t >= 0; t--) {
            double[] row = sums[t];
            double right = uBar[last];
            double here = uBar[last - 1];
            for (int i = last - 1; i > 0; i--) {
                double product = here * k;
                kBar += here * row[i];
                uBar[i + 1] = right + product;
                right = here - 2 * product;
                here = uBar[i - 1] + product;
            }
            uBar[1] = right;
            uBar[0] = here;
        }
        return new PrimalsHeat.Gradient(uBar, kBar);
    }
}
