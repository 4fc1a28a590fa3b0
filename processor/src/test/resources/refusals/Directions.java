package refusals;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;
import org.wengert.Wengert;

/** Hooks and checkpoints that cannot be. */
final class Directions {
    private Directions() {}

    @Differentiable
    static double prints(double x) {
        return Wengert.checkpoint(() -> {
            System.out.println("again"); // error: ImpureCheckpoint at System.out.println("again")
            return x * x;
        });
    }

    @Differentiable
    static double random(double x, Random r) {
        return Wengert.checkpoint(() -> x * r.nextDouble()); // error: ImpureCheckpoint at r.nextDouble()
    }

    @Differentiable
    static double inAHelper(double x) {
        return Wengert.checkpoint(() -> x * time());
    }

    static long time() {
        return System.nanoTime(); // error: ImpureCheckpoint at System.nanoTime()
    }

    @Differentiable
    static double writes(double x) {
        double[] a = new double[1];
        double y = Wengert.checkpoint(() -> a[0] = x * x); // error: ImpureCheckpoint at Wengert.checkpoint(() -> a[0] = x * x)
        return y * a[0];
    }

    @Differentiable
    static double gives(double[] x) {
        double[] y = Wengert.checkpoint(() -> x); // error: ImpureCheckpoint at Wengert.checkpoint(() -> x)
        return y[0];
    }

    @Differentiable
    static double changes(double[] x) {
        double[] y = Wengert.checkpoint(() -> {
            return new double[x.length];
        });
        Cell c = new Cell();
        double z = Wengert.checkpoint(() -> { // error: ImpureCheckpoint
            c.value = x[0];
            return x[0];
        });
        return y[0] + z + c.value;
    }

    static final class Cell {
        double value;
    }

    @Differentiable(order = 2)
    static double second(double x) {
        return x * Wengert.hook(x * x, g -> -g); // error: NoSecondDerivative at Wengert.hook(x * x, g -> -g)
    }

    @Differentiable
    static double hookOnAnArrayOutside(double x) {
        double[] seen = new double[1];
        double y = Wengert.hook(x, g -> seen[0] = g); // error: Unsupported at Wengert.hook(x, g -> seen[0] = g)
        return y + seen[0];
    }

    private static double repeated(DoubleUnaryOperator f, double x, int n) {
        return n == 0 ? x : repeated(f, f.applyAsDouble(x), n - 1); // error: Recursion at repeated(f, f.applyAsDouble(x), n - 1)
    }

    @Differentiable
    static double hookThatCallsItself(double x) {
        return x * Wengert.hook(x, g -> repeated(v -> v * g, g, 3));
    }

    private static double growing(DoubleUnaryOperator f, double x, int n) {
        return n == 0 ? f.applyAsDouble(x) : growing(f.andThen(v -> v * x), x, n - 1); // error: Recursion at growing(f.andThen(v -> v * x), x, n - 1)
    }

    @Differentiable
    static double functionThatGrows(double x) {
        return growing(Math::sin, x, 3);
    }
}
