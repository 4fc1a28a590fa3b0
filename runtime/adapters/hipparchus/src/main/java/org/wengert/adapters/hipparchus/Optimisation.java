package org.wengert.adapters.hipparchus;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.vector.constrained.EqualityConstraint;
import org.hipparchus.optim.nonlinear.vector.constrained.InequalityConstraint;
import org.hipparchus.optim.nonlinear.vector.constrained.TwiceDifferentiableFunction;
import org.hipparchus.optim.nonlinear.vector.leastsquares.ValueAndJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * A method and its companion, by method references, as what an optimiser of Hipparchus takes. Points are arrays of the
 * {@code n} variables; a gradient has {@code n} entries, a Hessian {@code n} rows of {@code n}, a Jacobian one row of
 * {@code n} for each value. Exceptions of the methods reach the optimiser's caller unchanged.
 *
 * <pre>{@code
 * new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder()
 *         .model(Optimisation.model(Decay::values, DecayValues::jacobian)) …
 * }</pre>
 */
public final class Optimisation {
    private Optimisation() {}

    /** A scalar function without its derivative, for methods that need none. */
    public static MultivariateFunction function(ToDoubleFunction<double[]> value) {
        return value::applyAsDouble;
    }

    /** The objective of {@code NonLinearConjugateGradientOptimizer}; {@link #gradient} goes with it. */
    public static ObjectiveFunction objective(ToDoubleFunction<double[]> value) {
        return new ObjectiveFunction(function(value));
    }

    /** The gradient of the objective of {@code NonLinearConjugateGradientOptimizer}, such as {@code FooF::gradient}. */
    public static ObjectiveFunctionGradient gradient(UnaryOperator<double[]> gradient) {
        return new ObjectiveFunctionGradient(gradient::apply);
    }

    /**
     * A vector function with its Jacobian: the model of {@code LevenbergMarquardtOptimizer} and {@code GaussNewtonOptimizer}.
     *
     * @param value such as {@code Foo::f}
     * @param jacobian such as {@code FooF::jacobian}
     */
    public static ValueAndJacobianFunction model(
            UnaryOperator<double[]> value, Function<double[], double[][]> jacobian) {
        return new ValueAndJacobianFunction() {
            @Override
            public RealVector computeValue(double[] at) {
                return new ArrayRealVector(value.apply(at), false);
            }

            @Override
            public RealMatrix computeJacobian(double[] at) {
                return new Array2DRowRealMatrix(jacobian.apply(at), false);
            }

            @Override
            public Pair<RealVector, RealMatrix> value(RealVector at) {
                double[] point = at.toArray();
                return new Pair<>(computeValue(point), computeJacobian(point));
            }
        };
    }

    /**
     * A scalar function with gradient and Hessian, of a companion with {@code order = 2}: the objective of
     * {@code SQPOptimizerS} and {@code SQPOptimizerGM}, to be wrapped in an {@code ObjectiveFunction}.
     *
     * @param n the number of variables
     */
    public static TwiceDifferentiableFunction twiceDifferentiable(
            int n,
            ToDoubleFunction<double[]> value,
            UnaryOperator<double[]> gradient,
            Function<double[], double[][]> hessian) {
        return new TwiceDifferentiableFunction() {
            @Override
            public int dim() {
                return n;
            }

            @Override
            public double value(RealVector at) {
                return value.applyAsDouble(at.toArray());
            }

            @Override
            public RealVector gradient(RealVector at) {
                return vector(gradient, at);
            }

            @Override
            public RealMatrix hessian(RealVector at) {
                return matrix(hessian, at);
            }
        };
    }

    /**
     * The constraints {@code value(x) = target} of a quadratic programming step.
     *
     * @param n the number of variables
     * @param target one number for each constraint
     */
    public static EqualityConstraint equal(
            int n, double[] target, UnaryOperator<double[]> value, Function<double[], double[][]> jacobian) {
        return new EqualityConstraint(new ArrayRealVector(target)) {
            @Override
            public int dim() {
                return n;
            }

            @Override
            public RealVector value(RealVector at) {
                return vector(value, at);
            }

            @Override
            public RealMatrix jacobian(RealVector at) {
                return matrix(jacobian, at);
            }
        };
    }

    /**
     * The constraints {@code value(x) ≥ least} of a quadratic programming step.
     *
     * @param n the number of variables
     * @param least one number for each constraint
     */
    public static InequalityConstraint atLeast(
            int n, double[] least, UnaryOperator<double[]> value, Function<double[], double[][]> jacobian) {
        return new InequalityConstraint(new ArrayRealVector(least)) {
            @Override
            public int dim() {
                return n;
            }

            @Override
            public RealVector value(RealVector at) {
                return vector(value, at);
            }

            @Override
            public RealMatrix jacobian(RealVector at) {
                return matrix(jacobian, at);
            }
        };
    }

    private static RealVector vector(UnaryOperator<double[]> function, RealVector at) {
        return new ArrayRealVector(function.apply(at.toArray()), false);
    }

    private static RealMatrix matrix(Function<double[], double[][]> function, RealVector at) {
        return new Array2DRowRealMatrix(function.apply(at.toArray()), false);
    }
}
