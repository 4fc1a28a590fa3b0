package programs;

import org.wengert.Differentiable;

/**
 * Values that are made of derivatives, bit for bit those that the companions give: sums of many terms, of which each member of a companion
 * has an order of its own.
 */
final class NestedValues {
    private NestedValues() {}

    @Differentiable(order = 2)
    static double waves(double[] x, double w) {
        double s = 0;
        for (int i = 0; i < x.length; i++) s += Math.sin(x[i] * w) * (i + 1);
        return s;
    }

    //: x[9]; sets 9; allocates results
    @Differentiable
    static double orderOfGradient(double[] x, double w) {
        return NestedValuesWaves.gradient(x, w).w() * w;
    }

    //: x[9]; sets 9; allocates results
    @Differentiable
    static double orderOfValueAndGradient(double[] x, double w) {
        NestedValuesWaves.ValueAndGradient both = NestedValuesWaves.valueAndGradient(x, w);
        return both.value() * both.gradient().w();
    }

    //: x[9]; sets 9; allocates results
    @Differentiable
    static double orderOfApply(double[] x, double w) {
        return NestedValuesWaves.pullback(x, w).apply(w).w();
    }

    //: x[9]; sets 9; allocates results
    @Differentiable
    static double orderOfPushforward(double[] x, double w) {
        return NestedValuesWaves.pushforward(x, w, x, w).tangent();
    }

    //: x[9]; sets 9; allocates results
    @Differentiable
    static double orderOfHessianVectorProduct(double[] x, double w) {
        return NestedValuesWaves.hessianVectorProduct(x, w, x, w).w();
    }

    //: x[9]; sets 9; allocates results
    @Differentiable
    static double orderOfHessian(double[] x, double w) {
        double[][] h = NestedValuesWaves.hessian(x, w);
        return h[x.length][x.length] * w;
    }

    //: allocates results
    @Differentiable
    static double orderWithin(double[] x, double w) {
        return NestedValuesWaves.gradient(x, w).w() * w;
    }

    //: x[9]; sets 9; allocates results
    @Differentiable
    static double orderOfDeep(double[] x, double w) {
        NestedValuesOrderWithin.Pullback back = NestedValuesOrderWithin.pullback(x, w);
        return back.value() * back.apply(w).w();
    }

    // ---- products of matrices, of which four rows are taken at a time

    @Differentiable(order = 2)
    static double layered(double[][] m, double[] x) {
        double s = 0;
        for (int i = 0; i < m.length; i++) {
            double a = 0;
            for (int j = 0; j < x.length; j++) a += m[i][j] * x[j];
            s += Math.tanh(a) * a;
        }
        return s;
    }

    //: m[7][5]; x[5]; sets 9; allocates results
    @Differentiable
    static double orderOfRows(double[][] m, double[] x) {
        double s = 0;
        for (double g : NestedValuesLayered.gradient(m, x).x()) s += g * g;
        return s;
    }

    //: m[7][5]; x[5]; sets 9; allocates results
    @Differentiable
    static double orderOfAppliedRows(double[][] m, double[] x) {
        NestedValuesLayered.Pullback back = NestedValuesLayered.pullback(m, x);
        double s = back.value();
        for (double g : back.apply(x[0]).x()) s += g * g;
        return s;
    }

    //: m[7][5]; x[5]; sets 9; allocates recursion
    @Differentiable
    static double orderOfAll(double[][] m, double[] x) {
        double[][] h = NestedValuesLayered.hessian(m, x);
        double s = 0;
        for (int i = 0; i < h.length; i++) s += h[i][i] * h[i][h.length - 1];
        return s;
    }

    @Differentiable
    static double[] image(double[][] m, double[] x) {
        double[] y = new double[m.length];
        for (int i = 0; i < m.length; i++) for (int j = 0; j < x.length; j++) y[i] += Math.sin(m[i][j] * x[j]) * x[0];
        return y;
    }

    //: m[7][5]; x[5]; sets 9; allocates recursion
    @Differentiable
    static double orderOfJacobian(double[][] m, double[] x) {
        NestedValuesImage.Jacobian j = NestedValuesImage.jacobian(m, x);
        double s = 0;
        for (double[] row : j.x()) s += row[0] * row[1];
        return s;
    }

    @Differentiable
    static double[] fewImages(double[] x, double w) {
        double[] y = new double[2];
        for (int i = 0; i < x.length; i++) {
            y[0] += Math.sin(x[i] * w);
            y[1] += Math.cos(x[i]) * w * w;
        }
        return y;
    }

    //: x[9]; sets 9; allocates results
    @Differentiable
    static double orderOfFewRows(double[] x, double w) {
        NestedValuesFewImages.Jacobian j = NestedValuesFewImages.jacobian(x, w);
        return j.w()[0][0] * j.w()[1][0] + j.x()[0][1];
    }

    record Scale(double[] x, double w) {}

    @Differentiable
    static double ofScale(Scale scale) {
        double s = 0;
        for (int i = 0; i < scale.x().length; i++) s += Math.sin(scale.x()[i] * scale.w()) * (i + 1);
        return s;
    }

    //: s.x[9]; sets 9; allocates results
    @Differentiable
    static double orderOfObjects(Scale s) {
        NestedValuesOfScale.ValueAndGradient both = NestedValuesOfScale.valueAndGradient(s);
        return both.value() * both.gradient().w();
    }
}
