package refusals;

import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;

/** What cannot be taken apart or named. */
final class Unusual {
    static final class Node {
        final double value;
        final Node next;

        Node(double value, Node next) {
            this.value = value;
            this.next = next;
        }
    }

    /** A list of unknown length. */
    @Differentiable
    static double linkedInALoop(double x, int n) {
        Node head = null;
        for (int i = 0; i < n; i++) head = new Node(x * i, head); // error: Unsupported at new Node(x * i, head)
        double s = x;
        while (head != null) {
            s = s * x + head.value;
            head = head.next;
        }
        return s;
    }

    /** A function that calls itself by way of an object that holds it. */
    @Differentiable
    static double recursionThroughAField(double x) {
        class Holder {
            DoubleUnaryOperator f;
        }
        Holder h = new Holder(); // error: Unsupported at new Holder()
        h.f = v -> v > 10 ? v : h.f.applyAsDouble(v * v + 1);
        return h.f.applyAsDouble(x);
    }

    @Differentiable
    static double localEnum(double x) {
        enum Weight {
            ONE(1),
            TWO(2);

            final double by;

            Weight(double by) {
                this.by = by;
            }
        }
        double s = 0;
        for (Weight w : Weight.values()) s += x * w.by; // error: Unsupported at Weight.values()
        return s;
    }

    @Differentiable
    static double classOfAMethod(double x) {
        class Local {}
        return Local.class.getName().isEmpty() ? 0 : x; // error: Unsupported at Local.class
    }

    @Differentiable
    static double synchronizedBlock(double x) {
        synchronized (Math.class) { // error: Unsupported
            return x * x;
        }
    }
}
