package refusals;

import java.util.Random;
import org.wengert.Differentiable;

/** Companions whose members have no derivatives of their own. */
final class Nested {
    private static double helper(double x) {
        return NestedItself.gradient(x); // error: NestedInItself at NestedItself.gradient(x)
    }

    @Differentiable
    static double itself(double x) {
        return x < 1 ? x * x : helper(x / 2);
    }

    @Differentiable
    static double there(double x) {
        return NestedBack.gradient(x) * x; // error: NestedInItself at NestedBack.gradient(x)
    }

    @Differentiable
    static double back(double x) {
        return NestedThere.gradient(x) * x; // error: NestedInItself at NestedThere.gradient(x)
    }

    @Differentiable
    static double noisy(double x, Random random) {
        return x * x * random.nextDouble();
    }

    @Differentiable
    static double overNoise(double x, Random random) {
        return NestedNoisy.gradient(x, random); // error: NestedEffects at NestedNoisy.gradient(x, random)
    }

    @Differentiable
    static double fine(float x, float[] a) {
        return x * a[0];
    }

    @Differentiable
    static double accumulated(float x, float[] a) {
        float[] bar = new float[1];
        NestedFine.pullback(x, a).accumulate(1, bar, a); // error: NotNested at NestedFine.pullback(x, a).accumulate(1, bar, a)
        return bar[0];
    }

    @Differentiable
    static double hooked(double x) {
        return org.wengert.Wengert.hook(x * x, bar -> 2 * bar);
    }

    @Differentiable
    static double overHook(double x) {
        return NestedHooked.gradient(x); // error: NotNested at NestedHooked.gradient(x)
    }

    record Point(double x, double y) {}

    @Differentiable
    static double ofRecord(Point p) {
        return p.x() * p.y();
    }

    @Differentiable
    static double[] both(Point p) {
        return new double[] {p.x() * p.y(), p.x()};
    }

    @Differentiable
    static double overEntries(double x) {
        return NestedBoth.jacobian(new Point(x, x))[0][0]; // error: NotNested at NestedBoth.jacobian(new Point(x, x))
    }

    record Half(double x) {
        Half {
            x = x / 2;
        }
    }

    @Differentiable
    static Half halved(double x) {
        return new Half(x * x);
    }

    @Differentiable
    static double overHalved(double x) {
        return NestedHalved.pushforward(x, 1).value().x(); // error: NotNested at NestedHalved.pushforward(x, 1)
    }

    @Differentiable
    static class Open {
        double a;

        Open(double a) {
            this.a = a;
        }

        double f() {
            return a;
        }
    }

    @Differentiable
    static double ofOpen(Open o) {
        return o.f() * o.a;
    }

    @Differentiable
    static double overOpen(double x) {
        return NestedOfOpen.gradient(new Open(x)).a(); // error: NotNested at NestedOfOpen.gradient(new Open(x))
    }

    // What is refused in the one is refused in the other, and said once.
    @Differentiable
    static double lost(double x) {
        return Double.parseDouble("" + x); // error: DerivativeLost at Double.parseDouble("" + x)
    }

    @Differentiable
    static double overLost(double x) {
        return NestedLost.gradient(x);
    }
}
