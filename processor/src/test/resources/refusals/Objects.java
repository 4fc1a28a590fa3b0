package refusals;

import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;

/** Objects and functions that cannot be followed. */
final class Objects {
    interface Fn {
        double apply(double x);
    }

    record Point(double x, double y) {}

    record Chain(double head, Chain tail) {
        double sum() {
            return tail == null ? head : head + tail.sum();
        }
    }

    record Counted(double x) {
        static int count;

        Counted {
            count(); // an effect
        }

        static void count() {
            System.out.flush();
        }
    }

    static class Counter {
        double total;
        private double secret = 1;

        void add(double x) {
            total += x;
        }

        double scaled(double x) {
            return x * secret;
        }
    }

    static class Open {
        double twice(double x) {
            return 2 * x;
        }
    }

    double state;

    @Differentiable
    static double openCall(double x, Open open) {
        return x * open.twice(x); // error: NoDerivativeRule at open.twice(x)
    }

    @Differentiable
    static double functionFromElsewhere(double x, DoubleUnaryOperator f) {
        DoubleUnaryOperator g = x > 1 ? f : y -> y * x;
        return g.applyAsDouble(x); // error: NoDerivativeRule at g.applyAsDouble(x)
    }

    @Differentiable
    static double functionToElsewhere(double x) {
        List<DoubleUnaryOperator> list = new LinkedList<>();
        list.add(y -> y * x); // error: Unsupported at y -> y * x
        return list.get(0).applyAsDouble(x);
    }

    @Differentiable
    static double objectToElsewhere(double x) {
        Counter c = new Counter();
        c.add(x);
        Set.of(c); // error: ObjectEscapes at Set.of(c)
        return c.total;
    }

    @Differentiable
    static double recordWithActiveValue(double x) {
        Point p = new Point(x, x * x);
        return Set.of(p).iterator().next().x(); // error: NoDerivativeRule at Set.of(p)
    }

    @Differentiable
    static double effectOfAConstructor(double x) {
        Counted c = new Counted(x);
        return c == null ? x : c.equals(Set.of(c)) ? 1 : c.x(); // error: ObjectEscapes at Set.of(c)
    }

    @Differentiable
    static double localClassToElsewhere(double x) {
        class Sum {
            double total = x;
        }
        Sum s = new Sum();
        s.total += x;
        Set.of(s); // error: ObjectEscapes at Set.of(s)
        return s.total;
    }

    @Differentiable
    static double privateField(double x, Counter c) {
        return c.scaled(x); // error: NoDerivativeRule at c.scaled(x)
    }

    @Differentiable
    static double fieldOfAnArgument(double x, Counter c) {
        c.total = x; // error: FieldWrite at c.total = x
        return c.total * x;
    }

    @Differentiable
    static double chain(double x, int n) {
        Chain c = null;
        for (int i = 0; i < n; i++) c = new Chain(x * i, c); // error: Unsupported at new Chain(x * i, c)
        return c.sum();
    }

    @Differentiable
    static double composedInALoop(double x, int n) {
        Fn f = y -> y;
        for (int i = 0; i < n; i++) { // error: Unsupported
            Fn g = f;
            f = y -> g.apply(y) * x;
        }
        return f.apply(x);
    }
}
