package org.wengert.adapters.jtransforms;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.jtransforms.dct.DoubleDCT_1D;
import org.jtransforms.dct.DoubleDCT_2D;
import org.jtransforms.dst.DoubleDST_1D;
import org.jtransforms.dst.DoubleDST_2D;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.DoubleFFT_2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengert.GradientCheck;

/** Each pullback against differences of the transform, and against the transform of tangents. */
class TransformsTest {
    private static final boolean[] SCALES = {true, false};

    private final Random random = new Random(1);

    private double[] vector(int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    private double[][] matrix(int rows, int columns) {
        double[][] a = new double[rows][];
        for (int i = 0; i < rows; i++) a[i] = vector(columns);
        return a;
    }

    private static void check(Class<?> rule, String method, Object... arguments) {
        GradientCheck.of(rule, arguments[0].getClass())
                .method(method)
                .atAll(arguments)
                .tolerance(1e-9)
                .transposeTolerance(1e-12)
                .entries(20)
                .check();
    }

    /** Lengths for each of the library's algorithms, and arrays that are longer than the transform. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 9, 15, 16, 64, 210, 211, 422})
    void fourier(int n) {
        DoubleFFT_1D fft = new DoubleFFT_1D(n);
        check(RealForwardPullback.class, "realForward", fft, vector(n));
        check(RealForwardPullback.class, "realForward", fft, vector(n + 3));
        check(RealForwardFromPullback.class, "realForward", fft, vector(n + 5), 3);
        check(ComplexForwardPullback.class, "complexForward", fft, vector(2 * n));
        check(ComplexForwardFromPullback.class, "complexForward", fft, vector(2 * n + 5), 3);
        for (boolean scale : SCALES) {
            check(RealInversePullback.class, "realInverse", fft, vector(n), scale);
            check(RealInverseFromPullback.class, "realInverse", fft, vector(n + 5), 3, scale);
            check(ComplexInversePullback.class, "complexInverse", fft, vector(2 * n), scale);
            check(ComplexInverseFromPullback.class, "complexInverse", fft, vector(2 * n + 5), 3, scale);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 9, 15, 16, 64, 210, 211, 422})
    void cosineAndSine(int n) {
        DoubleDCT_1D cosine = new DoubleDCT_1D(n);
        DoubleDST_1D sine = new DoubleDST_1D(n);
        for (boolean scale : SCALES) {
            check(DctForwardPullback.class, "forward", cosine, vector(n), scale);
            check(DctForwardFromPullback.class, "forward", cosine, vector(n + 5), 3, scale);
            check(DctInversePullback.class, "inverse", cosine, vector(n), scale);
            check(DctInverseFromPullback.class, "inverse", cosine, vector(n + 5), 3, scale);
            check(DstForwardPullback.class, "forward", sine, vector(n), scale);
            check(DstForwardFromPullback.class, "forward", sine, vector(n + 5), 3, scale);
            check(DstInversePullback.class, "inverse", sine, vector(n), scale);
            check(DstInverseFromPullback.class, "inverse", sine, vector(n + 5), 3, scale);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "4, 8", "8, 4", "3, 5", "4, 6", "7, 16"})
    void complexOfMatrices(int rows, int columns) {
        DoubleFFT_2D fft = new DoubleFFT_2D(rows, columns);
        check(ComplexForward2dPullback.class, "complexForward", fft, vector(2 * rows * columns));
        check(ComplexForward2dRowsPullback.class, "complexForward", fft, matrix(rows, 2 * columns));
        for (boolean scale : SCALES) {
            check(ComplexInverse2dPullback.class, "complexInverse", fft, vector(2 * rows * columns), scale);
            check(ComplexInverse2dRowsPullback.class, "complexInverse", fft, matrix(rows, 2 * columns), scale);
        }
    }

    /** The library has these for powers of two only. */
    @ParameterizedTest
    @CsvSource({"2, 2", "4, 8", "8, 4", "16, 2"})
    void realOfMatrices(int rows, int columns) {
        DoubleFFT_2D fft = new DoubleFFT_2D(rows, columns);
        check(RealForward2dPullback.class, "realForward", fft, matrix(rows, columns));
        for (boolean scale : SCALES) {
            check(RealInverse2dPullback.class, "realInverse", fft, matrix(rows, columns), scale);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "4, 8", "8, 4", "3, 5", "4, 6", "7, 16"})
    void cosineAndSineOfMatrices(int rows, int columns) {
        DoubleDCT_2D cosine = new DoubleDCT_2D(rows, columns);
        DoubleDST_2D sine = new DoubleDST_2D(rows, columns);
        for (boolean scale : SCALES) {
            check(DctForward2dPullback.class, "forward", cosine, vector(rows * columns), scale);
            check(DctForward2dRowsPullback.class, "forward", cosine, matrix(rows, columns), scale);
            check(DctInverse2dPullback.class, "inverse", cosine, vector(rows * columns), scale);
            check(DctInverse2dRowsPullback.class, "inverse", cosine, matrix(rows, columns), scale);
            check(DstForward2dPullback.class, "forward", sine, vector(rows * columns), scale);
            check(DstForward2dRowsPullback.class, "forward", sine, matrix(rows, columns), scale);
            check(DstInverse2dPullback.class, "inverse", sine, vector(rows * columns), scale);
            check(DstInverse2dRowsPullback.class, "inverse", sine, matrix(rows, columns), scale);
        }
    }

    @Test
    void aMatrixLargerThanTheTransformIsRefused() {
        double[][] a = matrix(4, 6);
        var pullback = RealForward2dPullback.of(new DoubleFFT_2D(4, 4), a);
        var seed = new RealForward2dPullback.Outputs(a);
        assertThrows(IllegalArgumentException.class, () -> pullback.apply(seed));
    }
}
