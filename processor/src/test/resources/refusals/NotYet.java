package refusals;

import org.wengert.Differentiable;

/** What is refused until it is supported; each of these becomes a program then. */
final class NotYet {
    @Differentiable
    static double resources(double x) throws java.io.IOException {
        try (java.io.StringReader r = new java.io.StringReader("a")) { // error: Unsupported at java.io.StringReader r = new java.io.StringReader("a")
            return x * r.read();
        }
    }
}
