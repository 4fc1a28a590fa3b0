package org.wengert.samples.witnesses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.analysis.ParametricUnivariateFunction;
import org.hipparchus.analysis.function.Gaussian;
import org.hipparchus.analysis.function.Logistic;
import org.hipparchus.analysis.function.Sigmoid;
import org.junit.jupiter.api.Test;

/** Against the parametric functions of Hipparchus. */
class CurvesTest {
    private static final double[] POINTS = {-3.1, -0.4, 0, 0.7, 2.5, 8};

    @Test
    void gaussian() {
        for (double x : POINTS) {
            CurvesGaussian.ValueAndGradient own = CurvesGaussian.valueAndGradient(x, 2.3, 0.4, 1.7);
            CurvesGaussian.Gradient g = own.gradient();
            check(
                    new Gaussian.Parametric(),
                    x,
                    own.value(),
                    new double[] {2.3, 0.4, 1.7},
                    g.norm(),
                    g.mean(),
                    g.sigma());
        }
    }

    @Test
    void logistic() {
        for (double x : POINTS) {
            CurvesLogistic.ValueAndGradient own = CurvesLogistic.valueAndGradient(x, 3, 0.5, 1.2, 0.8, -1, 1.5);
            CurvesLogistic.Gradient g = own.gradient();
            double[] at = {3, 0.5, 1.2, 0.8, -1, 1.5};
            check(new Logistic.Parametric(), x, own.value(), at, g.k(), g.m(), g.b(), g.q(), g.a(), g.n());
        }
    }

    @Test
    void sigmoid() {
        for (double x : POINTS) {
            CurvesSigmoid.ValueAndGradient own = CurvesSigmoid.valueAndGradient(x, -1, 4);
            CurvesSigmoid.Gradient g = own.gradient();
            check(new Sigmoid.Parametric(), x, own.value(), new double[] {-1, 4}, g.lo(), g.hi());
        }
    }

    private static void check(
            ParametricUnivariateFunction function, double x, double value, double[] at, double... gradient) {
        assertEquals(function.value(x, at), value, 1e-14 * Math.abs(value));
        double[] expected = function.gradient(x, at);
        assertEquals(expected.length, gradient.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i], gradient[i], 1e-13 * Math.abs(expected[i]) + 1e-16, "parameter " + i + " at " + x);
        }
    }
}
