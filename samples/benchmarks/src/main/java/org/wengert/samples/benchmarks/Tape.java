package org.wengert.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Reverse mode as one writes it in an afternoon: every operation makes an object, which knows its operands and its partial derivatives. */
final class Tape {
    private final List<Value> values = new ArrayList<>();

    /** A number on the tape. */
    final class Value {
        final double value;
        private final Value left;
        private final Value right;
        private final double byLeft;
        private final double byRight;
        private double bar;

        private Value(double value, Value left, double byLeft, Value right, double byRight) {
            this.value = value;
            this.left = left;
            this.byLeft = byLeft;
            this.right = right;
            this.byRight = byRight;
            values.add(this);
        }

        Value plus(Value other) {
            return new Value(value + other.value, this, 1, other, 1);
        }

        Value minus(Value other) {
            return new Value(value - other.value, this, 1, other, -1);
        }

        Value times(Value other) {
            return new Value(value * other.value, this, other.value, other, value);
        }

        Value plus(double other) {
            return of(value + other, 1);
        }

        Value times(double other) {
            return of(value * other, other);
        }

        Value exp() {
            double exp = Math.exp(value);
            return of(exp, exp);
        }

        Value log() {
            return of(Math.log(value), 1 / value);
        }

        Value cos() {
            return of(Math.cos(value), -Math.sin(value));
        }

        Value pow(double exponent) {
            return of(Math.pow(value, exponent), exponent * Math.pow(value, exponent - 1));
        }

        private Value of(double result, double derivative) {
            return new Value(result, this, derivative, null, 0);
        }
    }

    Value variable(double value) {
        return new Value(value, null, 0, null, 0);
    }

    Value[] variables(double[] x) {
        Value[] all = new Value[x.length];
        for (int i = 0; i < x.length; i++) all[i] = variable(x[i]);
        return all;
    }

    /** The derivatives of a result by these variables. */
    double[] gradient(Value result, Value... by) {
        result.bar = 1;
        for (int i = values.size() - 1; i >= 0; i--) {
            Value v = values.get(i);
            if (v.left != null) v.left.bar += v.bar * v.byLeft;
            if (v.right != null) v.right.bar += v.bar * v.byRight;
        }
        double[] gradient = new double[by.length];
        for (int i = 0; i < by.length; i++) gradient[i] = by[i].bar;
        return gradient;
    }
}
