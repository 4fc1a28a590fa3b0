package org.wengert.samples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
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
                Flat.of(gradient.main(), gradient.extra()));
    }

    @Test
    void scalarLoop() {
        ScalarLoop b = new ScalarLoop(9);
        check(point -> Primals.scalarLoop(point[0], b.n), Flat.of(b.x), Flat.of(b.gradient()));
        assertSame(Flat.of(b.gradient()), Flat.of(b.handWritten()));
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
    }

    @Test
    void logSumExp() {
        Lse b = new Lse();
        b.n = 9;
        b.setUp();
        check(Primals::logSumExp, b.x, b.gradient());
        assertSame(b.gradient(), b.handWritten());
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
    }

    @Test
    void kMeans() {
        KMeans b = new KMeans(3, 8, 2);
        // Near a centroid, so that a small step does not change which one is the nearest.
        for (int i = 0; i < b.points.length; i++) {
            for (int j = 0; j < 2; j++) b.points[i][j] = b.centroids[i % 3][j] + 0.01 * b.points[i][j];
        }
        double[] gradient = Flat.of((Object) b.gradient());
        check(
                point -> Primals.kMeans(b.points, Flat.reader(point).like(b.centroids)),
                Flat.of((Object) b.centroids),
                gradient);
        assertSame(gradient, Flat.of((Object) b.handWritten()));
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
