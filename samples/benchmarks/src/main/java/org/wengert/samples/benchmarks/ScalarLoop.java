package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link Primals#scalarLoop}. */
@State(Scope.Benchmark)
public class ScalarLoop {
    // Not final: no constant for the compiler to fold.
    double x = 1.3;
    int n;
    private final PrimalsScalarLoop.Pullback pullback;
    private final double[] xBar = new double[1];

    public ScalarLoop() {
        this(1000);
    }

    ScalarLoop(int n) {
        this.n = n;
        pullback = PrimalsScalarLoop.pullback(x, n);
    }

    @Benchmark
    public double primal() {
        return Primals.scalarLoop(x, n);
    }

    @Benchmark
    public double gradient() {
        return PrimalsScalarLoop.gradient(x, n);
    }

    @Benchmark
    public double[] reused() {
        pullback.at(x, n).accumulate(1, xBar);
        return xBar;
    }

    @Benchmark
    public double hessianVectorProduct() {
        return PrimalsScalarLoop.hessianVectorProduct(x, n, 0.7);
    }

    /** One number goes in, so its tangent is carried along. */
    @Benchmark
    public double handWritten() {
        double y = x;
        double yDot = 1;
        double sDot = 0;
        for (int i = 0; i < n; i++) {
            double a = Math.pow(y, Math.PI);
            double b = Math.cos(a);
            double c = Math.log(y);
            yDot *= 0.05 / y * (b - Math.PI * a * Math.sin(a) * c);
            y = 2 + 0.05 * b * c;
            sDot += yDot;
        }
        return sDot;
    }

    @Benchmark
    public double finiteDifferences() {
        return Differences.gradient(at -> Primals.scalarLoop(at[0], n), new double[] {x})[0];
    }

    @Benchmark
    public double hipparchus() {
        return Hipparchus.scalarLoop(x, n);
    }

    @Benchmark
    public double tape() {
        return Taped.scalarLoop(x, n);
    }
}
