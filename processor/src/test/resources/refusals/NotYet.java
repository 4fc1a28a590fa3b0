package refusals;

import org.wengert.Differentiable;
import org.wengert.PullbackOf;

/** What is refused until it is supported; each of these becomes a program then. */
final class NotYet {
    @Differentiable
    static double resources(double x) throws java.io.IOException {
        try (java.io.StringReader r = new java.io.StringReader("a")) { // error: Unsupported at java.io.StringReader r = new java.io.StringReader("a")
            return x * r.read();
        }
    }

    static double squared(double x) {
        return x * x;
    }

    @PullbackOf(type = NotYet.class, method = "squared")
    record SquaredPullback(double x) {
        static SquaredPullback of(double x) {
            return new SquaredPullback(x);
        }

        double value() {
            return squared(x);
        }

        double apply(double seed) {
            return 2 * x * seed;
        }
    }

    @Differentiable
    static double handWrittenPullback(double x) {
        return 1 + squared(x); // error: Unsupported at squared(x)
    }
}
