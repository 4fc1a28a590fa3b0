package org.wengert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.wengert.GradientCheck.Report;

class GradientCheckTest {
    private static double rosenbrock(double[] x) {
        double a = 1 - x[0];
        double b = x[1] - x[0] * x[0];
        return a * a + 100 * b * b;
    }

    private static double[] rosenbrockGradient(double[] x) {
        double b = x[1] - x[0] * x[0];
        return new double[] {-2 * (1 - x[0]) - 400 * x[0] * b, 200 * b};
    }

    private static double[] polar(double[] x) {
        return new double[] {x[0] * Math.cos(x[1]), x[0] * Math.sin(x[1])};
    }

    private static double[][] polarJacobian(double[] x) {
        double cos = Math.cos(x[1]);
        double sin = Math.sin(x[1]);
        return new double[][] {{cos, -x[0] * sin}, {sin, x[0] * cos}};
    }

    private final double[] point = {-1.2, 1};

    @Test
    void aRightGradientPasses() {
        Report report = GradientCheck.gradient(GradientCheckTest::rosenbrock, point, rosenbrockGradient(point));
        report.orThrow();
        assertTrue(report.error() < 1e-9, report::toString);
        assertTrue(report.toString().startsWith("passed: x["), report::toString);
    }

    @Test
    void aWrongEntryIsNamed() {
        double[] wrong = rosenbrockGradient(point);
        wrong[1] *= 1.001;
        Report report = GradientCheck.gradient(GradientCheckTest::rosenbrock, point, wrong);
        assertFalse(report.passed());
        assertEquals("x[1]", report.where());
        assertEquals(1e-3, report.error(), 1e-6);
        AssertionError error = assertThrows(AssertionError.class, report::orThrow);
        assertTrue(error.getMessage().startsWith("FAILED: x[1]: expected -87.99"), error::getMessage);
    }

    @Test
    void whatIsNoNumberFails() {
        assertFalse(GradientCheck.gradient(x -> x[0], new double[] {1}, new double[] {Double.NaN})
                .passed());
        assertFalse(GradientCheck.gradient(x -> Math.log(x[0]), new double[] {-1}, new double[] {Double.NaN})
                .passed());
        assertFalse(GradientCheck.gradient(x -> x[0], new double[] {1}, new double[] {Double.POSITIVE_INFINITY})
                .passed());
    }

    @Test
    void anEntryWithoutFiniteDifferenceIsNotForgotten() {
        Report report = GradientCheck.gradient(x -> Math.sqrt(x[0]) + x[1], new double[] {0, 1}, new double[] {1, 1});
        assertEquals("x[0]", report.where());
        assertFalse(report.passed());
    }

    @Test
    void aConstantHasTheGradientZeroOnly() {
        assertTrue(GradientCheck.gradient(x -> 5, new double[] {1, 2}, new double[] {0, 0})
                .passed());
        assertFalse(GradientCheck.gradient(x -> 5, new double[] {1, 2}, new double[] {0, 1})
                .passed());
    }

    @Test
    void noEntriesPass() {
        assertTrue(GradientCheck.gradient(x -> 5, new double[0], new double[0]).passed());
    }

    @Test
    void jacobian() {
        double[] x = {2, 0.7};
        double[][] jacobian = polarJacobian(x);
        GradientCheck.jacobian(GradientCheckTest::polar, x, jacobian, 1e-8).orThrow();
        jacobian[1][0] = -jacobian[1][0];
        Report report = GradientCheck.jacobian(GradientCheckTest::polar, x, jacobian, 1e-8);
        assertEquals("y[1]/x[0]", report.where());
        assertFalse(report.passed());
    }

    @Test
    void pushforward() {
        double[] x = {2, 0.7};
        double[] v = {0.3, -1.1};
        double[] jv = times(polarJacobian(x), v);
        GradientCheck.pushforward(GradientCheckTest::polar, x, v, jv, 1e-8).orThrow();
        jv[0] += 0.1;
        assertFalse(GradientCheck.pushforward(GradientCheckTest::polar, x, v, jv, 1e-8)
                .passed());
    }

    @Test
    void transpose() {
        double[][] j = {{1, 2, 3}, {4, 5, 6}};
        double[] w = {0.5, -2};
        double[] v = {1, 0.25, -3};
        double[] jtw = new double[3];
        for (int row = 0; row < 2; row++) for (int i = 0; i < 3; i++) jtw[i] += j[row][i] * w[row];
        GradientCheck.transpose(w, times(j, v), jtw, v).orThrow();
        jtw[1] += 1e-6;
        Report report = GradientCheck.transpose(w, times(j, v), jtw, v);
        assertFalse(report.passed());
        assertEquals("FAILED: ⟨w, J v⟩ against ⟨Jᵀ w, v⟩", report.toString().substring(0, 34));
    }

    @Test
    void lengthsMustAgree() {
        assertThrows(
                IllegalArgumentException.class,
                () -> GradientCheck.gradient(x -> x[0], new double[] {1}, new double[] {1, 0}));
    }

    private static double[] times(double[][] j, double[] v) {
        double[] jv = new double[j.length];
        for (int row = 0; row < j.length; row++) for (int i = 0; i < v.length; i++) jv[row] += j[row][i] * v[i];
        return jv;
    }
}
