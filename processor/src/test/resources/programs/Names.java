package programs;

import org.wengert.Differentiable;

/** Names that clash with those of the generated code, and names that shadow each other. */
final class Names {
    @Differentiable
    static double bars(double x, double xBar, double xDot) {
        double sBar = x * xBar;
        double yBar = sBar * xDot;
        return yBar * x + sBar;
    }

    @Differentiable
    static double members(double seed, double value, double apply, double at) {
        double gradient = seed * value;
        double pullback = apply * at;
        return gradient * pullback + gradient;
    }

    @Differentiable
    static double more(double gradient, double pullback, double accumulate, double jacobian, double pushforward) {
        return gradient * pullback * accumulate + jacobian * pushforward * gradient;
    }

    @Differentiable
    static double self(double self, double self_, double result, double tangent) {
        return self * self_ * result - tangent * self;
    }

    @Differentiable
    static double objects(double hashCode, double toString, double clone, double wait, double notify, double getClass) {
        return hashCode * toString + clone * wait + notify * getClass;
    }

    @Differentiable
    static double finalize(double finalize, double equals, double notifyAll, double clone, double clone_) {
        return finalize * equals + notifyAll * clone * clone_;
    }

    @Differentiable
    static double dollars(double $0, double $, double _x, double x_) {
        double $1 = $0 * $;
        return $1 * _x + x_ * $1;
    }

    @Differentiable
    static double types(double Pullback, double Gradient, double[] Math, double Double) {
        double String = Pullback * Gradient;
        return String * Math[0] * Double + java.lang.Math.sin(Math[1]);
    }

    @Differentiable
    static double packages(double java, double org, double wengert, double programs) {
        return java * org + Math.sin(wengert) * programs;
    }

    @Differentiable
    static double counters(double t, double i, double stack, double index, double cursor, double frame) {
        double s = t;
        for (int n = 0; n < 3; n++) s = s * i + stack * index - cursor * frame;
        return s;
    }

    @Differentiable
    static double reusedInBlocks(double x, int n) {
        double s = x;
        {
            double t = s * 2;
            s = t * t;
        }
        {
            int t = n;
            s += t * x;
        }
        for (int i = 0; i < 2; i++) {
            double t = s * x;
            s += t;
        }
        for (double i = 0; i < 2; i++) s += i * x;
        double t = s;
        return t * x;
    }

    private static final double x = 3;

    @Differentiable
    static double shadowedField(double y) {
        double s = x * y;
        double x = y * y;
        return s * x * Names.x;
    }

    @Differentiable
    static double unicode(double größe, double λ) {
        double Δ = größe - λ;
        return Δ * Δ * λ;
    }

    @Differentiable(name = "Odd$Name")
    static double namedOddly(double x) {
        return x * x;
    }

    @Differentiable
    static double pullback(double x) {
        return x * x;
    }

    @Differentiable
    static double gradient(double[] gradient, double x) {
        return gradient[0] * gradient[1] * x;
    }

    //: a[3]; aBar[3]
    @Differentiable
    static double barsOfArrays(double[] a, double[] aBar, double aBarBar) {
        double[] b = {a[0], aBar[1]};
        double[] bBar = {aBar[0] * aBarBar, a[2]};
        b[0] *= bBar[0];
        bBar[1] += b[0];
        return b[0] * bBar[1];
    }

    @Differentiable
    static double contextual(double record, double sealed, double permits, double var, double yield) {
        return record * sealed + permits * var * yield;
    }
}
