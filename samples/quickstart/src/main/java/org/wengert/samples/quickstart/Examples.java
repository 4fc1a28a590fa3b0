package org.wengert.samples.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wengert.samples.quickstart.LayerSum.Gradient;

/** The rows of the table, example by example. */
final class Examples {
    private final List<Row> rows = new ArrayList<>();

    private Examples() {}

    static List<Row> rows() {
        Examples examples = new Examples();
        examples.curves();
        examples.composition();
        examples.layer();
        examples.fit();
        examples.integral();
        return List.copyOf(examples.rows);
    }

    /** A row that tells of the same example as the one above. */
    private void more(String what, double value, double derivative, double reference) {
        add("  " + what, value, derivative, reference);
    }

    private void add(String what, double value, double derivative, double reference) {
        rows.add(Row.of(what, value, derivative, reference));
    }

    private void curves() {
        add("f(x) = 5x + 3 at 10", Curves.f(10), CurvesF.gradient(10), 5);

        CurvesG.ValueAndGradient g = CurvesG.valueAndGradient(1, 1);
        add("g(x, y) = 2x + 3y at (1, 1), in x", g.value(), g.gradient().x(), 2);
        more("in y", g.value(), g.gradient().y(), 3);

        CurvesS.ValueAndGradient s = CurvesS.valueAndGradient(4);
        add("s(x) = 5 sin(x^2) at 4", s.value(), s.gradient(), -38.30637921293538);

        CurvesLoop.ValueAndTangent loop = CurvesLoop.pushforward(1.9, 1);
        add("y = cos(y^pi) ln y, twice, at 1.9, forward", loop.value(), loop.tangent(), -34.03241959914049);
        more("in reverse", loop.value(), CurvesLoop.gradient(1.9), -34.03241959914049);

        CurvesZ.ValueAndGradient z = CurvesZ.valueAndGradient(2, 3);
        add("z = x y + sin x at (2, 3), in x", z.value(), z.gradient().x(), 3 + Math.cos(2));
        more("in y", z.value(), z.gradient().y(), 2);
    }

    /** The second row of the Jacobian, whose columns are the entries of x. */
    private void composition() {
        double[] x = {1, 2};
        double value = Composition.h(x)[1];
        double[] row = CompositionH.jacobian(x)[1];
        add("h = g o f at (1, 2), second row, in x1", value, row[0], 4.0 / 3);
        more("in x2", value, row[1], 5.0 / 6);
        double[] pulledBack = CompositionH.pullback(x).apply(new double[] {0, 1});
        more("in x1, pulled back", value, pulledBack[0], 4.0 / 3);
        more("in x2, pulled back", value, pulledBack[1], 5.0 / 6);
    }

    private void layer() {
        Random random = new Random(42);
        double[][] w = {random.doubles(3).toArray(), random.doubles(3).toArray()};
        double[] b = random.doubles(2).toArray();
        double[] x = {1, 3, 2};
        LayerSum.ValueAndGradient sum = LayerSum.valueAndGradient(w, b, x);
        Gradient gradient = sum.gradient();
        add("sum(W x + b), in W11", sum.value(), gradient.w()[0][0], x[0]);
        for (int k = 1; k < 6; k++) {
            int i = k / 3;
            int j = k % 3;
            more("in W" + (i + 1) + (j + 1), sum.value(), gradient.w()[i][j], x[j]);
        }
        for (int i = 0; i < 2; i++) {
            more("in b" + (i + 1), sum.value(), gradient.b()[i], 1);
        }
        for (int j = 0; j < 3; j++) {
            more("in x" + (j + 1), sum.value(), gradient.x()[j], w[0][j] + w[1][j]);
        }
    }

    private void fit() {
        NoisyRunge samples = NoisyRunge.samples(200, 0.5, 42);
        double[] x = samples.x();
        double[] y = samples.y();
        double[] start = {1, 0, 10};
        RationalModelLoss.ValueAndGradient loss = RationalModelLoss.valueAndGradient(start, x, y);
        double[] reference = RationalModel.gradientByHand(start, x, y);
        add("loss of 1 / (c1 + c2 x + c3 x^2), in c1", loss.value(), loss.gradient()[0], reference[0]);
        more("in c2", loss.value(), loss.gradient()[1], reference[1]);
        more("in c3", loss.value(), loss.gradient()[2], reference[2]);

        GradientDescent descent = new GradientDescent(1e-2, 500);
        double[] found = descent.minimise(c -> RationalModelLoss.gradient(c, x, y), start);
        double[] foundByHand = descent.minimise(c -> RationalModel.gradientByHand(c, x, y), start);
        double least = RationalModel.loss(found, x, y);
        add("loss after 500 steps of descent, found c1", least, found[0], foundByHand[0]);
        more("found c2", least, found[1], foundByHand[1]);
        more("found c3", least, found[2], foundByHand[2]);
    }

    /** The row with the largest error over the times 0, 0.05, … 6.5, relative to the derivative's largest value. */
    private void integral() {
        double largest = 0;
        for (int k = 0; k <= 130; k++) {
            largest = Math.max(largest, Math.abs(Profile.derivativeByHand(0.05 * k)));
        }
        Row worst = null;
        for (int k = 0; k <= 130; k++) {
            double t = 0.05 * k;
            double derivative = ProfileIntegral.gradient(t);
            double reference = Profile.derivativeByHand(t);
            double error = Math.abs(derivative - reference) / largest;
            if (worst == null || !(error <= worst.error())) {
                String what = String.format("integral of a profile, worst at t = %.2f", t);
                worst = new Row(what, Profile.integral(t), derivative, reference, error, 1e-6);
            }
        }
        rows.add(worst);
    }
}
