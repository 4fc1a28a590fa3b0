package org.wengert.samples.gradbench.evals;

import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;
import org.wengert.samples.gradbench.Eval;

/** The place of a charge that makes a particle, which two charges repel, meet the origin. The force is itself a gradient. */
public final class Particle {
    private static final double INTERVAL = 0.1;

    /** The first letter is the mode of the derivative of the objective, the second that of the potential's. */
    public static final Eval<Input> EVAL = new Eval<>("particle", Input.class)
            .with("ff", in -> () -> best(in.w, w -> miss(w, false), Particle::forwardOverForward))
            .with("fr", in -> () -> best(in.w, w -> miss(w, true), Particle::forwardOverReverse))
            .with("rf", in -> () -> best(in.w, w -> miss(w, false), w -> ParticleMiss.gradient(w, false)))
            .with("rr", in -> () -> best(in.w, w -> miss(w, true), w -> ParticleMiss.gradient(w, true)));

    private Particle() {}

    record Input(double w) {}

    private static double forwardOverForward(double w) {
        return ParticleMiss.pushforward(w, false, 1).tangent();
    }

    private static double forwardOverReverse(double w) {
        return ParticleMiss.pushforward(w, true, 1).tangent();
    }

    private static double best(double start, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        GradientDescent.Objective objective = new GradientDescent.Objective() {
            @Override
            public double value(double[] w) {
                return value.applyAsDouble(w[0]);
            }

            @Override
            public double[] gradient(double[] w) {
                return new double[] {derivative.applyAsDouble(w[0])};
            }
        };
        return GradientDescent.argmin(objective, new double[] {start})[0];
    }

    /** The square of the distance from the origin at which the particle crosses the first axis; Euler's method. */
    @Differentiable(wrt = "w")
    static double miss(double w, boolean inReverse) {
        double[] x = {0, 8};
        double[] v = {0.75, 0};
        double[] next = {x[0] + INTERVAL * v[0], x[1] + INTERVAL * v[1]};
        while (next[1] > 0) {
            double[] slope = inReverse ? ParticlePotential.gradient(x, w) : forwardSlope(x, w);
            v[0] -= INTERVAL * slope[0];
            v[1] -= INTERVAL * slope[1];
            x = next;
            next = new double[] {x[0] + INTERVAL * v[0], x[1] + INTERVAL * v[1]};
        }
        double crossing = next[0] - next[1] / v[1] * v[0];
        return crossing * crossing;
    }

    private static double[] forwardSlope(double[] x, double w) {
        return new double[] {
            ParticlePotential.pushforward(x, w, new double[] {1, 0}).tangent(),
            ParticlePotential.pushforward(x, w, new double[] {0, 1}).tangent()
        };
    }

    /** Of two charges, at (10, 10 − w) and at (10, 0). */
    @Differentiable(wrt = "x")
    static double potential(double[] x, double w) {
        return 1 / distance(x, 10, 10 - w) + 1 / distance(x, 10, 0);
    }

    private static double distance(double[] x, double x0, double x1) {
        return Math.sqrt((x[0] - x0) * (x[0] - x0) + (x[1] - x1) * (x[1] - x1));
    }
}
