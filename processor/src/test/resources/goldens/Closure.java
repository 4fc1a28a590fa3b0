package goldens;

import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;

final class Closure {
    @Differentiable
    static double simpson(double a, double b, double k) {
        return integral(x -> Math.exp(-k * x), a, b);
    }

    private static double integral(DoubleUnaryOperator f, double a, double b) {
        double middle = (a + b) / 2;
        return (b - a) / 6 * (f.applyAsDouble(a) + 4 * f.applyAsDouble(middle) + f.applyAsDouble(b));
    }
}
