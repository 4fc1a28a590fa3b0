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
    final double[][] mainDot;
    final double[][] extraDot;

    public Lstm() {
        this(2, 14, 1024);
    }

    Lstm(int layers, int b, int characters) {
        Random random = new Random();
        main = random.matrix(2 * layers, 4 * b, -0.15, 0.15);
        extra = random.matrix(3, b, -0.15, 0.15);
        state = random.matrix(2 * layers, b, -1, 1);
        sequence = random.matrix(characters, b, 0, 1);
        mainDot = random.matrix(2 * layers, 4 * b, -1, 1);
        extraDot = random.matrix(3, b, -1, 1);
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

    @Benchmark
    public PrimalsLstm.Gradient hessianVectorProduct() {
        return PrimalsLstm.hessianVectorProduct(main, extra, state, sequence, mainDot, extraDot);
    }

    /** What the functions of a cell give is kept, each in its own part of a row; none is evaluated again. */
    @Benchmark
    public PrimalsLstm.Gradient handWritten() {
        int layers = main.length / 2;
        int b = extra[0].length;
        int steps = sequence.length - 1;
        double[][][] hidden = new double[steps + 1][layers][];
        double[][][] memory = new double[steps + 1][layers][];
        double[][][] gates = new double[steps][layers][5 * b];
        double[][] share = new double[steps][b];
        for (int j = 0; j < layers; j++) {
            hidden[0][j] = state[2 * j];
            memory[0][j] = state[2 * j + 1];
        }
        double[] first = new double[b];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < b; i++) first[i] = sequence[t][i] * extra[0][i];
            double[] input = first;
            for (int j = 0; j < layers; j++) {
                hidden[t + 1][j] = new double[b];
                memory[t + 1][j] = new double[b];
                cell(j, input, hidden[t][j], memory[t][j], gates[t][j], hidden[t + 1][j], memory[t + 1][j]);
                input = hidden[t + 1][j];
            }
            double sum = 2;
            for (int i = 0; i < b; i++) {
                share[t][i] = Math.exp(input[i] * extra[1][i] + extra[2][i]);
                sum += share[t][i];
            }
            for (int i = 0; i < b; i++) share[t][i] /= sum;
        }
        double[][] mainBar = DeepArrays.zeros(main);
        double[][] extraBar = DeepArrays.zeros(extra);
        double[][] hiddenBar = new double[layers][b];
        double[][] memoryBar = new double[layers][b];
        double scale = -1.0 / (b * steps);
        for (int t = steps - 1; t >= 0; t--) {
            double[] target = sequence[t + 1];
            double[] top = hidden[t + 1][layers - 1];
            double sum = 0;
            for (int i = 0; i < b; i++) sum += target[i];
            for (int i = 0; i < b; i++) {
                double yBar = scale * (target[i] - sum * share[t][i]);
                extraBar[1][i] += yBar * top[i];
                extraBar[2][i] += yBar;
                hiddenBar[layers - 1][i] += yBar * extra[1][i];
            }
            for (int i = 0; i < b; i++) first[i] = sequence[t][i] * extra[0][i];
            for (int j = layers - 1; j >= 0; j--) {
                double[] inputBar = j == 0 ? new double[b] : hiddenBar[j - 1];
                double[] input = j == 0 ? first : hidden[t + 1][j - 1];
                reverse(
                        j,
                        input,
                        hidden[t][j],
                        memory[t][j],
                        gates[t][j],
                        hiddenBar[j],
                        memoryBar[j],
                        inputBar,
                        mainBar);
                if (j == 0) for (int i = 0; i < b; i++) extraBar[0][i] += inputBar[i] * sequence[t][i];
            }
        }
        return new PrimalsLstm.Gradient(mainBar, extraBar);
    }

    private void cell(
            int j,
            double[] x,
            double[] hidden,
            double[] memory,
            double[] gates,
            double[] newHidden,
            double[] newMemory) {
        double[] weight = main[2 * j];
        double[] bias = main[2 * j + 1];
        int b = x.length;
        for (int i = 0; i < b; i++) gates[i] = Primals.sigmoid(x[i] * weight[i] + bias[i]);
        for (int i = b; i < 2 * b; i++) gates[i] = Primals.sigmoid(hidden[i - b] * weight[i] + bias[i]);
        for (int i = 2 * b; i < 3 * b; i++) gates[i] = Primals.sigmoid(x[i - 2 * b] * weight[i] + bias[i]);
        for (int i = 3 * b; i < 4 * b; i++) gates[i] = Math.tanh(hidden[i - 3 * b] * weight[i] + bias[i]);
        for (int i = 0; i < b; i++) {
            newMemory[i] = memory[i] * gates[i] + gates[b + i] * gates[3 * b + i];
            gates[4 * b + i] = Math.tanh(newMemory[i]);
            newHidden[i] = gates[2 * b + i] * gates[4 * b + i];
        }
    }

    private void reverse(
            int j,
            double[] x,
            double[] hidden,
            double[] memory,
            double[] gates,
            double[] hiddenBar,
            double[] memoryBar,
            double[] xBar,
            double[][] mainBar) {
        double[] weight = main[2 * j];
        double[] weightBar = mainBar[2 * j];
        double[] biasBar = mainBar[2 * j + 1];
        int b = x.length;
        for (int i = 0; i < b; i++) {
            double forget = gates[i];
            double in = gates[b + i];
            double out = gates[2 * b + i];
            double change = gates[3 * b + i];
            double tanh = gates[4 * b + i];
            double bar = memoryBar[i] + hiddenBar[i] * out * (1 - tanh * tanh);
            double forgetBar = bar * memory[i] * forget * (1 - forget);
            double inBar = bar * change * in * (1 - in);
            double outBar = hiddenBar[i] * tanh * out * (1 - out);
            double changeBar = bar * in * (1 - change * change);
            memoryBar[i] = bar * forget;
            hiddenBar[i] = inBar * weight[b + i] + changeBar * weight[3 * b + i];
            xBar[i] += forgetBar * weight[i] + outBar * weight[2 * b + i];
            weightBar[i] += forgetBar * x[i];
            weightBar[b + i] += inBar * hidden[i];
            weightBar[2 * b + i] += outBar * x[i];
            weightBar[3 * b + i] += changeBar * hidden[i];
            biasBar[i] += forgetBar;
            biasBar[b + i] += inBar;
            biasBar[2 * b + i] += outBar;
            biasBar[3 * b + i] += changeBar;
        }
    }
}
