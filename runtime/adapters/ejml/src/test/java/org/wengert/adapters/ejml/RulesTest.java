package org.wengert.adapters.ejml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.ejml.MatrixDimensionException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengert.GradientCheck;

/** Each rule against differences of what it is for, in all entries of all matrices, and the pullback against the pushforward. */
class RulesTest {
    private final Random random = new Random(1);

    private double[] vector(int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    private double[][] matrix(int rows, int columns) {
        double[][] a = new double[rows][];
        for (int i = 0; i < rows; i++) a[i] = vector(columns);
        return a;
    }

    private double[][] positive(int rows, int columns) {
        double[][] a = matrix(rows, columns);
        for (double[] row : a) for (int j = 0; j < columns; j++) row[j] = 0.1 + Math.abs(row[j]);
        return a;
    }

    private double[][] positiveDefinite(int n) {
        double[][] b = matrix(n, n);
        double[][] a = Dense.multTransB(b, b);
        for (int i = 0; i < n; i++) a[i][i] += 0.5;
        return a;
    }

    private static void check(Class<?> rule, String method, Object... arguments) {
        GradientCheck.of(rule, Dense.class)
                .method(method)
                .atAll(arguments)
                .transposeTolerance(1e-9)
                .check();
    }

    @Test
    void products() {
        check(Products.Mult.class, "mult", matrix(2, 3), matrix(3, 4));
        check(Products.MultTransA.class, "multTransA", matrix(3, 2), matrix(3, 4));
        check(Products.MultTransB.class, "multTransB", matrix(2, 3), matrix(4, 3));
        check(Products.MultTransAB.class, "multTransAB", matrix(3, 2), matrix(4, 3));
        check(Products.MultVector.class, "mult", matrix(2, 3), vector(3));
        check(Products.MultTransVector.class, "multTransA", matrix(3, 2), vector(3));
        check(Products.Dot.class, "dot", vector(5), vector(5));
    }

    @Test
    void sums() {
        check(Sums.Add.class, "add", matrix(2, 3), matrix(2, 3));
        check(Sums.Subtract.class, "subtract", matrix(2, 3), matrix(2, 3));
        check(Sums.Scale.class, "scale", 1.7, matrix(2, 3));
        check(Sums.Transpose.class, "transpose", (Object) matrix(2, 3));
        check(Sums.Trace.class, "trace", (Object) matrix(3, 3));
        check(Sums.Trace.class, "trace", (Object) matrix(2, 3));
    }

    @Test
    void elementwise() {
        check(Elementwise.Mult.class, "elementMult", matrix(2, 3), matrix(2, 3));
        check(Elementwise.Div.class, "elementDiv", matrix(2, 3), positive(2, 3));
        check(Elementwise.Power.class, "elementPower", positive(2, 3), 2.5);
        check(Elementwise.Power.class, "elementPower", positive(2, 3), -1.0);
        check(Elementwise.Exp.class, "elementExp", (Object) matrix(2, 3));
        check(Elementwise.Log.class, "elementLog", (Object) positive(2, 3));
    }

    @Test
    void nothingComesOfAZeroSeed() {
        double[][] zero = {{0}};
        assertEquals(0, new Elementwise.Log(zero).apply(zero)[0][0]);
        assertEquals(0, Elementwise.Power.of(zero, 0.5).apply(zero).a()[0][0]);
        assertEquals(
                0, Elementwise.Power.of(zero, 2).apply(new double[][] {{1}}).p());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20})
    void solutions(int n) {
        check(Equations.Solve.class, "solve", matrix(n, n), vector(n));
        check(Equations.SolveColumns.class, "solve", matrix(n, n), matrix(n, 3));
        check(Equations.SolveSpd.class, "solveSPD", positiveDefinite(n), vector(n));
        check(Equations.LeastSquares.class, "leastSquares", matrix(n + 2, n), vector(n + 2));
        check(Equations.LeastSquares.class, "leastSquares", matrix(n, n), vector(n));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void inversesAndDeterminants(int n) {
        check(Equations.Invert.class, "invert", (Object) matrix(n, n));
        check(Equations.Det.class, "det", (Object) matrix(n, n));
    }

    /** It is a polynomial, so there is a derivative where there is no inverse or a bad one. */
    @Test
    void determinantsOfSingularMatrices() {
        check(Equations.Det.class, "det", (Object) new double[][] {{1, 2, 3}, {2, 4, 6}, {1, 0, 1}});
        check(Equations.Det.class, "det", (Object) new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
        check(Equations.Det.class, "det", (Object) new double[2][2]);
        double[][] bars = Equations.Det.of(new double[][] {{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}, {0.7, 0.8, 0.9}})
                .apply(1);
        assertArrayEquals(new double[] {-0.03, 0.06, -0.03}, bars[0], 1e-15);
    }

    /** Rows and columns in units that are far apart: errors are judged by each entry's own size. */
    @Test
    void badlyScaled() {
        double[] rows = {1e-6, 1, 1e6};
        double[] columns = {1e5, 1, 1e-5};
        double[][] plain = {{2, 0.3, -0.4}, {0.5, 3, 0.2}, {-0.1, 0.6, 1.5}};
        double[] right = {1, -2, 0.5};
        double[] seed = {0.3, 1, -0.7};
        Equations.Gradient expected = Equations.Solve.of(plain, right).apply(seed);
        double[][] scaled = new double[3][3];
        double[] b = new double[3];
        double[] s = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) scaled[i][j] = plain[i][j] * rows[i] * columns[j];
            b[i] = right[i] * rows[i];
            s[i] = seed[i] * columns[i];
        }
        Equations.Gradient actual = Equations.Solve.of(scaled, b).apply(s);
        for (int i = 0; i < 3; i++) {
            assertEquals(1, actual.b()[i] * rows[i] / expected.b()[i], 1e-12);
            for (int j = 0; j < 3; j++)
                assertEquals(1, actual.a()[i][j] * rows[i] * columns[j] / expected.a()[i][j], 1e-12);
        }
    }

    @Test
    void whatTheLibrarySays() {
        double[][] singular = {{1, 2}, {2, 4}};
        double[] b = {1, 1};
        assertThrows(SingularMatrixException.class, () -> Equations.Solve.of(singular, b));
        assertThrows(SingularMatrixException.class, () -> Equations.SolveColumns.of(singular, singular));
        assertThrows(SingularMatrixException.class, () -> Equations.SolveSpd.of(new double[][] {{1, 2}, {2, 1}}, b));
        assertThrows(SingularMatrixException.class, () -> Equations.Invert.of(singular));
        double[][] dependent = {{1, 2}, {2, 4}, {3, 6}};
        assertThrows(SingularMatrixException.class, () -> Equations.LeastSquares.of(dependent, vector(3)));
        double[][] wide = matrix(2, 3);
        assertThrows(MatrixDimensionException.class, () -> Dense.solve(wide, b));
        assertThrows(MatrixDimensionException.class, () -> Dense.leastSquares(wide, b));
        assertThrows(MatrixDimensionException.class, () -> Dense.mult(wide, wide));
        assertThrows(IllegalArgumentException.class, () -> Dense.trace(new double[][] {{1}, {1, 2}}));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20})
    void valuesAreTheLibrarys(int n) {
        double[][] a = matrix(n, n);
        double[][] b = matrix(n, 2);
        DMatrixRMaj x = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.solve(new DMatrixRMaj(a), new DMatrixRMaj(b), x);
        assertArrayEquals(new DMatrixRMaj(Dense.solve(a, b)).data, x.data);
        assertEquals(CommonOps_DDRM.det(new DMatrixRMaj(a)), Dense.det(a));
    }

    @Test
    void tangents() {
        DMatrixRMaj a = new DMatrixRMaj(matrix(2, 3));
        a.reshape(1, 3);
        DMatrixRMaj copy = MatrixTangent.copy(a);
        MatrixTangent.add(copy, a);
        assertEquals(3, MatrixTangent.entries(a).length);
        assertArrayEquals(new double[3], MatrixTangent.entries(MatrixTangent.zero(a)));
        for (int i = 0; i < 3; i++) assertEquals(2 * a.get(i), MatrixTangent.entries(copy)[i]);
    }
}
