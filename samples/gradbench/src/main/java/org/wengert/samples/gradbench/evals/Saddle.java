package org.wengert.samples.gradbench.evals;

import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** The saddle of a function, min over x of max over y: a descent each of whose steps contains an ascent. */
public final class Saddle {
    /** The first letter is the mode of the descent's derivatives, the second that of the ascent's. */
    public static final Eval<Input> EVAL = new Eval<>("saddle", Input.class)
            .with("ff", in -> () -> saddle(in.start, false, false))
            .with("fr", in -> () -> saddle(in.start, false, true))
            .with("rf", in -> () -> saddle(in.start, true, false))
            .with("rr", in -> () -> saddle(in.start, true, true));

    private Saddle() {}

    record Input(double[] start) {}

    private static double[] saddle(double[] start, boolean outerInReverse, boolean innerInReverse) {
        GradientDescent.Objective ridge = new GradientDescent.Objective() {
            @Override
            public double value(double[] x) {
                return ridge(x, start, innerInReverse);
            }

            @Override
            public double[] gradient(double[] x) {
                if (outerInReverse) return SaddleRidge.gradient(x, start, innerInReverse);
                return new double[] {derivative(x, 1, 0), derivative(x, 0, 1)};
            }

            private double derivative(double[] x, double... direction) {
                return SaddleRidge.pushforward(x, start, innerInReverse, direction)
                        .tangent();
            }
        };
        double[] x = GradientDescent.argmin(ridge, start);
        double[] y = top(x, start, innerInReverse);
        return new double[] {x[0], x[1], y[0], y[1]};
    }

    /** The greatest height over all y. */
    @Differentiable(wrt = "x")
    static double ridge(double[] x, double[] start, boolean inReverse) {
        return height(x, top(x, start, inReverse));
    }

    /** Where over all y the height is greatest: {@link GradientDescent#argmin} of its negative. */
    private static double[] top(double[] x, double[] start, boolean inReverse) {
        double[] y = start.clone();
        double height = height(x, y);
        double[] slope = slope(x, y, inReverse);
        double step = GradientDescent.STEP;
        int up = 0;
        while (GradientDescent.norm(slope) > GradientDescent.TOLERANCE) {
            if (up == GradientDescent.PATIENCE) {
                step *= 2;
                up = 0;
            }
            double[] next = GradientDescent.plus(y, step, slope);
            if (GradientDescent.distance(y, next) <= GradientDescent.TOLERANCE) break;
            double nextHeight = height(x, next);
            if (nextHeight > height) {
                y = next;
                height = nextHeight;
                slope = slope(x, y, inReverse);
                up++;
            } else {
                step /= 2;
                up = 0;
            }
        }
        return y;
    }

    private static double[] slope(double[] x, double[] y, boolean inReverse) {
        if (inReverse) return SaddleHeight.gradient(x, y);
        return new double[] {
            SaddleHeight.pushforward(x, y, new double[] {1, 0}).tangent(),
            SaddleHeight.pushforward(x, y, new double[] {0, 1}).tangent()
        };
    }

    @Differentiable(wrt = "y")
    static double height(double[] x, double[] y) {
        return x[0] * x[0] + x[1] * x[1] - (y[0] * y[0] + y[1] * y[1]);
    }
}
