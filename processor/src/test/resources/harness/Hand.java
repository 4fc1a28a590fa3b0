package harness;

import org.wengert.Differentiable;
import org.wengert.support.DeepArrays;

/** A program whose companion is written by hand. */
final class Hand {
    @Differentiable
    static double wave(double x, double[] a) {
        if (x < 0) throw new IllegalArgumentException("negative: " + x);
        a[0] *= x;
        return a[0] * x + Math.sin(a[1]);
    }

    static Object[][] waveArguments() {
        return new Object[][] {{0.7, new double[] {2.1, 3}}, {1.3, new double[] {-1.1, 0.25, 9}}, {-1.0, new double[] {1, 2}}};
    }

    @Differentiable(order = 2)
    static double cube(double x) {
        return x * x * x;
    }

    @Differentiable
    static double[] pair(double[] a) {
        return new double[] {a[0] * a[1], a[1]};
    }
}

final class HandWave {
    record Gradient(double x, double[] a) {}

    record ValueAndGradient(double value, Gradient gradient) {}

    record ValueAndTangent(double value, double tangent) {}

    static Gradient gradient(double x, double[] a) {
        return pullback(x, a).apply(1);
    }

    static ValueAndGradient valueAndGradient(double x, double[] a) {
        Pullback back = pullback(x, a);
        return new ValueAndGradient(back.value(), back.apply(1));
    }

    static Pullback pullback(double x, double[] a) {
        return new Pullback().at(x, a);
    }

    static ValueAndTangent pushforward(double x, double[] a, double xDot, double[] aDot) {
        DeepArrays.requireShape(a, aDot, "aDot");
        double value = pullback(x, a).value();
        double tangent = 2 * a[0] * x * xDot + x * x * aDot[0] + Math.cos(a[1]) * aDot[1];
        return new ValueAndTangent(value, tangent);
    }

    static final class Pullback {
        private double x;
        private double[] a;
        private double value;

        Pullback at(double x, double[] a) {
            if (x < 0) throw new IllegalArgumentException("negative: " + x);
            this.x = x;
            this.a = a;
            this.value = a[0] * x * x + Math.sin(a[1]);
            return this;
        }

        double value() {
            return value;
        }

        Gradient apply(double seed) {
            double[] aBar = new double[a.length];
            aBar[0] = seed * x * x;
            aBar[1] = seed * Math.cos(a[1]);
            return new Gradient(2 * seed * a[0] * x, aBar);
        }

        void accumulate(double seed, double[] xBar, double[] aBar) {
            DeepArrays.requireOneEntry(xBar, "xBar");
            DeepArrays.requireShape(a, aBar, "aBar");
            xBar[0] += 2 * seed * a[0] * x;
            aBar[0] += seed * x * x;
            aBar[1] += seed * Math.cos(a[1]);
        }
    }
}

final class HandPair {
    record ValueAndTangent(double[] value, double[] tangent) {}

    static Pullback pullback(double[] a) {
        return new Pullback().at(a);
    }

    static ValueAndTangent pushforward(double[] a, double[] aDot) {
        DeepArrays.requireShape(a, aDot, "aDot");
        return new ValueAndTangent(
                new double[] {a[0] * a[1], a[1]}, new double[] {aDot[0] * a[1] + a[0] * aDot[1], aDot[1]});
    }

    static double[][] jacobian(double[] a) {
        return new double[][] {{a[1], a[0], 0}, {0, 1, 0}};
    }

    static final class Pullback {
        private double[] a;
        private final double[] value = new double[2];
        private final double[] kept = new double[3];

        Pullback at(double[] a) {
            this.a = a;
            value[0] = a[0] * a[1];
            value[1] = a[1];
            return this;
        }

        double[] value() {
            return value.clone();
        }

        double[] apply(double[] seed) {
            DeepArrays.requireShape(value, seed, "seed of pair");
            kept[0] = 0;
            kept[1] = 0;
            kept[0] += seed[0] * a[1];
            kept[1] += seed[0] * a[0] + seed[1];
            return kept.clone();
        }

        void accumulate(double[] seed, double[] aBar) {
            DeepArrays.requireShape(value, seed, "seed of pair");
            DeepArrays.requireShape(a, aBar, "aBar of pair");
            aBar[0] += seed[0] * a[1];
            aBar[1] += seed[0] * a[0] + seed[1];
        }
    }
}

final class HandCube {
    record ValueAndGradient(double value, double gradient) {}

    record ValueAndTangent(double value, double tangent) {}

    static double gradient(double x) {
        return 3 * x * x;
    }

    static ValueAndGradient valueAndGradient(double x) {
        return new ValueAndGradient(x * x * x, gradient(x));
    }

    static Pullback pullback(double x) {
        return new Pullback().at(x);
    }

    static ValueAndTangent pushforward(double x, double xDot) {
        return new ValueAndTangent(x * x * x, gradient(x) * xDot);
    }

    static double[][] hessian(double x) {
        return new double[][] {{6 * x}};
    }

    static double hessianVectorProduct(double x, double xDot) {
        return x * 6 * xDot;
    }

    static final class Pullback {
        private double x;

        Pullback at(double x) {
            this.x = x;
            return this;
        }

        double value() {
            return x * x * x;
        }

        double apply(double seed) {
            return gradient(x) * seed;
        }

        void accumulate(double seed, double[] xBar) {
            DeepArrays.requireOneEntry(xBar, "xBar of cube");
            xBar[0] += apply(seed);
        }
    }
}
