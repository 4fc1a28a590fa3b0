package org.wengert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Derivatives by finite differences, each with an estimate of its error.
 *
 * <pre>{@code
 * FiniteDifferences.richardson().derivative(Math::sin, 1.0).value();                 // 0.5403023058681398 to about 1e-12
 * FiniteDifferences.central(4).step(Step.WALKER_PERNICE).gradient(Curves::energy, x);
 * FiniteDifferences.forward(2).jacobian(Curves::polar, x);                           // does not reach below x
 * }</pre>
 *
 * <table>
 * <caption>The formulas</caption>
 * <tr><th>formula</th><th>evaluations per derivative</th><th>good to about</th><th>use it</th></tr>
 * <tr><td>{@link #richardson()}</td><td>24 and more</td><td>1e-11</td><td>unless there is a reason not to</td></tr>
 * <tr><td>{@link #central}(2), (4), (6)</td><td>4, 6, 10</td><td>1e-10, 1e-12, 1e-13</td><td>where the function is slow</td></tr>
 * <tr><td>{@link #forward}(p), {@link #backward}(p)</td><td>2 p + 1 at most</td><td>1e-8 for p = 1</td><td>at the edge of the
 * domain, at a kink</td></tr>
 * </table>
 *
 * <p>The evaluations include those for the estimate of the error. Objects of this class do not change and may be shared.
 */
public final class FiniteDifferences {
    private final Formula formula;
    private final Step step;
    private final double noise;

    private FiniteDifferences(Formula formula, Step step, double noise) {
        this.formula = formula;
        this.step = step;
        this.noise = noise;
    }

    /**
     * A derivative by finite differences.
     *
     * @param value the derivative, NaN where the function has no finite values at the points that the formula needs
     * @param error an estimate of its absolute error
     * @param step the step; of several the smallest one that the value is made of
     */
    public record Estimate(double value, double error, double step) {
        static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY, 0);

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s ± %.1e (step %.1e)", value, error, step);
        }

        /** The absolute value, or 0 where it is not known to differ from 0. */
        double size() {
            return Math.abs(value) > error ? Math.abs(value) : 0;
        }

        Estimate better(Estimate other) {
            return other.error < error ? other : this;
        }
    }

    /** Chooses the step of a formula; {@link #richardson()} tries many and takes none of these. */
    @FunctionalInterface
    public interface Step {
        /**
         * {@code √(1 + ‖x‖) / ‖v‖} times the relative step.
         *
         * <p>Source: M. Pernice and H. F. Walker, <em>NITSOL: a Newton iterative solver for nonlinear systems</em>, SIAM Journal on
         * Scientific Computing 19(1), 1998.
         */
        Step WALKER_PERNICE = (x, v, relative) -> powerOfTwo(relative * Math.sqrt(1 + norm(x)) / norm(v));

        /**
         * {@code max(|xᵀv|, ‖v‖₁) / ‖v‖²} times the relative step: of a single coordinate its size, but at least 1.
         *
         * <p>Sources: J. E. Dennis and R. B. Schnabel, <em>Numerical Methods for Unconstrained Optimization and Nonlinear
         * Equations</em>, Prentice-Hall 1983, section 5.4; for directions P. N. Brown and Y. Saad, <em>Hybrid Krylov methods for
         * nonlinear systems of equations</em>, SIAM Journal on Scientific and Statistical Computing 11(3), 1990.
         */
        Step DENNIS_SCHNABEL = (x, v, relative) -> {
            double along = 0;
            double size = 0;
            double square = 0;
            for (int i = 0; i < x.length; i++) {
                along += x[i] * v[i];
                size += Math.abs(v[i]);
                square += v[i] * v[i];
            }
            return powerOfTwo(relative * Math.max(Math.abs(along), size) / square);
        };

        /** Always the same step. */
        static Step fixed(double h) {
            if (!(h > 0)) throw new IllegalArgumentException("a step is positive, not " + h);
            return (x, v, relative) -> h;
        }

        /**
         * The step {@code h} of differences along {@code t ↦ f(x + t v)}.
         *
         * @param x the point
         * @param v the direction
         * @param relative the step that suits a function that changes over lengths of about 1, {@code noise^(1 / (order + 1))}:
         *     there truncation and rounding have errors of the same size
         */
        double length(double[] x, double[] v, double relative);

        // A power of two, so that x + h is exact and the difference quotient is of that step.
        private static double powerOfTwo(double h) {
            return Math.scalb(1.0, Math.getExponent(h));
        }

        private static double norm(double[] x) {
            double square = 0;
            for (double entry : x) square += entry * entry;
            return Math.sqrt(square);
        }
    }

    /**
     * Central differences {@code (f(x + h) − f(x − h)) / 2h} for a sequence of steps, extrapolated to step zero. The function need be
     * finite only in some neighbourhood of the point: steps that are too large are passed over.
     *
     * <p>Sources: C. J. F. Ridders, <em>Accurate computation of F'(x) and F'(x)F''(x)</em>, Advances in Engineering Software 4(2),
     * 1982; Press, Teukolsky, Vetterling and Flannery, <em>Numerical Recipes</em>, 3rd edition, section 5.7; L. F. Richardson,
     * <em>The approximate arithmetical solution by finite differences of physical problems involving differential equations</em>,
     * Philosophical Transactions A 210, 1911.
     */
    public static FiniteDifferences richardson() {
        return of(new Richardson(0));
    }

    /** Central differences of 2, 4, 6 or more points, of an order as high as the points are many. */
    public static FiniteDifferences central(int points) {
        return of(Stencil.central(points));
    }

    /** Differences of the given order, 1 or more, that evaluate the function at the point and at {@code order} points above it. */
    public static FiniteDifferences forward(int order) {
        return of(Stencil.oneSided(order, 1));
    }

    /** Differences of the given order, 1 or more, that evaluate the function at the point and at {@code order} points below it. */
    public static FiniteDifferences backward(int order) {
        return of(Stencil.oneSided(order, -1));
    }

    private static FiniteDifferences of(Formula formula) {
        return new FiniteDifferences(formula, Step.DENNIS_SCHNABEL, Math.ulp(1.0));
    }

    /** The same with another choice of the step, which is {@link Step#DENNIS_SCHNABEL} unless told otherwise. */
    public FiniteDifferences step(Step rule) {
        if (formula instanceof Richardson) throw new IllegalStateException("richardson() chooses its steps itself");
        return new FiniteDifferences(formula, rule, noise);
    }

    /** The same with a fixed step. */
    public FiniteDifferences step(double h) {
        return step(Step.fixed(h));
    }

    /**
     * The same for a function that is known less well.
     *
     * @param relative the relative error of its values: {@code Math.ulp(1.0)} unless told otherwise, {@code Math.ulp(1f)} for one that
     *     computes in single precision, and about its tolerance for one that iterates to a tolerance
     */
    public FiniteDifferences noise(double relative) {
        if (!(relative > 0)) throw new IllegalArgumentException("noise is positive, not " + relative);
        return new FiniteDifferences(formula, step, relative);
    }

    /** The same with shorter steps, one after the other; none where the step has been chosen. */
    List<FiniteDifferences> finer() {
        return formula.finer().stream()
                .map(f -> new FiniteDifferences(f, step, noise))
                .toList();
    }

    double noise() {
        return noise;
    }

    /** The derivative of {@code f} at {@code x}. */
    public Estimate derivative(DoubleUnaryOperator f, double x) {
        return along(t -> new double[] {f.applyAsDouble(t)}, x, new double[] {x}, new double[] {1})[0];
    }

    /** The derivative of {@code f} at {@code x} with respect to entry {@code i}; {@code x} is not changed, nor by {@code f}. */
    public Estimate partial(ToDoubleFunction<double[]> f, double[] x, int i) {
        return partials(vector(f), x, i)[0];
    }

    /** The derivative of {@code f} at {@code x} in the direction {@code v}, that of {@code t ↦ f(x + t v)} at 0. */
    public Estimate directional(ToDoubleFunction<double[]> f, double[] x, double[] v) {
        return pushforward(vector(f), x, v)[0];
    }

    /** The derivatives of all entries of {@code f} at {@code x} with respect to entry {@code i} of {@code x}. */
    public Estimate[] partials(UnaryOperator<double[]> f, double[] x, int i) {
        double[] unit = new double[x.length];
        unit[i] = 1;
        DoubleFunction<double[]> curve = t -> {
            double[] moved = x.clone();
            moved[i] = t;
            return f.apply(moved);
        };
        return along(curve, x[i], x, unit);
    }

    /** The derivatives of all entries of {@code f} at {@code x} in the direction {@code v}: {@code J v}. */
    public Estimate[] pushforward(UnaryOperator<double[]> f, double[] x, double[] v) {
        if (v.length != x.length) {
            throw new IllegalArgumentException("v: expected length " + x.length + ", got " + v.length);
        }
        DoubleFunction<double[]> curve = t -> {
            double[] moved = x.clone();
            for (int i = 0; i < moved.length; i++) moved[i] += t * v[i];
            return f.apply(moved);
        };
        return along(curve, 0, x, v);
    }

    /** The gradient of {@code f} at {@code x}. */
    public double[] gradient(ToDoubleFunction<double[]> f, double[] x) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) gradient[i] = partial(f, x, i).value();
        return gradient;
    }

    /** The Jacobian of {@code f} at {@code x}: a row for each entry of the result, a column for each entry of {@code x}. */
    public double[][] jacobian(UnaryOperator<double[]> f, double[] x) {
        double[][] jacobian = new double[f.apply(x.clone()).length][x.length];
        for (int i = 0; i < x.length; i++) {
            Estimate[] column = partials(f, x, i);
            for (int row = 0; row < jacobian.length; row++) jacobian[row][i] = column[row].value();
        }
        return jacobian;
    }

    @Override
    public String toString() {
        return noise == Math.ulp(1.0)
                ? formula.toString()
                : String.format(Locale.ROOT, "%s, noise %.1e", formula, noise);
    }

    private Estimate[] along(DoubleFunction<double[]> curve, double origin, double[] x, double[] v) {
        boolean isFinite = Arrays.stream(x).allMatch(Double::isFinite);
        if (!isFinite || Arrays.stream(v).allMatch(d -> d == 0)) {
            Estimate estimate = isFinite ? new Estimate(0, 0, 0) : Estimate.NONE;
            return Arrays.stream(curve.apply(origin)).mapToObj(y -> estimate).toArray(Estimate[]::new);
        }
        return formula.derivatives(new Formula.Line(curve, origin, x, v), step, noise);
    }

    private static UnaryOperator<double[]> vector(ToDoubleFunction<double[]> f) {
        return x -> new double[] {f.applyAsDouble(x)};
    }

    /** A way to make derivatives of values. */
    interface Formula {
        /** A curve {@code t ↦ f(t)}, at {@code origin} through the point {@code x} in the direction {@code v}. */
        record Line(DoubleFunction<double[]> f, double origin, double[] x, double[] v) {
            double[] at(double h) {
                return f.apply(origin + h);
            }
        }

        /** The same with shorter steps, which may see the slope where the function has kinks nearby. */
        default List<Formula> finer() {
            return List.of();
        }

        /** The derivative of each entry at the line's origin. */
        Estimate[] derivatives(Line line, Step step, double noise);
    }
}
