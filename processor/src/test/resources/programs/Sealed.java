package programs;

import org.wengert.Differentiable;

/** Sealed interfaces over records. */
final class Sealed {
    sealed interface Shape permits Circle, Box, Nothing, Fixed {
        double area();
    }

    record Circle(double x, double radius) implements Shape {
        @Override
        public double area() {
            return Math.PI * radius * radius;
        }
    }

    record Box(double[] sides, int n) implements Shape {
        @Override
        public double area() {
            return sides[0] * sides[1] * n;
        }
    }

    record Nothing() implements Shape {
        @Override
        public double area() {
            return 0;
        }
    }

    enum Fixed implements Shape {
        ONE;

        @Override
        public double area() {
            return 1;
        }
    }

    sealed interface Term {}

    sealed interface Leaf extends Term {}

    record Constant(double value) implements Leaf {}

    record Variable(double factor) implements Leaf {}

    record Product(Constant a, Variable b) implements Term {}

    //: sets 4; s.sides[2]
    @Differentiable(order = 2)
    static double scaled(Shape s, double x) {
        return s.area() * x * x;
    }

    //: sets 4
    @Differentiable(order = 2)
    static double byClass(Shape s, double x) {
        if (s instanceof Circle c) return c.x() * x + c.radius();
        if (s instanceof Box b) return b.sides()[0] * x * x;
        return x;
    }

    //: sets 4
    @Differentiable
    static Shape grown(Shape s, double k) {
        if (s instanceof Circle c) return new Circle(c.x(), c.radius() * k);
        if (s instanceof Box b) return new Box(new double[] {b.sides()[0] * k, b.sides()[1]}, b.n());
        return s;
    }

    //: sets 4
    @Differentiable
    static Shape same(Shape s) {
        return s;
    }

    //: all[4]
    @Differentiable
    static double total(Shape[] all) {
        double sum = 0;
        for (Shape s : all) sum += s.area();
        return sum;
    }

    record Scene(Shape front, Shape back, double weight) {}

    //: sets 4
    @Differentiable
    static double scene(Scene scene) {
        return scene.front().area() * scene.weight() - scene.back().area();
    }

    //: sets 3
    @Differentiable
    static double nested(Term t, double x) {
        if (t instanceof Leaf l) return l instanceof Constant c ? c.value() : ((Variable) l).factor() * x;
        Product p = (Product) t;
        return p.a().value() * p.b().factor() * x;
    }

    //: x = -1 | 1
    @Differentiable
    static Term made(double x) {
        return x < 0 ? new Constant(x * x) : new Product(new Constant(x), new Variable(3 * x));
    }

    //: all[4]
    @Differentiable
    static Shape[] allGrown(Shape[] all, double k) {
        Shape[] result = new Shape[all.length];
        for (int i = 0; i < all.length; i++) result[i] = grown(all[i], k);
        return result;
    }
}
