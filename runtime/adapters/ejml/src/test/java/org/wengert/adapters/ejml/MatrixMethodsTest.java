package org.wengert.adapters.ejml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.wengert.GradientCheck;

class MatrixMethodsTest {
    private static final double[][] A = {{2, 0.3, 0.5}, {0.3, 1.7, -0.2}, {0.4, -0.2, 2.5}};
    private static final double[][] B = {{1, 0.5, 0.7}, {0.3, 0.9, 0.2}, {0.2, 0.4, 1.1}};
    private static final double[][] WIDE = {{1e6, 2e-3, 3}, {1e-5, 4, 1e-4}, {2, 5e3, 7}};

    private static void check(Class<?> companion, Object... arguments) {
        GradientCheck.of(companion, MatrixMethods.class)
                .atAll(arguments)
                .transposeTolerance(1e-8)
                .check();
    }

    @Test
    void agreeWithDifferences() {
        check(MatrixMethodsProducts.class, A, B);
        check(MatrixMethodsSums.class, A, B, 0.7);
        check(MatrixMethodsElements.class, B, new double[][] {{1, 2, 3}, {1, 2, 1}, {2, 1, 3}}, 1.5);
        for (int n = 0; n < 4; n++) check(MatrixMethodsEntries.class, A, n);
        check(MatrixMethodsSolution.class, A, B);
        check(MatrixMethodsSolution.class, new double[][] {{1, 2}, {0.5, -1}, {3, 0.2}}, new double[][] {{1}, {2}, {-1}
        });
        check(MatrixMethodsInverses.class, (Object) A);
        check(MatrixMethodsDeterminant.class, (Object) A);
        for (int steps = 0; steps < 4; steps++) check(MatrixMethodsRoot.class, A, steps);
    }

    @Test
    void badlyScaledMatrices() {
        double[][] inverse = Dense.invert(WIDE);
        DMatrixRMaj gradient = Dense.matrix(MatrixMethodsDeterminant.gradient(WIDE));
        double det = Dense.det(WIDE);
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                assertEquals(det * inverse[j][i], gradient.get(i, j), 1e-9 * Math.abs(det * inverse[j][i]) + 1e-9);
    }

    @Test
    void singularMatrices() {
        double[][] singular = {{1, 2, 3}, {2, 4, 6}, {1, 0, 1}};
        check(MatrixMethodsDeterminant.class, (Object) singular);
        double[][] zero = new double[2][2];
        DMatrixRMaj x = new DMatrixRMaj(1, 1);
        boolean solved = CommonOps_DDRM.solve(new DMatrixRMaj(zero), new DMatrixRMaj(2, 1), x);
        if (solved) MatrixMethodsSolution.pullback(zero, new double[2][1]);
        else assertThrows(IllegalArgumentException.class, () -> MatrixMethodsSolution.pullback(zero, new double[2][1]));
    }

    @Test
    void matricesAsParametersAndResults() {
        DMatrixRMaj w = new DMatrixRMaj(A);
        DMatrixRMaj x = new DMatrixRMaj(new double[] {0.1, 0.4, -0.3});
        DMatrixRMaj before = w.copy();
        MatrixMethodsLayer.Pullback pullback = MatrixMethodsLayer.pullback(w, x, 0.2);
        DMatrixRMaj value = pullback.value();
        assertArrayEquals(MatrixMethods.layer(w, x, 0.2).data, value.data);
        DMatrixRMaj seed = new DMatrixRMaj(new double[] {1, -2, 0.5});
        MatrixMethodsLayer.Gradient gradient = pullback.apply(seed);
        DMatrixRMaj wDot = new DMatrixRMaj(B);
        DMatrixRMaj xDot = new DMatrixRMaj(new double[] {0.3, 0.2, -0.7});
        DMatrixRMaj tangent =
                MatrixMethodsLayer.pushforward(w, x, 0.2, wDot, xDot, 0.9).tangent();
        double backward = Rows.inner(gradient.w(), wDot) + Rows.inner(gradient.x(), xDot) + 0.9 * gradient.bias();
        assertEquals(Rows.inner(seed, tangent), backward, 1e-12);
        double h = 1e-6;
        for (int i = 0; i < 9; i++) {
            DMatrixRMaj up = w.copy();
            DMatrixRMaj down = w.copy();
            up.data[i] += h;
            down.data[i] -= h;
            double difference = Rows.inner(seed, MatrixMethods.layer(up, x, 0.2))
                    - Rows.inner(seed, MatrixMethods.layer(down, x, 0.2));
            assertEquals(difference / (2 * h), gradient.w().data[i], 1e-7);
        }
        assertArrayEquals(before.data, w.data);
        assertArrayEquals(new double[] {1, -2, 0.5}, seed.data);
        value.data[0] = 7;
        assertFalse(pullback.value().data[0] == 7);
        DMatrixRMaj again = pullback.apply(seed).w();
        assertArrayEquals(gradient.w().data, again.data);
        DMatrixRMaj[] wBar = {again};
        DMatrixRMaj[] xBar = {MatrixTangent.zero(x)};
        pullback.accumulate(seed, wBar, xBar, new double[1]);
        for (int i = 0; i < 9; i++) assertEquals(2 * gradient.w().data[i], wBar[0].data[i]);
        assertArrayEquals(gradient.w().data, again.data);
        assertThrows(IllegalArgumentException.class, () -> pullback.apply(new DMatrixRMaj(2, 1)));
        assertTrue(pullback.at(w, x, 0.2) == pullback);
    }
}
