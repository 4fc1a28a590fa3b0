package programs;

import java.util.function.*;
import org.wengert.Differentiable;

/** Methods that call themselves with functions and objects among their arguments. */
final class RecursiveFunctions {
    interface Integrand {
        double at(double x);
    }

    static double simpson(Integrand f, double a, double b, double fa, double fm, double fb, double whole, int depth) {
        double m = (a + b) / 2, lm = (a + m) / 2, rm = (m + b) / 2;
        double flm = f.at(lm), frm = f.at(rm);
        double left = (m - a) / 6 * (fa + 4 * flm + fm), right = (b - m) / 6 * (fm + 4 * frm + fb);
        double delta = left + right - whole;
        if (depth <= 0 || Math.abs(delta) <= 1e-3) return left + right + delta / 15;
        return simpson(f, a, m, fa, flm, fm, left, depth - 1) + simpson(f, m, b, fm, frm, fb, right, depth - 1);
    }

    //: k in [1, 2]; b in [2, 3]
    //: allocates recursion
    @Differentiable
    static double adaptiveSimpson(double k, double b) {
        Integrand f = x -> Math.exp(-k * x) * Math.sin(x * x);
        double fa = f.at(0), fm = f.at(b / 2), fb = f.at(b);
        return simpson(f, 0, b, fa, fm, fb, b / 6 * (fa + 4 * fm + fb), 6);
    }

    record Medium(double index, double absorption, int levels) {
        double pass(double light, int depth) {
            if (depth == levels) return light;
            double left = light * Math.exp(-absorption / (depth + 1));
            return index * pass(left, depth + 1) + Math.sin(left);
        }
    }

    static double both(Medium medium, double[] light, int from, int to) {
        if (to - from == 1) return medium.pass(light[from], 0);
        int middle = (from + to) / 2;
        return both(medium, light, from, middle) * both(medium, light, middle, to);
    }

    //: index in [0.5, 1]; light[4]
    //: allocates recursion
    @Differentiable
    static double light(double index, double absorption, double[] light) {
        return both(new Medium(index, absorption, 3), light, 0, light.length);
    }

    static final class Count {
        double sum;
        int calls;
    }

    static double walk(Count count, DoubleUnaryOperator f, double x, int depth) {
        count.calls++;
        count.sum += f.applyAsDouble(x);
        if (depth == 0) return x * count.sum;
        return walk(count, f, x / 2, depth - 1) + walk(count, f, x * count.sum, depth - 1);
    }

    //: allocates recursion
    @Differentiable
    static double counted(double x, double k) {
        Count count = new Count();
        double y = walk(count, v -> Math.tanh(k * v), x, 3);
        return y + count.sum * count.calls;
    }

    static double even(DoubleBinaryOperator f, double x, int n) {
        return n == 0 ? x : odd(f, f.applyAsDouble(x, n), n - 1);
    }

    static double odd(DoubleBinaryOperator f, double x, int n) {
        return n == 0 ? -x : even(f, f.applyAsDouble(n, x), n - 1);
    }

    //: n = 0 | 1 | 5
    //: allocates recursion
    @Differentiable(order = 2)
    static double mutual(double x, double c, int n) {
        return even((a, b) -> Math.sin(a * c) + b / 3, x, n) * even((a, b) -> a + c * b, x, n);
    }

    static double[] map(DoubleUnaryOperator f, double[] x, int from) throws java.io.IOException {
        if (from == x.length) return x;
        if (from > 10) throw new java.io.IOException("long");
        x[from] = f.applyAsDouble(x[from]);
        return map(f, x, from + 1);
    }

    //: x[3]
    //: allocates recursion
    @Differentiable
    static double[] mapped(double[] x, double c) throws java.io.IOException {
        double[] once = map(v -> v * v + c, x.clone(), 0);
        return map(v -> Math.sqrt(v) * c, map(v -> v + x[0], once, 1), 0);
    }

    static double folded(DoubleBinaryOperator f, int n, double x) {
        return n <= 1 ? x : f.applyAsDouble(folded(f, n - 1, x), folded(f, n - 2, x));
    }

    //: n = 0 | 3 | 5
    //: allocates recursion
    @Differentiable
    static double fibonacci(double x, double c, int n) {
        try {
            return folded((a, b) -> {
                if (a > 50) throw new ArithmeticException();
                return a * c + b;
            }, n, x);
        } catch (ArithmeticException large) {
            return c;
        }
    }

    interface Shape {
        double area(double scale, int depth);
    }

    record Square(double side) implements Shape {
        @Override
        public double area(double scale, int depth) {
            return depth == 0 ? side * side : scale * area(scale * 0.7, depth - 1) + side;
        }
    }

    record Disc(double radius) implements Shape {
        @Override
        public double area(double scale, int depth) {
            return depth == 0 ? Math.PI * radius * radius : area(scale + radius, depth - 1) / scale;
        }
    }

    //: a in [0.5, 1.5]
    //: allocates recursion
    @Differentiable
    static double areas(double a, double scale) {
        Shape one = a > 1 ? new Square(a * a) : new Disc(a);
        return one.area(scale, 3) + new Square(scale).area(a, 2);
    }
}
