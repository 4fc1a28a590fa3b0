package org.wengert.samples.zygote;

import java.util.Random;
import org.wengert.Differentiable;

/** Matrices, row by row. */
final class Matrix {
    private Matrix() {}

    static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    /** {@code W X + b}, where a column of X is a sample. */
    @Differentiable
    static double[][] layer(double[][] w, double[] b, double[][] x) {
        double[][] y = times(w, x);
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y[i].length; j++) {
                y[i][j] += b[i];
            }
        }
        return y;
    }

    static double[] sumsOfRows(double[][] a) {
        double[] sums = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            for (double entry : a[i]) {
                sums[i] += entry;
            }
        }
        return sums;
    }

    static double[] sumsOfColumns(double[][] a) {
        return sumsOfRows(transposed(a));
    }

    /** One column after the other. */
    static double[] vec(double[][] a) {
        double[] all = new double[a.length * a[0].length];
        for (int k = 0; k < all.length; k++) {
            all[k] = a[k % a.length][k / a.length];
        }
        return all;
    }

    /** Numbers between 0 and 1. */
    static double[][] random(int rows, int columns, Random random) {
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextDouble();
            }
        }
        return a;
    }
}
