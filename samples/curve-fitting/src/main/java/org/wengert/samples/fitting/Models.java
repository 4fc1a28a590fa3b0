package org.wengert.samples.fitting;

import org.wengert.Differentiable;

/**
 * The models of the NIST problems: of each the predictions for all observations, whose Jacobian Levenberg-Marquardt and
 * Gauss-Newton use, and the residual sum of squares, whose gradient and Hessian Newton's method uses.
 */
final class Models {
    private Models() {}

    private static double bennett5At(double[] b, double x) {
        return b[0] * Math.pow(b[1] + x, -1 / b[2]);
    }

    @Differentiable(wrt = "b")
    static double[] bennett5(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = bennett5At(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double bennett5Squares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - bennett5At(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double boxBODAt(double[] b, double x) {
        return b[0] * (1 - Math.exp(-b[1] * x));
    }

    @Differentiable(wrt = "b")
    static double[] boxBOD(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = boxBODAt(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double boxBODSquares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - boxBODAt(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double chwirut2At(double[] b, double x) {
        return Math.exp(-b[0] * x) / (b[1] + b[2] * x);
    }

    @Differentiable(wrt = "b")
    static double[] chwirut2(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = chwirut2At(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double chwirut2Squares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - chwirut2At(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double danWoodAt(double[] b, double x) {
        return b[0] * Math.pow(x, b[1]);
    }

    @Differentiable(wrt = "b")
    static double[] danWood(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = danWoodAt(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double danWoodSquares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - danWoodAt(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double gauss1At(double[] b, double x) {
        return b[0] * Math.exp(-b[1] * x) + bell(x, b[2], b[3], b[4]) + bell(x, b[5], b[6], b[7]);
    }

    @Differentiable(wrt = "b")
    static double[] gauss1(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = gauss1At(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double gauss1Squares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - gauss1At(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double kirby2At(double[] b, double x) {
        return (b[0] + b[1] * x + b[2] * x * x) / (1 + b[3] * x + b[4] * x * x);
    }

    @Differentiable(wrt = "b")
    static double[] kirby2(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = kirby2At(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double kirby2Squares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - kirby2At(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double lanczosAt(double[] b, double x) {
        return b[0] * Math.exp(-b[1] * x) + b[2] * Math.exp(-b[3] * x) + b[4] * Math.exp(-b[5] * x);
    }

    @Differentiable(wrt = "b")
    static double[] lanczos(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = lanczosAt(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double lanczosSquares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - lanczosAt(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double mgh10At(double[] b, double x) {
        return b[0] * Math.exp(b[1] / (x + b[2]));
    }

    @Differentiable(wrt = "b")
    static double[] mgh10(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = mgh10At(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double mgh10Squares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - mgh10At(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double rat43At(double[] b, double x) {
        return b[0] / Math.pow(1 + Math.exp(b[1] - b[2] * x), 1 / b[3]);
    }

    @Differentiable(wrt = "b")
    static double[] rat43(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = rat43At(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double rat43Squares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - rat43At(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double roszman1At(double[] b, double x) {
        return b[0] - b[1] * x - Math.atan(b[2] / (x - b[3])) / Math.PI;
    }

    @Differentiable(wrt = "b")
    static double[] roszman1(double[] b, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = roszman1At(b, x[i]);
        return y;
    }

    @Differentiable(wrt = "b", order = 2)
    static double roszman1Squares(double[] b, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - roszman1At(b, x[i]);
            sum += r * r;
        }
        return sum;
    }

    private static double bell(double x, double height, double centre, double width) {
        double z = (x - centre) / width;
        return height * Math.exp(-z * z);
    }
}
