package org.wengert.samples.fitting;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.optim.SimpleVectorValueChecker;
import org.hipparchus.optim.nonlinear.vector.leastsquares.GaussNewtonOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.wengert.adapters.hipparchus.Optimisation;

/** A method of fitting. */
interface Fitter {
    /** Fits the model from a start. */
    Fit fit(Model model, Problem problem, double[] start);

    /** The methods by name. */
    static Map<String, Fitter> all() {
        Map<String, Fitter> all = new LinkedHashMap<>();
        LeastSquaresOptimizer marquardt = new LevenbergMarquardtOptimizer()
                .withCostRelativeTolerance(1e-15)
                .withParameterRelativeTolerance(1e-15)
                .withOrthoTolerance(1e-15);
        all.put("Levenberg-Marquardt", (m, p, b) -> leastSquares(marquardt, m, p, b));
        all.put("Gauss-Newton", (m, p, b) -> leastSquares(new GaussNewtonOptimizer(), m, p, b));
        all.put("Newton", Fitter::newton);
        all.put("gradient descent", Fitter::gradientDescent);
        return all;
    }

    private static Fit leastSquares(LeastSquaresOptimizer optimiser, Model model, Problem problem, double[] start) {
        int limit = 1_000;
        int[] evaluations = {0};
        double[] last = start.clone();
        long begin = System.nanoTime();
        try {
            var found = optimiser.optimize(new LeastSquaresBuilder()
                    .model(Optimisation.model(
                            b -> {
                                evaluations[0]++;
                                System.arraycopy(b, 0, last, 0, b.length);
                                return model.values().of(b, problem.x());
                            },
                            b -> model.jacobian().of(b, problem.x())))
                    .start(start)
                    .target(problem.y())
                    .maxEvaluations(limit)
                    .maxIterations(limit)
                    .checkerPair(new SimpleVectorValueChecker(1e-12, 1e-15))
                    .build());
            return new Fit(found.getPoint().toArray(), found.getIterations(), evaluations[0], since(begin), "");
        } catch (MathRuntimeException | IllegalArgumentException e) {
            return new Fit(last, 0, evaluations[0], since(begin), reason(e));
        }
    }

    /** Newton's method on the residual sum of squares: b − H⁻¹ g, without any safeguard. */
    private static Fit newton(Model model, Problem problem, double[] start) {
        double[] b = start.clone();
        long begin = System.nanoTime();
        for (int iteration = 1; iteration <= 100; iteration++) {
            double[] g = model.gradient().of(b, problem.x(), problem.y());
            double[][] h = model.hessian().of(b, problem.x(), problem.y());
            double[] step;
            try {
                step = new LUDecomposition(new Array2DRowRealMatrix(h, false), 0)
                        .getSolver()
                        .solve(new ArrayRealVector(g, false))
                        .toArray();
            } catch (MathRuntimeException e) {
                return new Fit(b, iteration, 2 * iteration, since(begin), reason(e));
            }
            boolean small = true;
            for (int i = 0; i < b.length; i++) {
                b[i] -= step[i];
                small &= Math.abs(step[i]) <= 1e-14 * Math.abs(b[i]);
            }
            if (small) return new Fit(b, iteration, 2 * iteration, since(begin), "");
        }
        return new Fit(b, 100, 200, since(begin), "100 iterations");
    }

    /** Gradient descent with momentum, each parameter scaled by its start; the step is halved where the sum grows. */
    private static Fit gradientDescent(Model model, Problem problem, double[] start) {
        int limit = 5_000;
        double[] b = start.clone();
        double[] velocity = new double[b.length];
        double[] x = problem.x();
        double[] y = problem.y();
        double sum = model.squares().of(b, x, y);
        double rate = 1e-3 / sum;
        int evaluations = 1;
        long begin = System.nanoTime();
        for (int iteration = 0; iteration < limit; iteration++) {
            double[] g = model.gradient().of(b, x, y);
            double[] next = new double[b.length];
            for (int i = 0; i < b.length; i++) {
                velocity[i] = 0.9 * velocity[i] - rate * start[i] * start[i] * g[i];
                next[i] = b[i] + velocity[i];
            }
            double after = model.squares().of(next, x, y);
            evaluations += 2;
            if (after <= sum) {
                b = next;
                sum = after;
                rate *= 1.05;
            } else {
                velocity = new double[b.length];
                rate /= 2;
            }
        }
        return new Fit(b, limit, evaluations, since(begin), limit + " iterations");
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) * 1e-6;
    }

    private static String reason(Exception e) {
        return e.getMessage().replaceAll("[\\d,]+ ?", "").toLowerCase(java.util.Locale.ROOT);
    }
}
