package org.wengert.adapters.jtransforms;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.DoubleFFT_2D;

/**
 * Transposes of the Fourier transforms, as matrices of real numbers.
 *
 * <p>The rows of the real transform F are orthogonal: F⁻¹ = Fᵀ C with C = 1/n for coefficients that are their own conjugates, and 2/n for
 * others, which stand for two. A transform does not tell its length n, and its arrays may be longer; but F⁻¹ of the first unit vector
 * begins with 1/n. Entries beyond n are left alone, by the transposes too.
 */
final class Transposes {
    /** The lengths of transforms that are in use, since each is measured at the cost of a transform. */
    private static final Map<DoubleFFT_1D, Integer> LENGTHS = Collections.synchronizedMap(new WeakHashMap<>());

    private Transposes() {}

    static double[] realForward(DoubleFFT_1D fft, double[] w, int offset) {
        int n = length(fft, w, offset);
        double[] b = w.clone();
        for (int i = 0; i < n; i++) b[offset + i] *= isOwnConjugate(i, n) ? n : 0.5 * n;
        fft.realInverse(b, offset, true);
        return b;
    }

    static double[] realInverse(DoubleFFT_1D fft, double[] w, int offset, boolean isScaled) {
        int n = length(fft, w, offset);
        double factor = 1.0 / n;
        if (!isScaled) {
            double[] unit = unit(w, offset);
            fft.realInverse(unit, offset, false);
            factor = unit[offset]; // another for powers of two
        }
        double[] b = w.clone();
        fft.realForward(b, offset);
        for (int i = 0; i < n; i++) b[offset + i] *= isOwnConjugate(i, n) ? factor : 2 * factor;
        return b;
    }

    private static boolean isOwnConjugate(int i, int n) {
        return i == 0 || i == 1 && n % 2 == 0;
    }

    private static int length(DoubleFFT_1D fft, double[] like, int offset) {
        return LENGTHS.computeIfAbsent(fft, k -> {
            double[] unit = unit(like, offset);
            fft.realInverse(unit, offset, true);
            return reciprocal(unit[offset]);
        });
    }

    private static double[] unit(double[] like, int offset) {
        double[] unit = new double[like.length];
        unit[offset] = 1;
        return unit;
    }

    private static int reciprocal(double x) {
        return (int) Math.rint(1 / x);
    }

    static double[] complexForward(DoubleFFT_1D fft, double[] w, int offset) {
        double[] b = w.clone();
        fft.complexInverse(b, offset, false);
        return b;
    }

    static double[] complexInverse(DoubleFFT_1D fft, double[] w, int offset, boolean isScaled) {
        double[] b = w.clone();
        fft.complexForward(b, offset);
        if (isScaled) {
            double[] unit = unit(w, offset);
            fft.complexInverse(unit, offset, true);
            scale(b, offset, unit[offset]);
        }
        return b;
    }

    /** Scales the 1/factor complex numbers that were transformed. */
    private static void scale(double[] b, int offset, double factor) {
        int n = reciprocal(factor);
        for (int i = offset; i < offset + 2 * n; i++) b[i] *= factor;
    }

    static double[] complexForward2d(DoubleFFT_2D fft, double[] w) {
        double[] b = w.clone();
        fft.complexInverse(b, false);
        return b;
    }

    static double[] complexInverse2d(DoubleFFT_2D fft, double[] w, boolean isScaled) {
        double[] b = w.clone();
        fft.complexForward(b);
        if (isScaled) {
            double[] unit = unit(w, 0);
            fft.complexInverse(unit, true);
            scale(b, 0, unit[0]);
        }
        return b;
    }

    static double[][] complexForward2d(DoubleFFT_2D fft, double[][] w) {
        double[][] b = copy(w);
        fft.complexInverse(b, false);
        return b;
    }

    static double[][] complexInverse2d(DoubleFFT_2D fft, double[][] w, boolean isScaled) {
        double[][] b = copy(w);
        fft.complexForward(b);
        if (isScaled) {
            double[][] unit = unit(w);
            fft.complexInverse(unit, true);
            double factor = unit[0][0];
            requireSize(w, 2 * reciprocal(factor));
            for (double[] row : b) {
                for (int j = 0; j < row.length; j++) row[j] *= factor;
            }
        }
        return b;
    }

    static double[][] realForward2d(DoubleFFT_2D fft, double[][] w) {
        double[][] unit = unit(w);
        fft.realInverse(unit, true);
        double n = requireSize(w, reciprocal(unit[0][0]));
        double[][] b = copy(w);
        weigh(b, n, 0.5 * n);
        fft.realInverse(b, true);
        return b;
    }

    static double[][] realInverse2d(DoubleFFT_2D fft, double[][] w, boolean isScaled) {
        double[][] unit = unit(w);
        fft.realInverse(unit, true);
        requireSize(w, reciprocal(unit[0][0]));
        unit = unit(w);
        fft.realInverse(unit, isScaled);
        double[][] b = copy(w);
        fft.realForward(b);
        weigh(b, unit[0][0], 2 * unit[0][0]);
        return b;
    }

    /** The coefficients that are their own conjugates are the first two of the first row and of the one in the middle. */
    private static void weigh(double[][] b, double own, double other) {
        for (int i = 0; i < b.length; i++) {
            for (int j = 0; j < b[i].length; j++) {
                boolean isOwn = j < 2 && (i == 0 || 2 * i == b.length);
                b[i][j] *= isOwn ? own : other;
            }
        }
    }

    private static double[][] unit(double[][] like) {
        double[][] unit = new double[like.length][];
        for (int i = 0; i < unit.length; i++) unit[i] = new double[like[i].length];
        unit[0][0] = 1;
        return unit;
    }

    private static int requireSize(double[][] a, int size) {
        int entries = 0;
        for (double[] row : a) entries += row.length;
        if (entries == size) return size;
        throw new IllegalArgumentException("a matrix of " + entries + " entries for a transform of " + size
                + ": give it one of its own size to differentiate it");
    }

    static double[][] copy(double[][] a) {
        double[][] copy = a.clone();
        for (int i = 0; i < copy.length; i++) copy[i] = copy[i].clone();
        return copy;
    }
}
