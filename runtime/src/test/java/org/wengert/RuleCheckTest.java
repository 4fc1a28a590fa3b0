package org.wengert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wengert.Partials.partials;

import org.junit.jupiter.api.Test;

/** Rules in both forms. */
class RuleCheckTest {
    static final class Special {
        static double logistic(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        static double power(double x, int n) {
            return Math.pow(x, n);
        }

        static float half(float x) {
            return 0.5f * x * x;
        }

        static double half(double x) {
            return 0.5 * x * x;
        }
    }

    @DerivativesOf(Special.class)
    static final class SpecialDerivatives {
        static double[] logistic(double x, @Result double y) {
            return partials(y * (1 - y));
        }

        static double[] power(double x, int n) {
            return partials(n * Math.pow(x, n - 1));
        }

        static double[] half(double x) {
            return partials(x);
        }

        static double[] half(float x) {
            return partials(1.1 * x);
        }
    }

    @Test
    void partials_() {
        GradientCheck.Subject rules = GradientCheck.of(SpecialDerivatives.class, Special.class);
        rules.method("logistic").at(0.3).check();
        rules.method("power").at(1.7, 3).check();
        rules.at(1.7, 3).check();
        rules.method("half").at(1.7).check();
    }

    @Test
    void theOverloadIsThatOfTheArguments() {
        GradientReport report = GradientCheck.of(SpecialDerivatives.class, Special.class)
                .method("half")
                .at(2f)
                .report();
        assertFalse(report.passed());
        assertTrue(
                report.toString().contains("SpecialDerivatives.half(float): 1 of 1 entry is wrong"), report::toString);
    }

    @Test
    void severalRulesNeedAName() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> GradientCheck.of(SpecialDerivatives.class, Special.class).at(1.0));
        assertTrue(e.getMessage().endsWith(": choose by method(…)"), e::getMessage);
    }

    static final class SineDerivatives {
        static double[] sin(double x) {
            return partials(Math.cos(x) + 1e-4);
        }

        static double[] atan2(double y, double x) {
            double square = x * x + y * y;
            return partials(x / square, -y / square);
        }
    }

    @Test
    void rulesForThePlatform() {
        GradientCheck.of(SineDerivatives.class, Math.class).at(1.0, -2.0).check();
        GradientReport report =
                GradientCheck.of(SineDerivatives.class, Math.class).at(1.0).report();
        assertEquals(1e-4 / Math.cos(1), report.worst().error(), 1e-8);
    }

    /** Solves a triangular system of two equations. */
    static final class Triangle {
        static double[] solve(double[][] a, double[] b) {
            double y = b[1] / a[1][1];
            return new double[] {(b[0] - a[0][1] * y) / a[0][0], y};
        }
    }

    private static double wrong;

    @PullbackOf(type = Triangle.class, method = "solve")
    static final class SolvePullback {
        private final double[][] a;
        private final double[] x;

        private SolvePullback(double[][] a, double[] x) {
            this.a = a;
            this.x = x;
        }

        static SolvePullback of(double[][] a, double[] b) {
            return new SolvePullback(a, Triangle.solve(a, b));
        }

        double[] value() {
            return x.clone();
        }

        Gradient apply(double[] seed) {
            double b0 = seed[0] / a[0][0];
            double b1 = (seed[1] - a[0][1] * b0) / a[1][1];
            double[][] aBar = {{-b0 * x[0], -b0 * x[1]}, {0, -b1 * x[1] + wrong}};
            return new Gradient(aBar, new double[] {b0, b1});
        }

        record Gradient(double[][] a, double[] b) {}

        static double[] pushforward(double[][] a, double[] b, double[][] aDot, double[] bDot) {
            double[] x = Triangle.solve(a, b);
            double[] right = bDot.clone();
            right[0] -= aDot[0][0] * x[0] + aDot[0][1] * x[1];
            right[1] -= aDot[1][1] * x[1];
            return Triangle.solve(a, right);
        }
    }

    private final double[][] a = {{2, 1}, {0, 4}};
    private final double[] b = {3, -5};

    @Test
    void aPullback() {
        GradientCheck.of(SolvePullback.class, Triangle.class).at(a, b).check();
    }

    @Test
    void aWrongPullback() {
        wrong = 1e-3;
        try {
            GradientReport report = GradientCheck.of(SolvePullback.class, Triangle.class)
                    .at(a, b)
                    .report();
            assertTrue(report.toString().contains("\n    y[0]/a[1][1]: expected "), report::toString);
            assertFalse(report.passed());
        } finally {
            wrong = 0;
        }
    }

    /** Writes to two arguments. */
    static final class Mixer {
        static void mix(double[] u, double a, double[] v) {
            double t = u[0];
            u[0] = a * v[0];
            v[0] = t * v[0];
        }
    }

    @PullbackOf(type = Mixer.class, method = "mix")
    static final class MixPullback {
        private final double u;
        private final double a;
        private final double v;

        private MixPullback(double u, double a, double v) {
            this.u = u;
            this.a = a;
            this.v = v;
        }

        static MixPullback of(@Overwritten double[] u, double a, @Overwritten double[] v) {
            return new MixPullback(u[0], a, v[0]);
        }

        record Outputs(double[] u, double[] v) {}

        Outputs value() {
            return new Outputs(new double[] {a * v}, new double[] {u * v});
        }

        Gradient apply(Outputs seed) {
            double[] uBar = {v * seed.v[0]};
            double[] vBar = {a * seed.u[0] + u * seed.v[0]};
            return new Gradient(uBar, v * seed.u[0], vBar);
        }

        record Gradient(double[] u, double a, double[] v) {}
    }

    @Test
    void overwrittenArgumentsAreOutputs() {
        GradientReport report = GradientCheck.of(MixPullback.class, Mixer.class)
                .at(new double[] {2}, 3, new double[] {5})
                .check();
        assertEquals(9, report.parts().get(0).compared());
    }
}
