package refusals;

import java.io.IOException;
import org.wengert.DerivativesOf;
import org.wengert.Differentiable;
import org.wengert.Overwritten;
import org.wengert.Partials;
import org.wengert.PullbackOf;

/** Pullbacks that are none. */
final class Pullbacks {
    private Pullbacks() {}

    static double[] scale(double[] x, double y) {
        return new double[] {x[0] * y};
    }

    static double norm(double[] x) {
        return x[0];
    }

    static double sum(double x, double y) {
        return x + y;
    }

    static int count(double[] x) {
        return x.length;
    }

    static void mix(double[] x, double y, double[] z) {
        z[0] = x[0] * y;
    }

    static double measured(double[] x, double[] z) {
        z[0] = x[0];
        return x[0];
    }

    static double none(int n) {
        return n;
    }

    @PullbackOf(type = Pullbacks.class, method = "scale")
    private static final class Hidden { // error: PullbackShape
        static Hidden of(double[] x, double y) {
            return new Hidden();
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "scale")
    static final class NoFactory {} // error: PullbackShape

    @PullbackOf(type = Pullbacks.class, method = "scale")
    static final class TwoFactories {
        static TwoFactories of(double[] x, double y) {
            return new TwoFactories();
        }

        static TwoFactories of(double[] x) { // error: PullbackShape
            return new TwoFactories();
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "scale")
    static final class OtherFactory {
        static Object of(double[] x, double y) { // error: PullbackShape
            return new OtherFactory();
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "unknown")
    static final class UnknownMethod {
        static UnknownMethod of(double[] x, double y) { // error: RuleTarget
            return new UnknownMethod();
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "scale")
    static final class OtherParameters {
        static OtherParameters of(double[] x, float y) { // error: RuleTarget
            return new OtherParameters();
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "norm")
    static final class Throwing {
        static Throwing of(double[] x) throws IOException { // error: PullbackShape
            throw new IOException();
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "norm")
    static final class NoValue { // error: PullbackShape
        static NoValue of(double[] x) {
            return new NoValue();
        }

        double[] apply(double seed) {
            return new double[1];
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "norm")
    static final class OtherValue {
        static OtherValue of(double[] x) {
            return new OtherValue();
        }

        float value() { // error: PullbackShape
            return 0;
        }

        double[] apply(float seed) {
            return new double[1];
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "norm")
    static final class NoApply { // error: PullbackShape
        static NoApply of(double[] x) {
            return new NoApply();
        }

        double value() {
            return 0;
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "norm")
    static final class OtherSeed {
        static OtherSeed of(double[] x) {
            return new OtherSeed();
        }

        double value() {
            return 0;
        }

        double[] apply(double[] seed) { // error: PullbackShape at double[] seed
            return seed;
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "norm")
    static final class OtherCotangent {
        static OtherCotangent of(double[] x) {
            return new OtherCotangent();
        }

        double value() {
            return 0;
        }

        double apply(double seed) { // error: PullbackShape
            return seed;
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "scale")
    static final class NoRecord {
        static NoRecord of(double[] x, double y) {
            return new NoRecord();
        }

        double[] value() {
            return new double[1];
        }

        double[] apply(double[] seed) { // error: PullbackShape
            return seed;
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "scale")
    static final class MissingComponent {
        static MissingComponent of(double[] x, double y) {
            return new MissingComponent();
        }

        double[] value() {
            return new double[1];
        }

        Gradient apply(double[] seed) {
            return new Gradient(seed);
        }

        record Gradient(double[] x) {} // error: PullbackShape
    }

    @PullbackOf(type = Pullbacks.class, method = "scale")
    static final class OtherComponent {
        static OtherComponent of(double[] x, double y) {
            return new OtherComponent();
        }

        double[] value() {
            return new double[1];
        }

        Gradient apply(double[] seed) {
            return new Gradient(seed, 1);
        }

        record Gradient(double[] x, float y) {} // error: PullbackShape at float y
    }

    @PullbackOf(type = Pullbacks.class, method = "sum")
    static final class OtherNames {
        static OtherNames of(double x, double y) {
            return new OtherNames();
        }

        double value() {
            return 1;
        }

        Gradient apply(double seed) {
            return new Gradient(seed, seed);
        }

        record Gradient(double a, double b) {} // error: PullbackShape
    }

    @PullbackOf(type = Pullbacks.class, method = "sum")
    static final class OneMore {
        static OneMore of(double x, double y) {
            return new OneMore();
        }

        double value() {
            return 1;
        }

        Gradient apply(double seed) {
            return new Gradient(seed, seed, seed);
        }

        record Gradient(double x, double y, double z) {} // error: PullbackShape at double z
    }

    @PullbackOf(type = Pullbacks.class, method = "count")
    static final class OfIntegers {
        static OfIntegers of(double[] x) {
            return new OfIntegers();
        }

        int value() { // error: PullbackShape
            return 1;
        }

        double[] apply(int seed) {
            return new double[1];
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "none")
    static final class WithoutInputs {
        static WithoutInputs of(int n) { // error: PullbackShape
            return new WithoutInputs();
        }

        double value() {
            return 1;
        }

        double apply(double seed) {
            return seed;
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "mix")
    static final class OverwrittenNumber {
        static OverwrittenNumber of(double[] x, @Overwritten double y, double[] z) { // error: PullbackShape at @Overwritten double y
            return new OverwrittenNumber();
        }

        double[] value() {
            return new double[1];
        }

        double[] apply(double[] seed) {
            return seed;
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "mix")
    static final class OutputAlone {
        static OutputAlone of(double[] x, double y, @Overwritten double[] z) {
            return new OutputAlone();
        }

        double[] value() { // error: PullbackShape
            return new double[1];
        }

        Gradient apply(double[] seed) {
            return new Gradient(seed, 1, seed);
        }

        record Gradient(double[] x, double y, double[] z) {}
    }

    @PullbackOf(type = Pullbacks.class, method = "mix")
    static final class NotOverwritten {
        static NotOverwritten of(double[] x, double y, double[] z) {
            return new NotOverwritten();
        }

        double[] value() { // error: PullbackShape
            return new double[1];
        }

        double[] apply(double[] seed) {
            return seed;
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "measured")
    static final class WithoutResult {
        static WithoutResult of(double[] x, @Overwritten double[] z) {
            return new WithoutResult();
        }

        Outputs value() {
            return new Outputs(new double[1]);
        }

        Gradient apply(Outputs seed) {
            return new Gradient(seed.z, seed.z);
        }

        record Outputs(double[] z) {} // error: PullbackShape

        record Gradient(double[] x, double[] z) {}
    }

    @PullbackOf(type = Pullbacks.class, method = "norm")
    static final class OtherPushforward {
        static OtherPushforward of(double[] x) {
            return new OtherPushforward();
        }

        double value() {
            return 1;
        }

        double[] apply(double seed) {
            return new double[1];
        }

        static double pushforward(double[] x) { // error: PullbackShape
            return 1;
        }
    }

    @DerivativesOf(Pullbacks.class)
    static final class PartialsBeside {
        static double[] sum(double x, double y) {
            return Partials.partials(1, 1);
        }
    }

    @PullbackOf(type = Pullbacks.class, method = "sum")
    static final class PullbackBeside { // error: TwoRules
        static PullbackBeside of(double x, double y) {
            return new PullbackBeside();
        }

        double value() {
            return 1;
        }

        Gradient apply(double seed) {
            return new Gradient(seed, seed);
        }

        record Gradient(double x, double y) {}
    }

    static double opaque(double x) {
        return x;
    }

    static double slope(double x) {
        return Double.parseDouble("" + x); // error: NoSecondDerivative at Double.parseDouble("" + x)
    }

    @PullbackOf(type = Pullbacks.class, method = "opaque")
    record OpaquePullback(double x) {
        static OpaquePullback of(double x) {
            return new OpaquePullback(x);
        }

        double value() {
            return x;
        }

        double apply(double seed) {
            return seed * slope(x);
        }
    }

    @Differentiable(order = 2)
    static double second(double x) {
        return opaque(x);
    }
}
