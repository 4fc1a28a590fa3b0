package refusals;

import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;

/** Types that can have no tangents. */
final class Types {
    @Differentiable
    record Passive(int n, String s) {} // error: NotDifferentiable

    @Differentiable
    sealed interface Nothing {} // error: NotDifferentiable

    record One() implements Nothing {}

    record Two(int n) implements Nothing {}

    @Differentiable
    interface Open {} // error: NotDifferentiable

    @Differentiable
    enum Kind { // error: NotDifferentiable
        LINEAR
    }

    @Differentiable
    abstract static class Abstract { // error: NotDifferentiable
        double x;
    }

    @Differentiable
    class Inner { // error: NotDifferentiable
        double x;

        Inner(double x) {
            this.x = x;
        }
    }

    @Differentiable
    static class Derived extends Base { // error: NotDifferentiable
        double x;
    }

    static class Base {
        double y;
    }

    @Differentiable
    static class Hidden {
        private final double x; // error: PrivateMember

        Hidden(double x) {
            this.x = x;
        }
    }

    @Differentiable
    static class Made { // error: NoCanonicalConstructor
        final double x;
        final int n;

        Made(double x) {
            this.x = x;
            n = 1;
        }
    }

    @Differentiable
    private record Secret(double x) {} // error: PrivateMember

    record Pair<A, B>(A a, B b) {}

    @Differentiable
    static double ofNumbers(Pair<Double, Double> p) {
        return 0;
    }

    @Differentiable
    static double ofArrays(Pair<double[], Double> p) { // error: SeveralTangents at Pair<double[], Double>
        return 0;
    }

    @Differentiable
    static double ofText(Pair<String, String> p) { // error: NoDifferentiableParameter
        return 0;
    }

    @Differentiable
    static Pair<Integer, Integer> toIntegers(double x) { // error: ReturnType at Pair<Integer, Integer>
        return new Pair<>(1, 2);
    }

    @Differentiable(wrt = "f") // error: PassiveParameter at "f"
    static double ofFunction(DoubleUnaryOperator f, double x) {
        return f.applyAsDouble(x);
    }

    record Curve(double x) {
        @Differentiable
        double tangent() { // error: NameTaken
            return x;
        }
    }

    record Angle(double degrees) {
        public double degrees() { // error: Accessor
            return degrees % 360;
        }
    }

    @Differentiable
    static double ofAngle(Angle a) {
        return a.degrees();
    }

    record Chain(double value, Chain next) {}

    @Differentiable
    static double ofChain(Chain c) { // error: RecursiveType at Chain
        return c.value();
    }

    record Weights(double[] w) {
        Weights {
            w = new double[] {w[0] / w[1], 1};
        }
    }

    @Differentiable
    static Weights toWeights(double x) { // error: NoCopy at Weights
        return new Weights(new double[] {x, 2});
    }
}
