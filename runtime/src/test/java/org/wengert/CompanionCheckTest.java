package org.wengert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wengert.GradientReport.Part;

/** Companions, here written by hand: right ones, and with each mistake that there may be. */
class CompanionCheckTest {
    static final class Springs {
        /** Half of Σ cᵢ (xᵢ − r)², where n says how many there are. */
        static double energy(double[] c, int n, double[] x, double r) {
            double energy = 0;
            for (int i = 0; i < n; i++) energy += 0.5 * c[i] * (x[i] - r) * (x[i] - r);
            return energy;
        }
    }

    /** What goes wrong. */
    private static String mistake = "";

    private static double off(String where, double right) {
        return mistake.equals(where) ? right + 1e-3 : right;
    }

    static final class SpringsEnergy {
        record Gradient(double[] c, double[] x, double r) {}

        record ValueAndGradient(double value, Gradient gradient) {}

        record ValueAndTangent(double value, double tangent) {}

        static Gradient gradient(double[] c, int n, double[] x, double r) {
            double[] xBar = pullback(c, n, x, r).apply(1).x;
            xBar[1] = off("gradient", xBar[1]);
            if (mistake.equals("arguments")) x[0] = 0;
            return new Gradient(
                    pullback(c, n, x, r).apply(1).c, xBar, pullback(c, n, x, r).apply(1).r);
        }

        static ValueAndGradient valueAndGradient(double[] c, int n, double[] x, double r) {
            Pullback pullback = pullback(c, n, x, r);
            return new ValueAndGradient(off("valueAndGradient", Springs.energy(c, n, x, r)), pullback.apply(1));
        }

        static Pullback pullback(double[] c, int n, double[] x, double r) {
            return new Pullback().at(c, n, x, r);
        }

        static ValueAndTangent pushforward(
                double[] c, int n, double[] x, double r, double[] cDot, double[] xDot, double rDot) {
            double tangent = 0;
            for (int i = 0; i < n; i++) {
                tangent += 0.5 * cDot[i] * (x[i] - r) * (x[i] - r)
                        + c[i] * (x[i] - r) * (xDot[i] - off("pushforward", rDot));
            }
            if (mistake.equals("tangent")) xDot[0] = 0;
            return new ValueAndTangent(Springs.energy(c, n, x, r), tangent);
        }

        static final class Pullback {
            private double[] c = {};
            private double[] x = {};
            private double r;
            private int n;
            private double[] xBar = {};

            Pullback at(double[] c, int n, double[] x, double r) {
                if (this.c.length > 0 && mistake.equals("at")) return this;
                this.c = c;
                this.n = n;
                this.x = x;
                this.r = r;
                this.xBar = new double[x.length];
                return this;
            }

            double value() {
                return off("value", Springs.energy(c, n, x, r));
            }

            Gradient apply(double seed) {
                if (!mistake.equals("sharing")) xBar = new double[x.length];
                double[] cBar = new double[c.length];
                double rBar = 0;
                for (int i = 0; i < n; i++) {
                    cBar[i] = seed * 0.5 * (x[i] - r) * (x[i] - r);
                    xBar[i] += seed * c[i] * (x[i] - r);
                    rBar -= xBar[i];
                }
                return new Gradient(cBar, xBar, rBar);
            }

            void accumulate(double seed, double[] cBar, double[] xBar, double[] rBar) {
                Gradient g = apply(seed);
                for (int i = 0; i < n; i++) {
                    cBar[i] = (mistake.equals("accumulate") ? 0 : cBar[i]) + g.c[i];
                    xBar[i] += g.x[i];
                }
                rBar[0] += g.r;
            }
        }

        static Gradient hessianVectorProduct(
                double[] c, int n, double[] x, double r, double[] cDot, double[] xDot, double rDot) {
            double[] cBar = new double[c.length];
            double[] xBar = new double[c.length];
            double rBar = 0;
            for (int i = 0; i < n; i++) {
                double d = off("hessianVectorProduct", xDot[i]) - rDot;
                cBar[i] = (x[i] - r) * d;
                xBar[i] = cDot[i] * (x[i] - r) + c[i] * d;
                rBar -= xBar[i];
            }
            return new Gradient(cBar, xBar, rBar);
        }
    }

    private final double[] c = {2, 3, 0.5};
    private final double[] x = {0.3, -1, 2};

    private GradientCheck check() {
        return GradientCheck.of(SpringsEnergy.class, Springs.class).at(c, 2, x, 0.7);
    }

    private GradientReport reportWith(String planted) {
        mistake = planted;
        try {
            return check().report();
        } finally {
            mistake = "";
        }
    }

    @Test
    void everyMemberIsChecked() {
        GradientReport report = check().check();
        assertEquals(
                List.of(
                        "gradient",
                        "valueAndGradient",
                        "pullback",
                        "accumulate, mean of two calls",
                        "pushforward",
                        "pullback as the transpose of pushforward",
                        "accumulate, mean of two calls as the transpose of pushforward",
                        "value of valueAndGradient",
                        "value of pullback",
                        "pullback a second time",
                        "value of pushforward",
                        "hessianVectorProduct"),
                report.parts().stream().map(Part::name).toList());
        assertTrue(report.toString().startsWith("passed: SpringsEnergy against Springs\n"), report::toString);
        assertArrayEquals(new double[] {0.3, -1, 2}, x);
    }

    private void assertFails(String planted, String part, String where) {
        GradientReport report = reportWith(planted);
        List<Part> wrong = report.parts().stream().filter(p -> !p.passed()).toList();
        assertEquals(part, wrong.isEmpty() ? "none" : wrong.get(0).name(), report::toString);
        assertTrue(wrong.get(0).entries().stream().anyMatch(e -> e.where().equals(where)), report::toString);
    }

    @Test
    void mistakesAreFoundWhereTheyAre() {
        assertFails("gradient", "gradient", "x[1]");
        assertFails("valueAndGradient", "value of valueAndGradient", "y");
        assertFails("value", "value of pullback", "y");
        assertFails("accumulate", "accumulate, mean of two calls", "c[1]");
        assertFails("sharing", "pullback", "random seed, x[1]");
        assertFails("hessianVectorProduct", "hessianVectorProduct", "x[1]/c[0]");
    }

    @Test
    void changedArgumentsAreFound() {
        GradientReport report = reportWith("arguments");
        assertTrue(report.toString().contains("argument 2 was changed: entry 0 from 0.3 to 0.0"), report::toString);
        assertEquals(
                1,
                report.parts().stream()
                        .filter(p -> !p.passed() && p.name().equals("gradient"))
                        .count());
    }

    @Test
    void whatIsNotMovedByAtIsFound() {
        assertFalse(reportWith("at").passed());
    }

    @Test
    void changedTangentsAreFound() {
        GradientReport report = reportWith("tangent");
        assertTrue(report.toString().contains("a tangent was changed: entry 3 from "), report::toString);
    }

    @Test
    void aPushforwardThatIsOffIsNoTranspose() {
        GradientReport report = reportWith("pushforward");
        List<String> wrong =
                report.parts().stream().filter(p -> !p.passed()).map(Part::name).toList();
        assertTrue(wrong.contains("pushforward") && wrong.contains("pullback as the transpose of pushforward"));
    }

    record Gain(double k) {
        double[] apply(double[] u) {
            return Arrays.stream(u).map(d -> k * d * d).toArray();
        }
    }

    record GainTangent(double k) {}

    static final class GainApply {
        record Jacobian(double[][] self, double[][] u) {}

        record ValueAndTangent(double[] value, double[] tangent) {}

        static Jacobian jacobian(Gain self, double[] u) {
            double[][] byU = new double[u.length][u.length];
            double[][] byK = new double[u.length][1];
            for (int i = 0; i < u.length; i++) {
                byU[i][i] = 2 * self.k * u[i];
                byK[i][0] = u[i] * u[i];
            }
            return new Jacobian(byK, byU);
        }

        static ValueAndTangent pushforward(Gain self, double[] u, GainTangent selfDot, double[] uDot) {
            double[] tangent = new double[u.length];
            for (int i = 0; i < u.length; i++) tangent[i] = selfDot.k * u[i] * u[i] + 2 * self.k * u[i] * uDot[i];
            return new ValueAndTangent(self.apply(u), tangent);
        }
    }

    @Test
    void aReceiverIsTheFirstArgument() {
        GradientReport report = GradientCheck.of(GainApply.class, Gain.class)
                .at(new Gain(3), new double[] {1, 2})
                .check();
        assertEquals(6, report.parts().get(0).compared());
        assertThrows(
                IllegalArgumentException.class,
                () -> GradientCheck.of(GainApply.class, Gain.class).at(new double[1]));
    }

    static final class Heat {
        static void step(double[][] u, double a) {
            for (int i = 1; i < u[0].length; i++) u[1][i] = u[0][i] + a * (u[0][i - 1] - u[0][i]);
        }
    }

    static final class HeatStep {
        record ValueAndTangent(double[][] value, double[][] tangent) {}

        static double[][] jacobian(double[][] u, double a) {
            double[][] rows = new double[u[0].length + u[1].length][1];
            for (int i = 1; i < u[0].length; i++) rows[u[0].length + i][0] = u[0][i - 1] - u[0][i];
            return rows;
        }

        static ValueAndTangent pushforward(double[][] u, double a, double aDot) {
            double[][] tangent = new double[2][u[0].length];
            for (int i = 1; i < u[0].length; i++) tangent[1][i] = (u[0][i - 1] - u[0][i]) * aDot;
            double[][] value = {u[0].clone(), u[1].clone()};
            Heat.step(value, a);
            return new ValueAndTangent(value, tangent);
        }
    }

    @Test
    void theOutputOfAVoidMethodIsWhatItWrites() {
        GradientCheck.of(HeatStep.class, Heat.class)
                .at(new double[][] {{1, 2, 4}, {7, 8, 9}}, 0.1)
                .check();
    }

    @Test
    void aVoidMethodMayWriteNothing() {
        GradientCheck.of(HeatStep.class, Heat.class)
                .at(new double[][] {{1}, {7}}, 0.1)
                .check();
    }

    static final class Rows {
        static double[][] times(double[][] x) {
            double[] row = {x[0][0] * x[1][0], x[2][0]};
            return new double[][] {row, row};
        }
    }

    static final class RowsTimes {
        record ValueAndTangent(double[][] value, double[][] tangent) {}

        static double[][] jacobian(double[][] x) {
            double[] product = {x[1][0], x[0][0], x[1][0]};
            double[] last = {1, 0, 1};
            return new double[][] {product, last, product, last};
        }

        static ValueAndTangent pushforward(double[][] x, double[][] xDot) {
            double[] row = {xDot[0][0] * x[1][0] + x[0][0] * xDot[1][0], xDot[2][0]};
            return new ValueAndTangent(Rows.times(x), new double[][] {row, row});
        }

        static Pullback pullback(double[][] x) {
            return new Pullback(x);
        }

        record Pullback(double[][] x) {
            double[][] value() {
                return Rows.times(x);
            }

            double[][] apply(double[][] seed) {
                double product = seed[0][0] + seed[1][0];
                double[] row = {product * x[1][0] + seed[0][1] + seed[1][1]};
                return new double[][] {row, {product * x[0][0]}, row};
            }
        }
    }

    /** The rows of an argument are one, those of a result are two: so are the columns and rows of a Jacobian that has both at each place. */
    @Test
    void sharedRows() {
        double[] row = {2};
        GradientReport report = GradientCheck.of(RowsTimes.class, Rows.class)
                .at(new double[][] {row, {5}, row})
                .check();
        assertEquals(8, report.parts().get(0).compared());
    }

    static final class Many {
        static double sum(double a, double b, double c, double d, double e, double[][] f) {
            return a + b + c + d + e * f[1][0];
        }
    }

    static final class ManySum {
        record ValueAndTangent(double value, double tangent) {}

        static double[][] gradient(double a, double b, double c, double d, double e, double[][] f) {
            return new double[][] {{0}, {e}};
        }

        static ValueAndTangent pushforward(
                double a, double b, double c, double d, double e, double[][] f, double[][] fDot) {
            return new ValueAndTangent(Many.sum(a, b, c, d, e, f), e * fDot[1][0]);
        }
    }

    @Test
    void aTableMayBeTheLastOfManyArguments() {
        GradientCheck.Subject subject = GradientCheck.of(ManySum.class, Many.class);
        subject.at(1, 2, 3, 4, 5, (Object) new double[][] {{6}, {7}}).check();
        subject.at(1, 2, 3, 4, 5, (Object[]) new double[][] {{6}, {7}}).check();
        subject.atAll(new Object[] {1, 2, 3, 4, 5, new double[][] {{6}, {7}}}).check();
    }

    static final class Scale {
        static double by(double a, double b) {
            return a * a * b;
        }
    }

    static final class ByFirst {
        record ValueAndTangent(double value, double tangent) {}

        static double gradient(double a, double b) {
            return 2 * a * b;
        }

        static ValueAndTangent pushforward(double a, double b, double dot) {
            return new ValueAndTangent(Scale.by(a, b), gradient(a, b) * dot);
        }
    }

    @Test
    void whatIsDifferentiatedMayHaveToBeSaid() {
        GradientCheck.Subject subject = GradientCheck.of(ByFirst.class, Scale.class);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> subject.at(2, 3));
        assertEquals(
                "ByFirst may differentiate the parameters [[0], [1]] of Scale.by(double, double): choose by wrt(…)",
                e.getMessage());
        subject.wrt(0).at(2, 3).check();
        assertFalse(subject.wrt(1).at(2, 3).report().passed());
    }

    @Test
    void aMethodThatIsNotThere() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> GradientCheck.of(ByFirst.class, Springs.class).at(1, 2));
        assertTrue(e.getMessage().startsWith("no method of Springs has the parameters of "), e::getMessage);
        assertThrows(
                IllegalArgumentException.class,
                () -> GradientCheck.of(ByFirst.class, Scale.class).method("to").at(1, 2));
    }
}
