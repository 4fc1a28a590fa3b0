package org.wengert.samples.gradbench.evals;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** A network of layers of long short-term memory that predicts the next character of a text. */
public final class Lstm {
    public static final Eval<Input> EVAL = new Eval<>("lstm", Input.class)
            .with("objective", in -> () -> loss(in.mainParams, in.extraParams, in.state, in.sequence))
            .with(
                    "jacobian",
                    in -> () -> LstmLoss.gradient(in.mainParams, in.extraParams, in.state, in.sequence),
                    Lstm::flat);

    private Lstm() {}

    record Input(double[][] mainParams, double[][] extraParams, double[][] state, double[][] sequence) {}

    /**
     * The mean over a text of the cross-entropies between the predicted characters and those that follow.
     *
     * @param main for each layer a row of weights and one of biases; each has a part for every gate
     * @param extra three rows: the weights of the input, the weights and the biases of the output
     * @param start for each layer what it gives and what it remembers, before the text
     * @param sequence the characters of the text, as vectors
     */
    @Differentiable(wrt = {"main", "extra"})
    static double loss(double[][] main, double[][] extra, double[][] start, double[][] sequence) {
        int bits = sequence[0].length;
        int predictions = sequence.length - 1;
        double[][] state = new double[start.length][];
        for (int j = 0; j < start.length; j++) state[j] = start[j].clone();
        double[] y = new double[bits];
        double total = 0;
        for (int t = 0; t < predictions; t++) {
            double[] x = new double[bits];
            for (int i = 0; i < bits; i++) x[i] = sequence[t][i] * extra[0][i];
            for (int j = 0; j < main.length; j += 2) {
                step(main[j], main[j + 1], state[j], state[j + 1], x);
                x = state[j];
            }
            double sum = 2;
            for (int i = 0; i < bits; i++) {
                y[i] = x[i] * extra[1][i] + extra[2][i];
                sum += Math.exp(y[i]);
            }
            double logSum = Math.log(sum);
            for (int i = 0; i < bits; i++) total += sequence[t + 1][i] * (y[i] - logSum);
        }
        return -total / (bits * predictions);
    }

    private static void step(double[] weight, double[] bias, double[] hidden, double[] cell, double[] x) {
        int bits = x.length;
        for (int i = 0; i < bits; i++) {
            double forget = sigmoid(x[i] * weight[i] + bias[i]);
            double in = sigmoid(hidden[i] * weight[bits + i] + bias[bits + i]);
            double out = sigmoid(x[i] * weight[2 * bits + i] + bias[2 * bits + i]);
            double change = Math.tanh(hidden[i] * weight[3 * bits + i] + bias[3 * bits + i]);
            cell[i] = cell[i] * forget + in * change;
            hidden[i] = out * Math.tanh(cell[i]);
        }
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double[] flat(LstmLoss.Gradient gradient) {
        return Stream.of(gradient.main(), gradient.extra())
                .flatMap(Arrays::stream)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }
}
