package org.wengert.samples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.wengert.GradientCheck;

/** The generated gradients at small sizes, beside finite differences and the ones written by hand. */
class GradientsTest {
    @Test
    void gmm() {
        Gmm10 b = new Gmm10(4, 3, 5);
        double[] gradient = flat(b.gradient());
        check(
                point -> {
                    Flat at = Flat.reader(point);
                    return Primals.gmm(at.like(b.alpha), at.like(b.mu), at.like(b.q), at.like(b.l), b.x, b.gamma, b.m);
                },
                Flat.of(b.alpha, b.mu, b.q, b.l),
                gradient);
        assertSame(gradient, flat(b.handWritten()));
    }

    private static double[] flat(PrimalsGmm.Gradient gradient) {
        return Flat.of(gradient.alpha(), gradient.mu(), gradient.q(), gradient.l());
    }

    @Test
    void reprojectionError() {
        Ba b = new Ba(3);
        for (int i = 0; i < b.cameras.length; i++) {
            double[] feature = b.features[i];
            PrimalsReprojectionError.Jacobian jacobian =
                    PrimalsReprojectionError.jacobian(b.cameras[i], b.points[i], b.weights[i], feature);
            double[][] rows = new double[2][];
            for (int k = 0; k < 2; k++) {
                rows[k] = Flat.of(jacobian.camera()[k], jacobian.point()[k], jacobian.weight()[k]);
            }
            GradientCheck.of(
                            x -> Primals.reprojectionError(
                                    Arrays.copyOf(x, 11), Arrays.copyOfRange(x, 11, 14), x[14], feature),
                            Flat.of(b.cameras[i], b.points[i], b.weights[i]))
                    .jacobian(rows)
                    .check();
            double[][] camera = new double[2][11];
            double[][] point = new double[2][3];
            double[][] weight = new double[2][1];
            Ba.jacobian(b.cameras[i], b.points[i], b.weights[i], feature, camera, point, weight);
            for (int k = 0; k < 2; k++) assertSame(rows[k], Flat.of(camera[k], point[k], weight[k]));
        }
    }

    @Test
    void lstm() {
        Lstm b = new Lstm(2, 3, 5);
        PrimalsLstm.Gradient gradient = b.gradient();
        check(
                point -> {
                    Flat at = Flat.reader(point);
                    return Primals.lstm(at.like(b.main), at.like(b.extra), b.state, b.sequence);
                },
                Flat.of(b.main, b.extra),
                flat(gradient));
        assertSame(flat(gradient), flat(b.handWritten()));
    }

    private static double[] flat(PrimalsLstm.Gradient gradient) {
        return Flat.of(gradient.main(), gradient.extra());
    }

    @Test
    void scalarLoop() {
        ScalarLoop b = new ScalarLoop(9);
        check(point -> Primals.scalarLoop(point[0], b.n), Flat.of(b.x), Flat.of(b.gradient()));
        assertSame(Flat.of(b.gradient()), Flat.of(b.handWritten()));
        others(Flat.of(b.gradient()), Flat.of(b.finiteDifferences()), Flat.of(b.hipparchus()), Flat.of(b.tape()));
    }

    @Test
    void heat() {
        Heat b = new Heat(9, 6);
        double[] gradient = flat(b.gradient());
        check(
                point -> {
                    Flat at = Flat.reader(point);
                    return Primals.heat(at.like(b.u0), at.number(), b.steps);
                },
                Flat.of(b.u0, b.k),
                gradient);
        assertSame(gradient, flat(b.handWritten()));
    }

    private static double[] flat(PrimalsHeat.Gradient gradient) {
        return Flat.of(gradient.u0(), gradient.k());
    }

    @Test
    void mlp() {
        Mlp b = new Mlp(5, 6, 4, 3);
        double[] gradient = flat(b.gradient());
        check(
                point -> {
                    Flat at = Flat.reader(point);
                    return Primals.mlp(at.like(b.weights), at.like(b.biases), at.like(b.x), b.target);
                },
                Flat.of(b.weights, b.biases, b.x),
                gradient);
        assertSame(gradient, flat(b.handWritten()));
    }

    private static double[] flat(PrimalsMlp.Gradient gradient) {
        return Flat.of(gradient.weights(), gradient.biases(), gradient.x());
    }

    @Test
    void rosenbrock() {
        Rosenbrock b = new Rosenbrock(8);
        check(Primals::rosenbrock, b.x, b.gradient());
        assertSame(b.gradient(), b.handWritten());
        others(b.gradient(), b.finiteDifferences(), b.hipparchus(), b.tape());
    }

    @Test
    void logSumExp() {
        Lse b = new Lse();
        b.n = 9;
        b.setUp();
        check(Primals::logSumExp, b.x, b.gradient());
        assertSame(b.gradient(), b.handWritten());
        LseOthers others = new LseOthers(9);
        others(b.gradient(), others.finiteDifferences(), others.hipparchus(), others.tape());
    }

    @Test
    void leastSquares() {
        Llsq b = new Llsq(7, 5);
        check(x -> Primals.leastSquares(x, b.n), b.x, b.gradient());
        assertSame(b.gradient(), b.handWritten());
    }

    @Test
    void ode() {
        Ode b = new Ode(6, 3);
        check(x -> Primals.ode(x, b.steps)[x.length - 1], b.x, b.gradient());
        assertSame(b.gradient(), b.handWritten());
    }

    @Test
    void determinant() {
        Det b = new Det(4);
        check(x -> Primals.determinant(x, b.n), b.a, b.gradient());
        assertSame(b.gradient(), b.handWritten());
        others(b.gradient(), b.finiteDifferences(), b.hipparchus(), b.tape());
        assertSame(b.gradient(), new Det(4).reused());
    }

    @Test
    void pendulums() {
        Pendulums b = new Pendulums();
        b.steps = 1500;
        b.setUp(3);
        PendulumsEnergy.Gradient gradient = b.gradient();
        check(
                point -> {
                    Flat at = Flat.reader(point);
                    return Pendulums.energy(at.like(b.start), at.number(), b.steps);
                },
                Flat.of(b.start, b.coupling),
                Flat.of(gradient.start(), gradient.coupling()));
        assertSame(gradient.start(), b.reused());
    }

    /** Central differences, and what other tools say. */
    private static void others(double[] gradient, double[] differences, double[] hipparchus, double[] tape) {
        assertSame(gradient, hipparchus);
        assertSame(gradient, tape);
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
        assertArrayEquals(gradient, differences, 1e-5 * largest);
    }

    /** The derivative of the gradient in the direction that the benchmark takes. */
    @Test
    void hessianVectorProducts() {
        second(new Rosenbrock(8), b -> b.x, b -> b.xDot, Rosenbrock::gradient, Rosenbrock::hessianVectorProduct);
        second(new Llsq(7, 5), b -> b.x, b -> b.xDot, Llsq::gradient, Llsq::hessianVectorProduct);
        second(new Det(4), b -> b.a, b -> b.direction, Det::gradient, Det::hessianVectorProduct);
        Lse lse = new Lse();
        lse.n = 9;
        lse.setUp();
        second(lse, b -> b.x, b -> b.xDot, Lse::gradient, Lse::hessianVectorProduct);
        Heat heat = new Heat(9, 6);
        second(
                heat,
                new double[][] {heat.u0},
                new double[][] {heat.u0Dot},
                b -> flat(b.gradient()),
                b -> flat(b.hessianVectorProduct()),
                step -> heat.k = 0.2 + step * heat.kDot);
        Mlp mlp = new Mlp(5, 6, 4, 3);
        second(
                mlp,
                rows(mlp.weights, mlp.biases, mlp.x),
                rows(mlp.weightsDot, mlp.biasesDot, mlp.xDot),
                b -> flat(b.gradient()),
                b -> flat(b.hessianVectorProduct()),
                step -> {});
        Lstm lstm = new Lstm(2, 3, 5);
        second(
                lstm,
                rows(lstm.main, lstm.extra),
                rows(lstm.mainDot, lstm.extraDot),
                b -> flat(b.gradient()),
                b -> flat(b.hessianVectorProduct()),
                step -> {});
        Gmm10 gmm = new Gmm10(4, 3, 5);
        second(
                gmm,
                rows(gmm.alpha, gmm.mu, gmm.q, gmm.l),
                rows(gmm.alphaDot, gmm.muDot, gmm.qDot, gmm.lDot),
                b -> flat(b.gradient()),
                b -> flat(b.hessianVectorProduct()),
                step -> {});
        KMeans kMeans = nearCentroids();
        second(
                kMeans,
                kMeans.centroids,
                kMeans.centroidsDot,
                b -> Flat.of((Object) b.gradient()),
                b -> Flat.of((Object) b.hessianVectorProduct()),
                step -> {});
        ScalarLoop scalar = new ScalarLoop(9);
        second(
                scalar,
                new double[0][],
                new double[0][],
                b -> Flat.of(b.gradient()),
                b -> Flat.of(b.hessianVectorProduct()),
                step -> scalar.x = 1.3 + step * 0.7);
    }

    private static <B> void second(
            B benchmark,
            Function<B, double[]> x,
            Function<B, double[]> xDot,
            Function<B, double[]> gradient,
            Function<B, double[]> product) {
        double[][] at = {x.apply(benchmark)};
        second(benchmark, at, new double[][] {xDot.apply(benchmark)}, gradient, product, step -> {});
    }

    private static <B> void second(
            B benchmark,
            double[][] x,
            double[][] xDot,
            Function<B, double[]> gradient,
            Function<B, double[]> product,
            DoubleConsumer move) {
        double[] expected = product.apply(benchmark);
        double h = 1e-5;
        double[][] start = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        double[][] ends = new double[2][];
        for (int side = 0; side < 2; side++) {
            double step = side == 0 ? h : -h;
            for (int i = 0; i < x.length; i++)
                for (int k = 0; k < x[i].length; k++) x[i][k] = start[i][k] + step * xDot[i][k];
            move.accept(step);
            ends[side] = gradient.apply(benchmark);
        }
        double[] differences = new double[expected.length];
        for (int i = 0; i < expected.length; i++) differences[i] = (ends[0][i] - ends[1][i]) / (2 * h);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertArrayEquals(differences, expected, 1e-6 * largest);
    }

    /** All rows of arrays, one after the other. */
    private static double[][] rows(Object... arrays) {
        List<double[]> all = new ArrayList<>();
        for (Object array : arrays) {
            if (array instanceof double[] row) all.add(row);
            else all.addAll(List.of(rows((Object[]) array)));
        }
        return all.toArray(double[][]::new);
    }

    @Test
    void kMeans() {
        KMeans b = nearCentroids();
        double[] gradient = Flat.of((Object) b.gradient());
        check(
                point -> Primals.kMeans(b.points, Flat.reader(point).like(b.centroids)),
                Flat.of((Object) b.centroids),
                gradient);
        assertSame(gradient, Flat.of((Object) b.handWritten()));
        assertSame(Flat.of((Object) b.direction()), Flat.of((Object) b.handWrittenDirection()));
    }

    /** Near a centroid each, so that a small step does not change which one is the nearest. */
    private static KMeans nearCentroids() {
        KMeans b = new KMeans(3, 8, 2);
        for (int i = 0; i < b.points.length; i++) {
            for (int j = 0; j < 2; j++) b.points[i][j] = b.centroids[i % 3][j] + 0.01 * b.points[i][j];
        }
        return b;
    }

    @Test
    void reusedPullbacksGiveTheSame() {
        assertSame(new Rosenbrock(8).gradient(), new Rosenbrock(8).reused());
        assertSame(new Ode(6, 3).gradient(), new Ode(6, 3).reused());
        assertSame(new Llsq(7, 5).gradient(), new Llsq(7, 5).reused());
        assertSame(new Heat(9, 6).gradient().u0(), new Heat(9, 6).reused());
        assertSame(new Mlp(5, 6, 4, 3).gradient().x(), new Mlp(5, 6, 4, 3).reused());
        assertSame(Flat.of((Object) new Lstm(2, 3, 5).gradient().main()), Flat.of((Object) new Lstm(2, 3, 5).reused()));
        assertSame(Flat.of((Object) new Gmm10(4, 3, 5).gradient().l()), Flat.of((Object) new Gmm10(4, 3, 5).reused()));
        assertSame(Flat.of((Object) new KMeans(3, 8, 2).gradient()), Flat.of((Object) new KMeans(3, 8, 2).reused()));
    }

    private static void check(ToDoubleFunction<double[]> f, double[] x, double[] gradient) {
        GradientCheck.of(f::applyAsDouble, x).gradient(gradient).check();
    }

    /** To 1e-9 of the largest entry. */
    private static void assertSame(double[] expected, double[] got) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertEquals(expected.length, got.length);
        assertArrayEquals(expected, got, 1e-9 * largest);
    }
}
