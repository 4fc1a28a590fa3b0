package programs21;

import java.util.List;
import org.wengert.Differentiable;

/** Patterns in switches, and of records. */
final class Patterns {
    sealed interface Shape permits Circle, Rectangle, Pair {}

    record Circle(double radius) implements Shape {}

    record Rectangle(double width, double height) implements Shape {}

    record Pair(Shape first, Shape second) implements Shape {}

    record Box<T>(T content, int count) {}

    enum Mode {
        HALF,
        FULL
    }

    static double area(Shape s) {
        return switch (s) {
            case Circle c -> Math.PI * c.radius() * c.radius();
            case Rectangle(double w, double h) -> w * h;
            case Pair(Circle(var r), Circle(double q)) -> r * q;
            case Pair(var a, Shape b) -> Math.sqrt(a.hashCode() == b.hashCode() ? 2 : 3);
        };
    }

    @Differentiable(order = 2)
    static double sealedSwitch(double x, double y) {
        return area(new Circle(x)) * area(new Rectangle(x, y)) + area(new Pair(new Circle(y), new Circle(x * y)));
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double chosen(double x, double y, int n) {
        Shape s = n == 0 ? new Circle(x) : n == 1 ? new Rectangle(x, y) : new Pair(new Circle(x), new Circle(y));
        return switch (s) {
            case Circle c when c.radius() > 1 -> c.radius() * y;
            case Circle(double r) -> r * r * y;
            case Rectangle(double w, double h) when w > h -> w;
            case Rectangle r -> r.width() * r.height();
            case Pair(Circle a, Circle(double r)) -> a.radius() * r * r;
            case Pair p -> y;
        };
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double statement(double x, double y, int n) {
        Shape s = n == 0 ? new Circle(x) : new Rectangle(x, y);
        double sum = x;
        for (int i = 0; i < 3; i++) {
            switch (s) {
                case Circle(double r) -> {
                    sum *= r;
                    s = new Rectangle(sum, y);
                }
                case Rectangle(var w, var h) when w > h + 1 -> sum += w;
                case Rectangle(var w, var h) -> sum += w * h;
                case Pair p -> {
                    return sum;
                }
            }
        }
        return sum;
    }

    @Differentiable
    static double instanceOfRecord(double x, double y) {
        Object o = new Box<>(new Rectangle(x, y), 3);
        double s = x;
        if (o instanceof Box(Rectangle(double w, var h), int n) && n > 2) s += w * h * n;
        if (!(o instanceof Box(Rectangle r, int n))) return 0;
        return s + r.width() * n;
    }

    @Differentiable
    static double generic(double x) {
        Box<Double> box = new Box<>(x * x, 2);
        if (box instanceof Box<Double>(var content, var count)) return content * count * x;
        return 0;
    }

    //: n = 0 | 1
    @Differentiable
    static double nullCase(double x, int n) {
        Circle c = n == 0 ? null : new Circle(x);
        return switch (c) {
            case null -> x * x;
            case Circle(double r) -> 3 * r;
        };
    }

    //: n = 0 | 1
    @Differentiable
    static double nullSelector(double x, int n) {
        Shape s = n == 0 ? null : new Circle(x);
        return switch (s) {
            case Circle(double r) -> 3 * r;
            default -> x;
        };
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double enums(double x, int n) {
        Mode m = n == 0 ? Mode.HALF : n == 1 ? Mode.FULL : null;
        return switch (m) {
            case HALF -> x / 2;
            case FULL -> x * x;
            case null, default -> x * 3;
        };
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double objects(double x, int n) {
        Object o = n == 0 ? (Object) 3 : n == 1 ? new Circle(x) : (Object) x;
        return switch (o) {
            case Integer i when i > 5 -> x;
            case Integer i -> x * i;
            case Circle(double r) -> x * x * r;
            case Double d -> d * d * d;
            default -> 0;
        };
    }

    //: x[3]
    @Differentiable
    static double overAList(double[] x) {
        List<Shape> shapes = List.of(new Circle(x[0]), new Rectangle(x[1], x[2]), new Circle(x[2]));
        double s = 1;
        for (Shape shape : shapes) {
            s *= switch (shape) {
                case Circle(double r) -> r * r;
                case Rectangle(double w, double h) -> w + h;
                default -> throw new IllegalStateException();
            };
        }
        return s;
    }

    /** Methods of lists that came with 21. */
    @Differentiable
    static double firstAndLast(double x) {
        List<Double> list = List.of(x, 2 * x, x * x);
        return list.getFirst() * list.getLast();
    }
}
