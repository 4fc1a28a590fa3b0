package org.wengert.adapters.hipparchus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.vector.constrained.LagrangeSolution;
import org.hipparchus.optim.nonlinear.vector.constrained.SQPOptimizerS;
import org.hipparchus.optim.nonlinear.vector.leastsquares.GaussNewtonOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.junit.jupiter.api.Test;

class OptimisationTest {
    private static final double[] START = {-1.2, 1, -1.2, 1};

    private static double[] leastSquares(LeastSquaresOptimizer optimiser, double[] start) {
        return optimiser
                .optimize(new LeastSquaresBuilder()
                        .model(Optimisation.model(Problems::residuals, ProblemsResiduals::jacobian))
                        .start(start)
                        .target(new double[2 * start.length - 2])
                        .maxEvaluations(1000)
                        .maxIterations(1000)
                        .checkerPair(new org.hipparchus.optim.SimpleVectorValueChecker(1e-12, 1e-12))
                        .build())
                .getPoint()
                .toArray();
    }

    @Test
    void levenbergMarquardtFindsTheMinimum() {
        assertArrayEquals(new double[] {1, 1, 1, 1}, leastSquares(new LevenbergMarquardtOptimizer(), START), 1e-8);
    }

    @Test
    void gaussNewtonFindsTheMinimum() {
        double[] start = {-1.2, 1};
        assertArrayEquals(new double[] {1, 1}, leastSquares(new GaussNewtonOptimizer(), start), 1e-8);
    }

    @Test
    void conjugateGradientsFindTheMinimum() {
        double[] found = new NonLinearConjugateGradientOptimizer(
                        NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE, new SimpleValueChecker(1e-14, 1e-14))
                .optimize(
                        new MaxEval(10_000),
                        Optimisation.objective(Problems::rosenbrock),
                        Optimisation.gradient(ProblemsRosenbrock::gradient),
                        GoalType.MINIMIZE,
                        new InitialGuess(new double[] {-1.2, 1}))
                .getPoint();
        assertArrayEquals(new double[] {1, 1}, found, 1e-4);
    }

    /** Problem 14 of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981), in equivalent form. */
    @Test
    void quadraticProgrammingMeetsTheConstraints() {
        LagrangeSolution solution = new SQPOptimizerS()
                .optimize(
                        new InitialGuess(new double[] {2, 2}),
                        new ObjectiveFunction(Optimisation.twiceDifferentiable(
                                2, Problems::distance, ProblemsDistance::gradient, ProblemsDistance::hessian)),
                        Optimisation.equal(2, new double[] {-1}, Problems::line, ProblemsLine::jacobian),
                        Optimisation.atLeast(2, new double[] {0}, Problems::ellipse, ProblemsEllipse::jacobian));
        double root7 = Math.sqrt(7);
        assertArrayEquals(
                new double[] {(root7 - 1) / 2, (root7 + 1) / 4}, solution.getX().toArray(), 1e-4);
        assertEquals(9 - 2.875 * root7, solution.getValue(), 1e-4);
    }

    @Test
    void aFunctionIsTheMethodItself() {
        assertEquals(
                Problems.rosenbrock(START),
                Optimisation.function(Problems::rosenbrock).value(START));
    }
}
