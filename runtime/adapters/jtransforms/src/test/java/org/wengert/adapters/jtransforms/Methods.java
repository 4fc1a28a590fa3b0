package org.wengert.adapters.jtransforms;

import org.jtransforms.dct.DoubleDCT_1D;
import org.jtransforms.dct.DoubleDCT_2D;
import org.jtransforms.dst.DoubleDST_1D;
import org.jtransforms.dst.DoubleDST_2D;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.DoubleFFT_2D;
import org.wengert.Differentiable;

/** Methods that transform in place, in the ways that a generated gradient has to get right. */
final class Methods {
    private Methods() {}

    /** The power of each frequency. */
    @Differentiable
    static double[] spectrum(double[] x) {
        int n = x.length;
        double[] z = new double[2 * n];
        for (int i = 0; i < n; i++) z[2 * i] = x[i] * x[i];
        new DoubleFFT_1D(n).complexForward(z);
        double[] power = new double[n];
        for (int i = 0; i < n; i++) power[i] = z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1];
        return power;
    }

    /** Multiplies the frequencies by a factor each, forth and back, again and again. */
    @Differentiable
    static double filtered(double[] x, double[] weights, int steps) {
        DoubleFFT_1D fft = new DoubleFFT_1D(x.length);
        double sum = 0;
        for (int k = 0; k < steps; k++) {
            fft.realForward(x);
            for (int i = 0; i < x.length; i++) x[i] *= weights[i];
            fft.realInverse(x, true);
            sum += x[k] * x[k + 1];
        }
        return sum + x[0];
    }

    /** Parts of an array, from an offset on. */
    @Differentiable
    static double[] parts(double[] x) {
        int n = x.length / 4;
        DoubleFFT_1D fft = new DoubleFFT_1D(n);
        double[] y = x.clone();
        fft.realForward(y, n);
        fft.realInverse(y, 3 * n, false);
        fft.complexForward(y, n);
        fft.complexInverse(y, 2 * n, true);
        for (int i = 0; i < y.length; i++) y[i] *= x[i];
        return y;
    }

    @Differentiable
    static double[] cosineAndSine(double[] x, boolean scale) {
        int n = x.length / 2;
        DoubleDCT_1D cosine = new DoubleDCT_1D(n);
        DoubleDST_1D sine = new DoubleDST_1D(n);
        double[] y = new double[n];
        System.arraycopy(x, 0, y, 0, n);
        cosine.forward(y, scale);
        for (int i = 0; i < n; i++) y[i] *= x[n + i];
        sine.forward(y, scale);
        cosine.inverse(y, !scale);
        y[0] *= y[1];
        sine.inverse(y, scale);
        double[] z = new double[2 * n];
        for (int i = 0; i < n; i++) z[n + i] = y[i] * y[i];
        cosine.forward(z, n, scale);
        sine.forward(z, 0, scale);
        sine.inverse(z, n, scale);
        cosine.inverse(z, 0, scale);
        return z;
    }

    /** Rows are kept and exchanged between transforms of the whole. */
    @Differentiable
    static double images(double[][] x) {
        int n = x.length;
        int m = x[0].length;
        DoubleFFT_2D fft = new DoubleFFT_2D(n, m);
        double first = x[0][0];
        fft.realForward(x);
        double[] row = x[0];
        x[0] = x[1];
        x[1] = row;
        row[1] *= first;
        fft.realInverse(x, true);
        new DoubleDCT_2D(n, m).forward(x, true);
        new DoubleDST_2D(n, m).inverse(x, false);
        double sum = 0;
        for (double[] r : x) for (double v : r) sum += v * v * v;
        return sum * row[0];
    }

    @Differentiable
    static double[] flatImages(double[] x, int n) {
        int m = x.length / n / 2;
        double[] y = x.clone();
        new DoubleFFT_2D(n, m).complexForward(y);
        for (int i = 0; i < y.length; i++) y[i] *= x[i];
        new DoubleFFT_2D(n, m).complexInverse(y, true);
        new DoubleDCT_2D(n, 2 * m).inverse(y, true);
        new DoubleDST_2D(n, 2 * m).forward(y, true);
        return y;
    }

    /** The output of a method without a result. */
    @Differentiable
    static void smooth(double[] x) {
        DoubleDCT_1D cosine = new DoubleDCT_1D(x.length);
        cosine.forward(x, true);
        for (int i = 0; i < x.length; i++) x[i] /= 1 + i;
        cosine.inverse(x, true);
    }
}
