package org.wengert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.wengert.GradientReport.Entry;
import org.wengert.GradientReport.Part;

/** What is claimed of functions given as lambdas. */
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
    private final double[] polarPoint = {2, 0.7};

    @Test
    void aRightGradientPasses() {
        GradientReport report = GradientCheck.of(GradientCheckTest::rosenbrock, point)
                .gradient(rosenbrockGradient(point))
                .check();
        assertTrue(report.worst().error() < 1e-9, report::toString);
        assertTrue(report.toString().startsWith("passed: "), report::toString);
        assertTrue(report.toString().contains("\n  gradient: 2 entries"), report::toString);
    }

    @Test
    void aWrongEntryIsNamed() {
        double[] wrong = rosenbrockGradient(point);
        wrong[1] *= 1.001;
        GradientCheck check =
                GradientCheck.of(GradientCheckTest::rosenbrock, point).gradient(wrong);
        Entry worst = check.report().worst();
        assertFalse(worst.passed());
        assertEquals("x[1]", worst.where());
        assertEquals(1e-3, worst.error(), 1e-6);
        assertTrue(worst.step() > 0 && worst.uncertainty() < 1e-9, worst::toString);
        AssertionError error = assertThrows(AssertionError.class, check::check);
        String expected =
                "FAILED: derivative against function\n  gradient: 1 of 2 entries is wrong\n    x[1]: expected -87.99";
        assertEquals(expected, error.getMessage().substring(0, expected.length()));
    }

    @Test
    void theArgumentIsLeftAlone() {
        GradientCheck.of(
                        (double[] x) -> {
                            double product = x[0] * x[1];
                            Arrays.fill(x, 7);
                            return product;
                        },
                        point)
                .gradient(new double[] {1, -1.2})
                .check();
        assertEquals(-1.2, point[0]);
    }

    @Test
    void aFunctionOfANumber() {
        GradientCheck.of(Math::sin, 1.0).gradient(Math.cos(1)).check();
        GradientReport report =
                GradientCheck.of(Math::sin, 1.0).gradient(-Math.cos(1)).report();
        assertEquals("x", report.worst().where());
        assertFalse(report.passed());
    }

    @Test
    void whatIsNoNumberFails() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertFalse(
                    GradientCheck.of(Math::sin, 1.0).gradient(wrong).report().passed());
        }
        assertFalse(
                GradientCheck.of(Math::log, -1.0).gradient(Double.NaN).report().passed());
    }

    @Test
    void aConstantHasTheGradientZeroOnly() {
        assertTrue(GradientCheck.of(x -> 5.0, point)
                .gradient(new double[2])
                .report()
                .passed());
        assertFalse(GradientCheck.of(x -> 5.0, point)
                .gradient(new double[] {0, 1e-3})
                .report()
                .passed());
    }

    @Test
    void roundingOfTheFunctionIsNoError() {
        Function<double[], Double> one = x -> Math.pow(Math.sin(x[0]), 2) + Math.pow(Math.cos(x[0]), 2);
        GradientCheck.of(one, point).gradient(new double[2]).check();
        assertFalse(GradientCheck.of(one, point)
                .gradient(new double[] {1e-5, 0})
                .report()
                .passed());
    }

    @Test
    void noEntriesPass() {
        GradientCheck.of(x -> 5.0, new double[0]).gradient(new double[0]).check();
        GradientCheck.of(x -> new double[0], point).jacobian(new double[0][]).check();
    }

    @Test
    void nothingClaimedIsNoSuccess() {
        assertThrows(
                IllegalStateException.class,
                () -> GradientCheck.of(Math::sin, 1.0).check());
    }

    @Test
    void aGradientOfAnotherShapeFails() {
        GradientReport report = GradientCheck.of(GradientCheckTest::rosenbrock, point)
                .gradient(new double[3])
                .report();
        assertTrue(report.toString().contains("expected length 2, got 3"), report::toString);
        assertFalse(report.passed());
    }

    @Test
    void jacobian() {
        double[][] jacobian = polarJacobian(polarPoint);
        GradientCheck.of(GradientCheckTest::polar, polarPoint)
                .jacobian(jacobian)
                .tolerance(1e-9)
                .check();
        jacobian[1][0] = -jacobian[1][0];
        GradientReport report = GradientCheck.of(GradientCheckTest::polar, polarPoint)
                .jacobian(jacobian)
                .report();
        assertEquals("y[1]/x[0]", report.worst().where());
        assertEquals(1, report.parts().get(0).wrong());
    }

    private static double[] times(double[][] j, double[] v) {
        double[] jv = new double[j.length];
        for (int row = 0; row < j.length; row++) for (int i = 0; i < v.length; i++) jv[row] += j[row][i] * v[i];
        return jv;
    }

    private static double[] transposedTimes(double[][] j, double[] w) {
        double[] jtw = new double[j[0].length];
        for (int row = 0; row < w.length; row++) for (int i = 0; i < jtw.length; i++) jtw[i] += j[row][i] * w[row];
        return jtw;
    }

    @Test
    void bothModes() {
        double[][] j = polarJacobian(polarPoint);
        GradientReport report = GradientCheck.of(GradientCheckTest::polar, polarPoint)
                .pullback(w -> transposedTimes(j, w))
                .pushforward(v -> times(j, v))
                .check();
        assertEquals(
                List.of("pullback", "pushforward", "pullback as the transpose of pushforward"),
                report.parts().stream().map(Part::name).toList());
    }

    @Test
    void theTransposeTestSeesWhatDifferencesCannot() {
        double[][] j = polarJacobian(polarPoint);
        GradientReport report = GradientCheck.of(GradientCheckTest::polar, polarPoint)
                .pullback(w -> transposedTimes(j, w))
                .pushforward(v -> times(j, new double[] {v[0] * (1 + 1e-8), v[1]}))
                .report();
        assertEquals(
                List.of("pullback as the transpose of pushforward"),
                report.parts().stream().filter(p -> !p.passed()).map(Part::name).toList());
    }

    @Test
    void aWrongPullbackIsNamedByResultAndArgument() {
        double[][] j = polarJacobian(polarPoint);
        GradientReport report = GradientCheck.of(GradientCheckTest::polar, polarPoint)
                .pullback(w -> {
                    double[] jtw = transposedTimes(j, w);
                    jtw[1] += w[0];
                    return jtw;
                })
                .report();
        assertTrue(report.toString().contains("\n    y[0]/x[1]: expected "), report::toString);
        assertTrue(report.toString().contains("2 of 6 entries are wrong"), report::toString);
    }

    @Test
    void aPullbackThatIsNotLinearFails() {
        GradientReport report = GradientCheck.of(Math::sin, 1.0)
                .pullback(w -> Math.cos(1) * w * w)
                .report();
        assertEquals("random seed, x", report.worst().where());
        assertFalse(report.passed());
    }

    @Test
    void tablesAndSharedRows() {
        double[] row = {1, 2};
        double[][] x = {row, {3}, row};
        Function<double[][], Double> f = m -> m[0][0] * m[2][0] * m[1][0] + m[2][1];
        double[] bar = {6, 1};
        GradientCheck.of(f, x).gradient(new double[][] {bar, {1}, bar}).check();
        Entry worst = GradientCheck.of(f, x)
                .gradient(new double[][] {bar, {2}, bar})
                .report()
                .worst();
        assertEquals("x[1][0]", worst.where());
    }

    record Point(double x, String name, double[] more) {}

    record PointTangent(double x, double[] more) {}

    @Test
    void recordsWithTheirTangents() {
        Function<Point, Double> f = p -> p.x * p.more[1] * p.name.length();
        Point at = new Point(3, "ab", new double[] {5, 7});
        GradientCheck.of(f, at)
                .gradient(new PointTangent(14, new double[] {0, 6}))
                .check();
        Entry worst = GradientCheck.of(f, at)
                .gradient(new PointTangent(14, new double[] {1, 6}))
                .report()
                .worst();
        assertEquals("x.more[0]", worst.where());
    }

    @Test
    void singlePrecision() {
        Function<float[], Float> f = x -> (float) Math.exp(x[0]) * x[1] + 1000;
        float[] at = {0.3f, 2};
        float e = (float) Math.exp(0.3f);
        GradientCheck.of(f, at).gradient(new float[] {2 * e, e}).check();
        assertFalse(GradientCheck.of(f, at)
                .gradient(new float[] {2.02f * e, e})
                .report()
                .passed());
    }

    @Test
    void singlePrecisionInside() {
        Function<Double, Double> f = x -> (double) (float) Math.sin(x);
        assertFalse(GradientCheck.of(f, 1.0)
                .gradient(Math.cos(1))
                .differences(FiniteDifferences.central(2))
                .report()
                .passed());
        GradientCheck.of(f, 1.0).gradient(Math.cos(1)).singlePrecision().check();
        assertFalse(GradientCheck.of(f, 1.0)
                .gradient(1.01 * Math.cos(1))
                .singlePrecision()
                .report()
                .passed());
    }

    @Test
    void aKinkNearbyIsSteppedBelow() {
        Function<Double, Double> f = x -> Math.abs(x - 1.0001) + x * x;
        GradientReport report = GradientCheck.of(f, 1.0).gradient(1.0).check();
        assertTrue(report.worst().step() < 1e-4, report::toString);
        assertFalse(GradientCheck.of(f, 1.0).gradient(2.0).report().passed());
    }

    @Test
    void aKinkIsSaid() {
        GradientReport report = GradientCheck.of((Double x) -> Math.max(0, x), 0.0)
                .gradient(0.0)
                .report();
        assertTrue(
                report.toString().contains("There is a kink: the slope is 0.00000 on the left, 1.00000 on the right."),
                report::toString);
        GradientCheck.of((Double x) -> Math.max(0, x), 0.0)
                .gradient(0.0)
                .differences(FiniteDifferences.backward(2))
                .check();
    }

    @Test
    void anEdgeOfTheDomainIsSaid() {
        Function<Double, Double> power = x -> Math.pow(x, 1.5);
        GradientReport report = GradientCheck.of(power, 0.0).gradient(0.0).report();
        assertTrue(
                report.toString().contains("defined on one side only: use FiniteDifferences.forward."),
                report::toString);
        GradientCheck.of((Double x) -> Math.pow(x, 3.5), 0.0)
                .gradient(0.0)
                .differences(FiniteDifferences.forward(2))
                .check();
    }

    @Test
    void aFunctionMayThrowAwayFromThePoint() {
        Function<Double, Double> log = x -> {
            if (x <= 0) throw new IllegalArgumentException("x = " + x);
            return Math.log(x);
        };
        GradientCheck.of(log, 0.05).gradient(20.0).check();
        GradientReport report = GradientCheck.of(log, 1e-2)
                .gradient(100.0)
                .differences(FiniteDifferences.central(2).step(1))
                .report();
        assertTrue(
                report.toString().contains("It throws java.lang.IllegalArgumentException: x = -0.99"),
                report::toString);
    }

    @Test
    void noiseIsSaid() {
        Function<Double, Double> noisy = x -> Math.rint(Math.sin(x) * 1e6) / 1e6;
        GradientReport report =
                GradientCheck.of(noisy, 1.0).gradient(Math.cos(1) * (1 + 1e-5)).report();
        assertTrue(report.toString().contains("The difference itself is uncertain"), report::toString);
        GradientCheck.of(noisy, 1.0)
                .gradient(Math.cos(1))
                .differences(FiniteDifferences.richardson().noise(1e-6))
                .tolerance(1e-4)
                .check();
    }

    @Test
    void aFunctionThatIsNotDeterministicIsFound() {
        Random random = new Random(5);
        GradientReport report = GradientCheck.of((Double x) -> x + random.nextDouble(), 1.0)
                .gradient(1.0)
                .report();
        assertTrue(report.toString().contains("value of a second call: 1 of 1 entry is wrong"), report::toString);
    }

    @Test
    void someEntriesOfMany() {
        double[] x = new double[1000];
        Arrays.setAll(x, i -> 1 + i % 7);
        double[] gradient = Arrays.stream(x).map(d -> 2 * d).toArray();
        Function<double[], Double> square =
                y -> Arrays.stream(y).map(d -> d * d).sum();
        GradientReport report =
                GradientCheck.of(square, x).gradient(gradient).entries(10).check();
        assertEquals(11, report.parts().get(0).compared());
        gradient[500] = 0;
        Entry worst = GradientCheck.of(square, x)
                .gradient(gradient)
                .entries(10)
                .report()
                .worst();
        assertEquals("random direction", worst.where());
        assertFalse(worst.passed());
    }

    @Test
    void equalSeedsGiveEqualReports() {
        GradientCheck check =
                GradientCheck.of(GradientCheckTest::polar, polarPoint).pullback(w -> new double[] {1, w[0]});
        assertEquals(check.seed(7).report().toString(), check.seed(7).report().toString());
    }

    @Test
    void transpose() {
        double[][] j = {{1, 2, 3}, {4, 5, 6}};
        double[] w = {0.5, -2};
        double[] v = {1, 0.25, -3};
        double[] jtw = transposedTimes(j, w);
        GradientCheck.transpose(w, times(j, v), jtw, v).orThrow();
        jtw[1] += 1e-6;
        GradientReport report = GradientCheck.transpose(w, times(j, v), jtw, v);
        assertFalse(report.passed());
        assertEquals("⟨w, J v⟩ against ⟨Jᵀ w, v⟩", report.worst().where());
        assertThrows(IllegalArgumentException.class, () -> GradientCheck.transpose(w, w, v, w));
    }

    @Test
    void whatRoundingLeavesOfTermsThatCancelOutIsNoError() {
        Function<Double, Double> one = x -> Math.sin(x) * Math.sin(x) + Math.cos(x) * Math.cos(x);
        GradientCheck.OfFunction<Double, Double> check =
                GradientCheck.of(one, 0.7).pullback(w -> 0.0);
        check.pushforward(v -> 1e-17 * v).check();
        assertFalse(check.pushforward(v -> 1e-12 * v).report().passed());
    }
}
