package programs;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.wengert.Differentiable;

/** Methods that call companions: derivatives of derivatives. */
final class Nesting {
    private Nesting() {}

    @Differentiable(wrt = "y")
    static double plus(double x, double y) {
        return x + y;
    }

    // The derivative by y is 1 whatever x is, so that of the whole is 1, not 2.
    @Differentiable
    static double confusion(double x) {
        return x * NestingPlus.gradient(x, 1);
    }

    @Differentiable(wrt = "y")
    static double times(double x, double y) {
        return Math.sin(x * y) * y;
    }

    @Differentiable
    static double captured(double x) {
        double s = 0;
        for (int i = 1; i < 4; i++) s += x * NestingTimes.gradient(x * i, 1 / x);
        return s;
    }

    // ---- the four ways to mix the modes, of a function with an argument that it is not differentiated by

    @Differentiable(wrt = "x", order = 2)
    static double energy(double[] x, double w) {
        double s = 0;
        for (int i = 0; i < x.length; i++) s += Math.sin(x[i] * w) * x[(i + 1) % x.length];
        return s;
    }

    //: allocates results
    @Differentiable
    static double overGradient(double[] x, double w) {
        double[] g = NestingEnergy.gradient(x, w);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i] * (w + i);
        return s;
    }

    //: allocates results
    @Differentiable
    static double overPushforward(double[] x, double w, double[] xDot) {
        NestingEnergy.ValueAndTangent both = NestingEnergy.pushforward(x, w, xDot);
        return both.value() * both.tangent();
    }

    //: allocates results
    @Differentiable
    static double overTangent(double[] x, double w, double[] xDot) {
        return NestingEnergy.pushforward(x, w, xDot).tangent();
    }

    //: allocates results
    @Differentiable
    static double overValueAndGradient(double[] x, double w) {
        NestingEnergy.ValueAndGradient both = NestingEnergy.valueAndGradient(x, w);
        double s = both.value();
        for (double g : both.gradient()) s *= g;
        return s;
    }

    //: allocates results
    @Differentiable
    static double[] overPullback(double[] x, double w, double seed) {
        NestingEnergy.Pullback back = NestingEnergy.pullback(x, w);
        double[] g = back.apply(seed * back.value());
        double[] h = back.apply(w);
        for (int i = 0; i < g.length; i++) g[i] += h[i] * x[i];
        return g;
    }

    //: allocates results
    @Differentiable
    static double moved(double[] x, double w) {
        NestingEnergy.Pullback back = NestingEnergy.pullback(x, w);
        double[] g = back.apply(w);
        double[] h = back.at(g, w * w).apply(1);
        return h[0] * h[h.length - 1] + back.value();
    }

    //: allocates results
    @Differentiable
    static double[] overHessianVectorProduct(double[] x, double w, double[] v) {
        return NestingEnergy.hessianVectorProduct(x, w, v);
    }

    //: allocates results
    @Differentiable
    static double overHessian(double[] x, double w) {
        double[][] h = NestingEnergy.hessian(x, w);
        double s = 0;
        for (int i = 0; i < h.length; i++) for (int j = 0; j < h.length; j++) s += h[i][j] * h[j][i] * (i + w);
        return s;
    }

    // ---- more levels

    //: allocates results
    @Differentiable(wrt = "x")
    static double second(double[] x, double w) {
        double[] g = NestingEnergy.gradient(x, w);
        return g[0] * g[g.length - 1] * w;
    }

    //: allocates recursion
    @Differentiable
    static double third(double[] x, double w) {
        NestingSecond.ValueAndGradient both = NestingSecond.valueAndGradient(x, w);
        double[] g = both.gradient();
        double s = both.value() * w;
        for (int i = 0; i < g.length; i++) s += g[i] * x[i];
        return s;
    }

    //: allocates recursion
    @Differentiable
    static double fourth(double[] x, double w) {
        NestingThird.Gradient g = NestingThird.gradient(x, w);
        return g.w() * g.x()[0];
    }

    //: allocates results
    @Differentiable
    static double forwardOfForward(double[] x, double w, double[] xDot) {
        double a = NestingOverTangent.pushforward(x, w, xDot, xDot, 1, x).tangent();
        return a * NestingOverPushforward.gradient(x, w, xDot).w();
    }

    @Differentiable
    static double first(double x) {
        return Math.exp(Math.sin(x)) / (1 + x * x);
    }

    @Differentiable
    static double firstDerivative(double x) {
        return NestingFirst.gradient(x);
    }

    //: allocates results
    @Differentiable
    static double secondDerivative(double x) {
        return NestingFirstDerivative.pushforward(x, 1).tangent();
    }

    //: allocates results
    @Differentiable
    static double thirdDerivative(double x) {
        return NestingSecondDerivative.pullback(x).apply(1);
    }

    //: allocates recursion
    @Differentiable
    static double fourthDerivative(double x) {
        return NestingThirdDerivative.pushforward(x, 1).tangent();
    }

    // ---- values of all kinds

    @Differentiable
    static double bilinear(double[][] m, double[] a, double x, double[] b) {
        double s = 0;
        for (int i = 0; i < m.length; i++) for (int j = 0; j < m[i].length; j++) s += a[i] * Math.cosh(m[i][j] * x) * b[j];
        return s;
    }

    //: allocates results
    @Differentiable
    static double records(double[][] m, double[] a, double x, double[] b) {
        NestingBilinear.Gradient g = NestingBilinear.gradient(m, a, x * x, b);
        double s = g.x();
        for (int i = 0; i < m.length; i++) for (int j = 0; j < m[i].length; j++) s += g.m()[i][j] * g.a()[i] * m[i][j];
        for (int j = 0; j < b.length; j++) s -= g.b()[j] * x;
        return s;
    }

    //: allocates results
    @Differentiable
    static double exchanged(double[][] m, double[] a, double x) {
        double[][] g = NestingBilinear.gradient(m, a, x, a).m();
        double[] first = g[0];
        g[0] = g[1];
        g[1] = first;
        double[][] h = NestingBilinear.gradient(g, a, x, a).m();
        g[1] = h[0];
        return g[0][0] * g[1][1] * h[1][0];
    }

    @Differentiable
    static double[] residual(double[] x, double p) {
        double[] r = new double[x.length + 1];
        for (int i = 0; i < x.length; i++) r[i] = x[i] * x[i] * p - Math.sin(x[i]);
        r[x.length] = x[0] * p;
        return r;
    }

    //: allocates results
    @Differentiable
    static double overJacobian(double[] x, double p) {
        NestingResidual.Jacobian j = NestingResidual.jacobian(x, p);
        double s = 0;
        for (int i = 0; i < j.x().length; i++) for (int k = 0; k < x.length; k++) s += j.x()[i][k] * j.x()[i][k] * j.p()[i][0];
        return s;
    }

    //: allocates results
    @Differentiable
    static double[] vectorJacobian(double[] x, double p, double[] y) {
        double[] seed = new double[x.length + 1];
        for (int i = 0; i < x.length; i++) seed[i] = y[i] * x[i];
        return NestingResidual.pullback(x, p).apply(seed).x();
    }

    //: allocates results
    @Differentiable
    static double[] jacobianVector(double[] x, double p, double[] y) {
        NestingResidual.ValueAndTangent both = NestingResidual.pushforward(x, p, y, p);
        double[] r = both.value();
        for (int i = 0; i < r.length; i++) r[i] *= both.tangent()[i];
        return r;
    }

    //: output u
    @Differentiable(wrt = {"u", "k"})
    static void decay(double[] u, double k) {
        for (int t = 0; t < 3; t++) for (int i = 1; i < u.length; i++) u[i] += k * u[i - 1] * u[i];
    }

    //: allocates results
    @Differentiable
    static double overVoid(double[] u, double k) {
        double[] seed = u.clone();
        NestingDecay.Gradient g = NestingDecay.pullback(u, k).apply(seed);
        double s = g.k();
        for (double v : g.u()) s += v * v;
        return s * NestingDecay.pushforward(u, k, seed, 1).value()[1];
    }

    @Differentiable
    static float single(float x, float[] a) {
        float s = 0;
        for (float v : a) s += v * v * x * x;
        return s;
    }

    //: allocates results
    @Differentiable
    static float overSingle(float x, float[] a) {
        NestingSingle.Gradient g = NestingSingle.gradient(x, a);
        return g.x() * g.a()[0] * 0.125f;
    }

    // ---- control flow around the calls

    //: n = 0 | 1 | 4; allocates results
    @Differentiable
    static double descent(double[] x, double w, int n) {
        double[] p = x.clone();
        for (int k = 0; k < n; k++) {
            double[] g = NestingEnergy.gradient(p, w);
            for (int i = 0; i < p.length; i++) p[i] -= 0.1 * w * g[i];
        }
        double s = 0;
        for (double v : p) s += v * v;
        return s;
    }

    //: n = 0 | 1 | 4; allocates results
    @Differentiable
    static double whileLoop(double[] x, double w, int n) {
        double[] p = x;
        int k = 0;
        double s = 0;
        while (true) {
            if (k == n) break;
            if (k % 2 == 0) p = NestingEnergy.gradient(p, w);
            else s += NestingEnergy.valueAndGradient(p, s + w).value();
            k++;
        }
        return s + p[0] * p[1];
    }

    //: allocates recursion
    @Differentiable
    static double newton(double x) {
        double r = x;
        for (int i = 0; i < 3; i++) r -= NestingFirst.gradient(r) / (3 + NestingFirstDerivative.gradient(r));
        return r;
    }

    //: which = 0 | 1 | 2; allocates results
    @Differentiable
    static double chosen(double[] x, double w, int which) {
        double[] g = which == 0 ? NestingEnergy.gradient(x, w) : which == 1 ? x : NestingEnergy.hessianVectorProduct(x, w, x);
        return g[0] * g[1] * w;
    }

    //: allocates results
    @Differentiable
    static double overwrittenLater(double[] x, double w) {
        double[] p = x.clone();
        double[] g = NestingEnergy.gradient(p, w);
        for (int i = 0; i < p.length; i++) p[i] = g[i] * x[i];
        double[] h = NestingEnergy.gradient(p, w);
        g[0] = h[1];
        return g[0] * g[1] + p[0];
    }

    //: allocates results
    @Differentiable
    static double alsoWritten(double[] x, double w) {
        double[] g = NestingEnergy.gradient(x, w);
        for (int i = 0; i < x.length; i++) x[i] *= g[i];
        return NestingEnergy.gradient(x, w)[0] * x[1];
    }

    private static double slope(double[] x, double w, int depth) {
        if (depth == 0) return NestingEnergy.gradient(x, w)[0];
        return w * slope(x, w + depth, depth - 1) + slope(x, w, depth - 1);
    }

    //: depth = 0 | 1 | 3
    //: allocates recursion
    @Differentiable
    static double recursive(double[] x, double w, int depth) {
        return slope(x, w, depth);
    }

    static double halvings(double x, int n) {
        return n == 0 ? x : halvings(x / 2, n - 1) + x * x;
    }

    @Differentiable(wrt = "y")
    static double weighted(double x, double y) {
        return halvings(x, 3) * y * y;
    }

    // What depends on x alone has no derivative in the inner method, but in this one.
    //: allocates recursion
    @Differentiable
    static double overWeighted(double x, double y) {
        return NestingWeighted.gradient(x, y) * x;
    }

    //: allocates recursion
    @Differentiable
    static double power(double x, int n) {
        return n == 0 ? 1 : x * power(x, n - 1);
    }

    //: n = 0 | 1 | 4
    //: allocates recursion
    @Differentiable
    static double ofRecursive(double x, int n) {
        return NestingPower.gradient(x, n) * x + NestingPower.pushforward(x * x, n, x).tangent();
    }

    private static double twice(DoubleUnaryOperator f, double x) {
        return f.applyAsDouble(f.applyAsDouble(x));
    }

    @Differentiable
    static double lambdas(double x, double a) {
        return twice(t -> a * NestingFirst.gradient(t), x) + twice(NestingFirst::gradient, a);
    }

    @Differentiable
    static double root(double x) {
        if (x < 0) throw new IllegalArgumentException("negative");
        return Math.sqrt(x) * x;
    }

    //: shift = 0 | 9
    //: allocates exceptions
    @Differentiable
    static double caught(double x, double y, double shift) {
        double s = y;
        try {
            s *= NestingRoot.gradient(x * x + 1 - shift) * x;
        } catch (IllegalArgumentException e) {
            s += x * y;
        }
        return s * y;
    }

    //: allocates recursion
    @Differentiable
    static double constants(double x, double[] a) {
        return x * NestingRoot.gradient(2.0) + a[0] * NestingEnergy.hessian(new double[] {1, 2}, 3)[0][1];
    }

    record Spring(double k, double length) {
        double energy(double[] x) {
            double d = x[1] - x[0] - length;
            return k * d * d * d;
        }
    }

    @Differentiable(wrt = "x")
    static double springEnergy(double[] x, double k, double length) {
        return new Spring(k, length).energy(x);
    }

    //: allocates results
    @Differentiable
    static double force(double[] x, double k, double length) {
        Spring spring = new Spring(k * k, length);
        double[] g = NestingSpringEnergy.gradient(x, spring.k(), spring.length());
        return g[0] * x[1] + spring.energy(g);
    }

    //: limit = 9 | 0
    @Differentiable(wrt = "x")
    static double strict(double x, double limit) throws java.io.IOException {
        if (x > limit) throw new java.io.IOException("too much");
        return x * x * x;
    }

    //: limit = 9
    @Differentiable(wrt = "x")
    static double declared(double x, double limit) throws java.io.IOException {
        return NestingStrict.gradient(x, limit) * x;
    }

    //: limit = 9 | 0
    //: allocates exceptions
    @Differentiable(wrt = "x")
    static double checked(double x, double limit) {
        double s = x;
        for (int i = 0; i < 2; i++) {
            try {
                s += NestingStrict.pullback(s, limit).apply(x);
            } catch (java.io.IOException e) {
                s -= x * x;
            }
        }
        return s;
    }

    @Differentiable
    static double sumOfSquares(double[] x) {
        double s = 0;
        for (double v : x) s += v * v;
        return s;
    }

    /** Elsewhere, Enzyme.jl 3346, the gradient inside was added to the tangents outside. */
    //: x[3]; sets 1; expect 2, 0, 0; allocates results
    @Differentiable
    static double gradientInside(double[] x) {
        return NestingSumOfSquares.gradient(x)[0];
    }

    //: x in [0.5, 1]; n = 0 | 5
    //: allocates recursion
    @Differentiable(checkpoints = 2)
    static double nestedDerivative(double x, int n) {
        double s = x;
        for (int t = 0; t < n; t++) s -= 0.1 * TimeLoopsNumbers.gradient(s, x, 3).x();
        return s;
    }

    //: x in [0.5, 1]; n = 0 | 5
    //: allocates snapshots
    @Differentiable
    static double derivativeOfATimeLoop(double x, int n) {
        return TimeLoopsNumbers.gradient(x, x * x, n).k() * x;
    }

    /** Where fewer are asked for than none, that is said in an exception's text. */
    //: allocates objects
    @Differentiable
    static double limited(double x, int n) {
        return DoubleStream.iterate(x, v -> v * x).limit(n).sum();
    }

    //: n = 0 | 3; allocates objects
    @Differentiable
    static double overLimited(double x, int n) {
        return x * NestingLimited.gradient(x * x, n);
    }

    /** Few results, each by way of a derivative that has conditions. */
    //: allocates results
    @Differentiable
    static double[] fewResults(double[] x) {
        double s = NestingSumOfSquares.gradient(x)[0] * x[0];
        return new double[] {Math.sin(s), s * x[0]};
    }

    //: allocates text
    @Differentiable(order = 2)
    static double asserting(double x) {
        assert x < 1e9 : "x is " + x;
        return Math.sin(x) * x;
    }

    /** An assertion holds or does not, however often it is asked. */
    //: allocates text
    @Differentiable(order = 2)
    static double ofWhatAsserts(double x, double y) {
        double slope = NestingAsserting.gradient(x * y);
        return slope * NestingAsserting.hessianVectorProduct(x, slope);
    }

    @Differentiable
    static double constant(double x, double[] a) {
        return 1;
    }

    private static double slopes(double[] a) {
        double s = 0;
        for (double x : a) s += NestingConstant.pushforward(x, a, 1, a).tangent();
        return s;
    }

    /** The shapes that are given inside are checked in each run of a Jacobian. */
    //: output y; allocates results
    @Differentiable
    static void pushforwardInATry(double x, double[] a, double[] y) {
        try {
            slopes(new double[3]);
        } catch (RuntimeException e) {
            x = 2 * x;
        }
        for (int i = 0; i < y.length; i++) y[i] += x * a[i];
    }
}
