package programs;

import org.wengert.Differentiable;

/** Cotangents that a method adds to arrays of its own by the pullback of another one. */
final class NestedBars {
    private NestedBars() {}

    @Differentiable(wrt = {"w", "b"})
    static double loss(double[][] w, double[] b, double[] x, double y) {
        double out = 0;
        for (int i = 0; i < w.length; i++) {
            double a = b[i];
            for (int j = 0; j < x.length; j++) a += w[i][j] * x[j];
            out += Math.tanh(a);
        }
        return (out - y) * (out - y);
    }

    // A step of descent by the sum of the gradients of several observations, and the loss after it.
    //: w[4][3]; b[4]; xs[5][3]; ys[5]; allocates recursion
    @Differentiable
    static double minibatch(double[][] w, double[] b, double[][] xs, double[] ys, double rate) {
        double[][] wBar = new double[w.length][w[0].length];
        double[] bBar = new double[b.length];
        NestedBarsLoss.Pullback back = new NestedBarsLoss.Pullback();
        for (int k = 0; k < xs.length; k++) back.at(w, b, xs[k], ys[k]).accumulate(1, wBar, bBar);
        double[][] v = new double[w.length][w[0].length];
        double[] c = new double[b.length];
        for (int i = 0; i < w.length; i++) {
            c[i] = b[i] - rate * bBar[i];
            for (int j = 0; j < w[i].length; j++) v[i][j] = w[i][j] - rate * wBar[i][j];
        }
        return loss(v, c, xs[0], ys[0]);
    }

    @Differentiable(wrt = {"x", "k"})
    static double wave(double[] x, double k) {
        double s = 0;
        for (int i = 0; i < x.length; i++) s += Math.sin(k * x[i]) * x[(i + 1) % x.length];
        return s;
    }

    // What stands in the bars before is added to, and has derivatives too.
    //: allocates recursion
    @Differentiable
    static double startedBars(double[] x, double k, double seed) {
        double[] xBar = x.clone();
        double[] kBar = {k * k};
        NestedBarsWave.Pullback back = NestedBarsWave.pullback(x, k);
        back.accumulate(seed, xBar, kBar);
        back.accumulate(seed * seed, xBar, kBar);
        return xBar[0] * kBar[0] + xBar[1] * back.value();
    }

    @Differentiable
    static double[] image(double[] x) {
        double[] y = new double[x.length + 1];
        for (int i = 0; i < x.length; i++) y[i] = x[i] * x[i] * x[0];
        y[x.length] = Math.exp(x[0]);
        return y;
    }

    //: x[3]; seed[4]; allocates results
    @Differentiable
    static double[] ofArrays(double[] x, double[] seed) {
        double[] xBar = {seed[0], seed[1], seed[2]};
        NestedBarsImage.pullback(x).accumulate(seed, xBar);
        return xBar;
    }

    //: x[9]; sets 9; allocates results
    @Differentiable
    static double order(double[] x, double k) {
        double[] xBar = x.clone();
        double[] kBar = {k};
        NestedBarsWave.pullback(x, k).accumulate(k, xBar, kBar);
        double s = kBar[0];
        for (double bar : xBar) s += bar * bar;
        return s;
    }

    //: allocates results
    @Differentiable
    static double level(double[] x, double k) {
        double[] xBar = new double[x.length];
        double[] kBar = new double[1];
        NestedBarsWave.pullback(x, k).accumulate(k, xBar, kBar);
        return kBar[0] * xBar[0];
    }

    //: allocates recursion
    @Differentiable
    static double twoDeep(double[] x, double k) {
        NestedBarsLevel.Gradient g = NestedBarsLevel.gradient(x, k);
        return g.k() * g.x()[1];
    }
}
