package org.wengert.adapters.ejml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengert.GradientCheck;

/** Each pullback against differences of the library's function, in all entries of all matrices. */
class PullbacksTest {
    private final Random random = new Random(1);

    private double[][] matrix(int rows, int columns) {
        double[][] a = new double[rows][];
        for (int i = 0; i < rows; i++) a[i] = random.doubles(columns, -1, 1).toArray();
        return a;
    }

    private static DMatrixRMaj of(double[][] a) {
        return new DMatrixRMaj(a);
    }

    private static double[][] rows(DMatrixRMaj a) {
        double[][] rows = new double[a.numRows][a.numCols];
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < a.numCols; j++) rows[i][j] = a.get(i, j);
        }
        return rows;
    }

    private interface Operation {
        void apply(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c);
    }

    /** A function of two matrices that writes a third, and its cotangents {ā, b̄, c̄} for a seed. */
    private void check(
            double[][] a, double[][] b, double[][] c, Operation operation, Function<DMatrixRMaj, DMatrixRMaj[]> apply) {
        double[][][] all = {a, b, c};
        GradientCheck.of(
                        (double[][][] x) -> {
                            DMatrixRMaj result = of(x[2]);
                            operation.apply(of(x[0]), of(x[1]), result);
                            return rows(result);
                        },
                        all)
                .pullback(w -> {
                    DMatrixRMaj[] bars = apply.apply(of(w));
                    return new double[][][] {rows(bars[0]), rows(bars[1]), rows(bars[2])};
                })
                .check();
    }

    @Test
    void products() {
        double[][] c = matrix(2, 4);
        double[][] a = matrix(2, 3);
        double[][] b = matrix(3, 4);
        double[][] aT = matrix(3, 2);
        double[][] bT = matrix(4, 3);
        var mult = MultPullback.of(of(a), of(b), of(c));
        check(a, b, c, CommonOps_DDRM::mult, w -> {
            var g = mult.apply(new MultPullback.Outputs(w));
            return new DMatrixRMaj[] {g.a(), g.b(), g.c()};
        });
        var transA = MultTransAPullback.of(of(aT), of(b), of(c));
        check(aT, b, c, CommonOps_DDRM::multTransA, w -> {
            var g = transA.apply(new MultTransAPullback.Outputs(w));
            return new DMatrixRMaj[] {g.a(), g.b(), g.c()};
        });
        var transB = MultTransBPullback.of(of(a), of(bT), of(c));
        check(a, bT, c, CommonOps_DDRM::multTransB, w -> {
            var g = transB.apply(new MultTransBPullback.Outputs(w));
            return new DMatrixRMaj[] {g.a(), g.b(), g.c()};
        });
        var transAB = MultTransABPullback.of(of(aT), of(bT), of(c));
        check(aT, bT, c, CommonOps_DDRM::multTransAB, w -> {
            var g = transAB.apply(new MultTransABPullback.Outputs(w));
            return new DMatrixRMaj[] {g.a(), g.b(), g.c()};
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20})
    void solve(int n) {
        double[][] a = matrix(n, n);
        double[][] b = matrix(n, 2);
        double[][] x = matrix(n, 2);
        var pullback = SolvePullback.of(of(a), of(b), of(x));
        DMatrixRMaj expected = new DMatrixRMaj(n, 2);
        CommonOps_DDRM.solve(of(a), of(b), expected);
        assertArrayEquals(expected.data, pullback.value().x().data);
        check(a, b, x, CommonOps_DDRM::solve, w -> {
            var g = pullback.apply(new SolvePullback.Outputs(w));
            return new DMatrixRMaj[] {g.a(), g.b(), g.x()};
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void invert(int n) {
        double[][] a = matrix(n, n);
        double[][] y = matrix(n, n);
        var pullback = InvertPullback.of(of(a), of(y));
        check(a, new double[1][1], y, (m, unused, result) -> CommonOps_DDRM.invert(m, result), w -> {
            var g = pullback.apply(new InvertPullback.Outputs(w));
            return new DMatrixRMaj[] {g.mat(), new DMatrixRMaj(1, 1), g.result()};
        });
    }

    private static void checkDeterminant(double[][] a) {
        var pullback = DetPullback.of(of(a));
        GradientCheck.of((double[][] m) -> CommonOps_DDRM.det(of(m)), a)
                .gradient(rows(pullback.apply(1).mat()))
                .check();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void determinant(int n) {
        checkDeterminant(matrix(n, n));
    }

    /** It is a polynomial, so there is a derivative where there is no inverse. */
    @Test
    void determinantOfASingularMatrix() {
        checkDeterminant(new double[][] {{1, 2, 3}, {2, 4, 6}, {1, 0, 1}});
        checkDeterminant(new double[2][2]);
    }

    @Test
    void aSingularMatrixIsNotSolvedFor() {
        DMatrixRMaj zero = new DMatrixRMaj(2, 2);
        var solve = SolvePullback.of(zero, zero, zero);
        assertThrows(SingularMatrixException.class, () -> solve.apply(new SolvePullback.Outputs(zero)));
        var invert = InvertPullback.of(zero, zero);
        assertThrows(SingularMatrixException.class, () -> invert.apply(new InvertPullback.Outputs(zero)));
        DMatrixRMaj tall = new DMatrixRMaj(3, 2);
        assertThrows(IllegalArgumentException.class, () -> SolvePullback.of(tall, new DMatrixRMaj(3, 1), zero));
    }

    @Test
    void tangents() {
        DMatrixRMaj a = of(matrix(2, 3));
        a.reshape(1, 3);
        DMatrixRMaj copy = MatrixTangent.copy(a);
        MatrixTangent.add(copy, a);
        assertEquals(3, MatrixTangent.entries(a).length);
        assertArrayEquals(new double[3], MatrixTangent.entries(MatrixTangent.zero(a)));
        for (int i = 0; i < 3; i++) assertEquals(2 * a.get(i), MatrixTangent.entries(copy)[i]);
    }
}
