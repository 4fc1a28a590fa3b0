package org.wengert.samples.zygote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.wengert.FiniteDifferences;
import org.wengert.GradientCheck;

/** Prints every example of the tutorial with the number that it should give. */
final class Tour {
    /** The references are printed with six digits in the tutorial. */
    private static final double SIX_DIGITS = 2e-5;

    private final List<Row> rows = new ArrayList<>();

    private Tour() {}

    public static void main(String[] args) {
        List<Row> rows = run();
        long wrong = rows.stream().filter(row -> !row.isRight()).count();
        System.out.println();
        System.out.println(rows.size() - wrong + " of " + rows.size() + " results are what they should be.");
        if (wrong > 0) System.exit(1);
    }

    /** Prints all examples, and returns them. */
    static List<Row> run() {
        Tour tour = new Tour();
        tour.scalarFunctions();
        tour.oneLayer();
        tour.underTheHood();
        tour.vectorFunctions();
        tour.matrixFunctions();
        tour.customAdjoints();
        tour.gradientCheck();
        tour.closures();
        tour.temperatures();
        return tour.rows;
    }

    private static void section(String title) {
        System.out.println();
        System.out.println(title);
    }

    private void row(String what, Object is, Object should) {
        add(Row.of(what, is, should));
    }

    private void add(Row row) {
        rows.add(row);
        row.lines().forEach(System.out::println);
    }

    private void scalarFunctions() {
        section("A scalar function: f(x) = 5x + 3, g(x, y) = 2x + 3y");
        row("f(10)", Scalars.f(10), 53.0);
        row("f'(10)", ScalarsF.gradient(10), 5.0);
        ScalarsG.Gradient g = ScalarsG.gradient(1, 1);
        row("gradient(g, 1, 1)", new double[] {g.x(), g.y()}, new double[] {2, 3});
    }

    private void oneLayer() {
        section("A layer: sum(W x + b)");
        double[][] w = {
            {0.12079695301991178, 0.6115448541502737, 0.09264696995665744},
            {0.8365067171503635, 0.4627129686376006, 0.8736777085385143}
        };
        Net net = new Net(w, new double[] {0.24506599042207244, 0.4655635777856233});
        row("agg(net([1, 3, 2]))", net.sum(new double[] {1, 3, 2}), 6.8233560637319375);
        NetSum.Gradient gradient = NetSum.gradient(net, new double[] {1, 2, 3});
        row("gradient with respect to x", gradient.x(), new double[] {
            0.9573036701702753, 1.0742578227878743, 0.9663246784951718
        });
        row("sum(W, dims = 1)", gradient.x(), Matrix.sumsOfColumns(w));
        NetTangent parameters = gradient.self();
        row("grads[W]", parameters.w(), new double[][] {{1, 2, 3}, {1, 2, 3}});
        Net moved = parameters.applyTo(net, -0.01);
        double[][] update = {{0.110797, 0.591545, 0.062647}, {0.826507, 0.442713, 0.843678}};
        add(Row.of("W .-= 0.01 .* grads[W]", moved.w(), update, SIX_DIGITS));
        row("vec(grads[W])", Matrix.vec(parameters.w()), new double[] {1, 1, 2, 2, 3, 3});
        row("vec(grads[b])", parameters.b(), new double[] {1, 1});
    }

    private void underTheHood() {
        section("Under the hood: s(x) = 5 sin(x²) at 4, and its Wengert list, y1 = x^2, y2 = sin(y1), y3 = y2 * 5");
        row("s(4)", Scalars.s(4), -1.4395165833253265);
        row("gradient(s, 4)", ScalarsS.gradient(4), -38.30637921293538);
        ScalarsS.Pullback s = ScalarsS.pullback(4);
        ScalarsW1.Pullback y1 = ScalarsW1.pullback(4);
        ScalarsW2.Pullback y2 = ScalarsW2.pullback(y1.value());
        ScalarsW3.Pullback y3 = ScalarsW3.pullback(y2.value());
        row("y3_val", y3.value(), s.value());
        row("y3_back(1)", y3.apply(1), 5.0);
        row("y2_back(y3_back(1))", y2.apply(y3.apply(1)), -4.788297401616923);
        row("y1_back(y2_back(y3_back(1)))", y1.apply(y2.apply(y3.apply(1))), -38.30637921293538);
    }

    private void vectorFunctions() {
        section("Vector functions: f(x) = (x₁ + x₂, x₁ x₂), g(y) = (exp(y₁ + y₂), ln y₁ + ln y₂), h = g ∘ f at (1, 2)");
        double[] x = {1, 2};
        VectorsF.Pullback f = VectorsF.pullback(x);
        row("f_val", f.value(), new double[] {3, 2});
        row("df(x)", VectorsF.jacobian(x), new double[][] {{1, 1}, {2, 1}});
        row("f_back([1, 0])", f.apply(new double[] {1, 0}), new double[] {1, 1});
        row("f_back([0, 1])", f.apply(new double[] {0, 1}), new double[] {2, 1});
        VectorsG.Pullback g = VectorsG.pullback(f.value());
        VectorsH.Pullback h = VectorsH.pullback(x);
        double[] value = {148.4131591025766, 1.791759469228055};
        row("y2_val", g.value(), value);
        row("h_val", h.value(), value);
        double[] seed = {0, 1};
        double[] expected = {1.3333333333333333, 0.8333333333333333};
        row("h_back([0, 1])", h.apply(seed), expected);
        row("y1_back(y2_back([0, 1]))", f.apply(g.apply(seed)), expected);
        row("dh(x)[2, :]", VectorsH.jacobian(x)[1], Matrix.times(Vectors.dg(Vectors.f(x)), Vectors.df(x))[1]);
    }

    private void matrixFunctions() {
        section("Matrix functions: n(X) = W X .+ b, pulled back along a matrix Δ; the reference is Wᵀ Δ");
        Random random = new Random(1);
        double[][] w = Matrix.random(2, 3, random);
        double[] b = Matrix.random(1, 2, random)[0];
        double[][] x = {
            {0.0947169, 0.474544, 0.585249, 0.336051},
            {0.770825, 0.402985, 0.311854, 0.84953},
            {0.277271, 0.0824026, 0.830371, 0.03958}
        };
        double[][] delta = {{0.0246601, 0.686651, 0.24968, 0.357603}, {0.829612, 0.334416, 0.480006, 0.745095}};
        MatrixLayer.Pullback n = MatrixLayer.pullback(w, b, x);
        row("n_val", n.value(), Matrix.layer(w, b, x));
        row("n_back(Δ)", n.apply(delta).x(), Matrix.times(Matrix.transposed(w), delta));
    }

    private void customAdjoints() {
        section("Custom adjoints: @adjoint add(a, b) = …, Δ -> (Δ, Δ), which prints a line when it runs");
        AdjointsSum.Pullback add = AdjointsSum.pullback(2, 3);
        row("add_val", add.value(), 5.0);
        AdjointsSum.Gradient back = add.apply(2);
        row("add_back(2)", new double[] {back.a(), back.b()}, new double[] {2, 2});
        back = add.apply(1);
        row("add_back(1)", new double[] {back.a(), back.b()}, new double[] {1, 1});
        row("add(2, 3), which prints nothing", Adjoints.sum(2, 3), 5.0);
        row(
                "@adjoint f(x), f_back([0, 1])",
                AdjointsF.pullback(new double[] {1, 2}).apply(new double[] {0, 1}),
                new double[] {2, 1});
    }

    private void gradientCheck() {
        section("Gradcheck: the adjoint of f against finite differences");
        double[] x = {1, 2};
        double[][] jacobian = FiniteDifferences.central(4).jacobian(Adjoints::product, x);
        double[] delta = {0.16439920092321825, 0.6419096254557639};
        row("Jf", AdjointsF.jacobian(x), jacobian);
        double[] pulled = AdjointsF.pullback(x).apply(delta);
        row("f_back(Δ), Δ'*Jf", pulled, Matrix.times(new double[][] {delta}, jacobian)[0]);
        add(Row.of("f_back(Δ)", pulled, new double[] {1.44822, 0.806309}, SIX_DIGITS));
        System.out.println(GradientCheck.of(ProductPullback.class, Adjoints.class)
                .method("product")
                .at((Object) x)
                .check());
    }

    private void closures() {
        section("Closures and functors: addg = let b = 3; a -> a + b end");
        AdderAdd.Pullback addg = AdderAdd.pullback(new Adder(3), 4);
        row("addg_val", addg.value(), 7.0);
        AdderAdd.Gradient back = addg.apply(1);
        row("addg_back(1)", new double[] {back.self().b(), back.a()}, new double[] {1, 1});
        AdderCaptured.Gradient captured = AdderCaptured.gradient(4, 3);
        row("a lambda, (∂b, ∂a)", new double[] {captured.b(), captured.a()}, new double[] {1, 1});

        section("Linear(W, b) and Embedding(W); the references are Δ xᵀ and the sums of the rows of Δ");
        Random random = new Random(2);
        Linear linear = new Linear(Matrix.random(6, 10, random), Matrix.random(1, 6, random)[0]);
        double[][] x = Matrix.random(10, 5, random);
        double[][] delta = {
            {0.572452, 0.767901, 0.571563, 0.745279, 0.253134},
            {0.287731, 0.945394, 0.938737, 0.723804, 0.583865},
            {0.194583, 0.37873, 0.251414, 0.0765259, 0.761624},
            {0.0362843, 0.422349, 0.614106, 0.811824, 0.248025},
            {0.199251, 0.443525, 0.525148, 0.120608, 0.298482},
            {0.775933, 0.112187, 0.361195, 0.314794, 0.93278}
        };
        LinearApply.Gradient l = LinearApply.pullback(linear, x).apply(delta);
        double[][] expected = Matrix.times(delta, Matrix.transposed(x));
        row("l_back(Δ).W", l.self().w(), expected);
        add(Row.of(
                "l_back(Δ).b",
                l.self().b(),
                new double[] {
                    2.9103276961070055,
                    3.479530742962879,
                    1.6628763429402746,
                    2.1325887535448134,
                    1.5870145953699815,
                    2.4968902144330825
                },
                SIX_DIGITS));
        Embedding embedding = new Embedding(linear.w());
        row(
                "Embedding, ∂W",
                EmbeddingApply.pullback(embedding, x).apply(delta).self().w(),
                expected);
    }

    private void temperatures() {
        section("Temperatures: a model of Kelvin and Celsius; the references are written down by hand");
        Random random = new Random(3);
        double[][] places = Matrix.random(100, 10, random);
        for (double[] day : places) Arrays.setAll(day, j -> 273.15 + 20 * day[j]);
        double[] targets =
                Arrays.stream(Matrix.random(1, 100, random)[0]).map(t -> 20 * t).toArray();
        Kelvin[][] cities = Stream.of(places).map(Tour::kelvins).toArray(Kelvin[][]::new);
        Celsius[] there = Arrays.stream(targets).mapToObj(Celsius::new).toArray(Celsius[]::new);
        Kelvin[] b1 = {new Kelvin(7.54), new Kelvin(5.91), new Kelvin(4.09), new Kelvin(9.31), new Kelvin(5.6)};
        Chain model = new Chain(
                new Dense(Matrix.random(5, 10, random), b1),
                new Dense(Matrix.random(1, 5, random), new Kelvin[] {new Kelvin(1.86)}));
        System.out.println("  model(city_temps)[1] is " + model.apply(cities[0])[0] + ", the target " + there[0]
                + ", the loss " + model.loss(cities, there) + " K²");
        ChainTangent g = ChainLoss.gradient(model, cities, there);
        ByHand hand = ByHand.of(
                model, places, Arrays.stream(targets).map(t -> t + 273.15).toArray());
        row("grads[W1]", g.first().w(), hand.w1());
        row("grads[b1]", values(g.first().b()), hand.b1());
        row("grads[W2]", g.second().w()[0], hand.w2());
        row("grads[b2]", values(g.second().b()), new double[] {hand.b2()});
        double before = model.loss(cities, there);
        for (int step = 0; step < 100; step++) {
            model = ChainLoss.gradient(model, cities, there).applyTo(model, -1e-8);
        }
        System.out.printf(
                "  100 steps against the gradient: the loss goes from %.3g K² to %.3g K²%n",
                before, model.loss(cities, there));
    }

    private static Kelvin[] kelvins(double[] temperatures) {
        return Arrays.stream(temperatures).mapToObj(Kelvin::new).toArray(Kelvin[]::new);
    }

    private static double[] values(KelvinTangent[] tangents) {
        return Stream.of(tangents).mapToDouble(KelvinTangent::value).toArray();
    }
}
