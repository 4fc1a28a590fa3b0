package org.wengert.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.wengert.support.DeepArrays;

/** {@link Primals#lstm}. */
@State(Scope.Benchmark)
public class Lstm {
    final double[][] main;
    final double[][] extra;
    final double[][] state;
    final double[][] sequence;
    private final PrimalsLstm.Pullback pullback;
    private final double[][] mainBar;
    private final double[][] extraBar;

    public Lstm() {
        this(2, 14, 1024);
    }

    Lstm(int layers, int b, int characters) {
        Random random = new Random();
        main = random.matrix(2 * layers, 4 * b, -0.15, 0.15);
        extra = random.matrix(3, b, -0.15, 0.15);
        state = random.matrix(2 * layers, b, -1, 1);
        sequence = random.matrix(characters, b, 0, 1);
        pullback = PrimalsLstm.pullback(main, extra, state, sequence);
        mainBar = DeepArrays.zeros(main);
        extraBar = DeepArrays.zeros(extra);
    }

    @Benchmark
    public double primal() {
        return Primals.lstm(main, extra, state, sequence);
    }

    @Benchmark
    public PrimalsLstm.Gradient gradient() {
        return PrimalsLstm.gradient(main, extra, state, sequence);
    }

    @Benchmark
    public double[][] reused() {
        pullback.at(main, extra, state, sequence).accumulate(1, mainBar, extraBar);
        return mainBar;
    }
}
