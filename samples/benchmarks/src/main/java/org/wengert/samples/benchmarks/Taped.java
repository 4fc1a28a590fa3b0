package org.wengert.samples.benchmarks;

import org.wengert.samples.benchmarks.Tape.Value;

/** Gradients of some of the {@link Primals} by a {@link Tape}. */
final class Taped {
    private Taped() {}

    static double[] rosenbrock(double[] at) {
        Tape tape = new Tape();
        Value[] x = tape.variables(at);
        Value s = tape.variable(0);
        for (int i = 0; i < x.length - 1; i++) {
            Value a = x[i + 1].minus(x[i].times(x[i]));
            Value b = x[i].times(-1).plus(1);
            s = s.plus(a.times(100).times(a).plus(b.times(b)));
        }
        return tape.gradient(s, x);
    }

    static double[] logSumExp(double[] at) {
        Tape tape = new Tape();
        Value[] x = tape.variables(at);
        Value max = x[0];
        for (int i = 1; i < x.length; i++) if (x[i].value > max.value) max = x[i];
        Value s = tape.variable(0);
        for (Value v : x) s = s.plus(v.minus(max).exp());
        return tape.gradient(max.plus(s.log()), x);
    }

    static double scalarLoop(double at, int n) {
        Tape tape = new Tape();
        Value x = tape.variable(at);
        Value y = x;
        Value s = tape.variable(0);
        for (int i = 0; i < n; i++) {
            Value b = y.pow(Math.PI).cos();
            Value c = y.log();
            y = b.times(0.05).times(c).plus(2);
            s = s.plus(y);
        }
        return tape.gradient(s, x)[0];
    }

    static double[] determinant(double[] at, int n) {
        Tape tape = new Tape();
        Value[] a = tape.variables(at);
        return tape.gradient(minor(tape, a, n, 0, new boolean[n]), a);
    }

    private static Value minor(Tape tape, Value[] a, int n, int row, boolean[] used) {
        if (row == n) return tape.variable(1);
        Value s = tape.variable(0);
        double sign = 1;
        for (int column = 0; column < n; column++) {
            if (used[column]) continue;
            used[column] = true;
            s = s.plus(a[row * n + column].times(sign).times(minor(tape, a, n, row + 1, used)));
            used[column] = false;
            sign = -sign;
        }
        return s;
    }
}
