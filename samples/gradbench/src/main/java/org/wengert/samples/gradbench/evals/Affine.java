package org.wengert.samples.gradbench.evals;

/** Affine maps of space: the first three rows of 4 × 4 matrices, row by row. */
final class Affine {
    private Affine() {}

    /** A 4 × 4 matrix. */
    static double[] of(double[][] matrix) {
        double[] a = new double[12];
        for (int i = 0; i < 3; i++) System.arraycopy(matrix[i], 0, a, 4 * i, 4);
        return a;
    }

    /** The map that does b and then a. */
    static double[] times(double[] a, double[] b) {
        double[] c = new double[12];
        for (int i = 0; i < 12; i += 4) {
            for (int j = 0; j < 4; j++) {
                c[i + j] = a[i] * b[j] + a[i + 1] * b[4 + j] + a[i + 2] * b[8 + j];
            }
            c[i + 3] += a[i + 3];
        }
        return c;
    }

    /** The rotation about the first axis by an angle, and then about the third by another. */
    static double[] rotation(double first, double third) {
        double cosFirst = Math.cos(first);
        double sinFirst = Math.sin(first);
        double cosThird = Math.cos(third);
        double sinThird = Math.sin(third);
        return new double[] {
            cosThird,
            -sinThird * cosFirst,
            sinThird * sinFirst,
            0,
            sinThird,
            cosThird * cosFirst,
            -cosThird * sinFirst,
            0,
            0,
            sinFirst,
            cosFirst,
            0
        };
    }

    /** Rodrigues' rotation about the direction of a vector, by its length: cos I + sin / |r| [r]ₓ + (1 − cos) / |r|² r rᵀ. */
    static double[] rotation(double x, double y, double z) {
        double squaredAngle = x * x + y * y + z * z;
        double cos = 1;
        double a = 1;
        double b = 0.5;
        if (squaredAngle != 0) {
            double angle = Math.sqrt(squaredAngle);
            cos = Math.cos(angle);
            a = Math.sin(angle) / angle;
            b = (1 - cos) / squaredAngle;
        }
        return new double[] {
            cos + b * x * x,
            b * x * y - a * z,
            b * x * z + a * y,
            0,
            b * x * y + a * z,
            cos + b * y * y,
            b * y * z - a * x,
            0,
            b * x * z - a * y,
            b * y * z + a * x,
            cos + b * z * z,
            0
        };
    }
}
