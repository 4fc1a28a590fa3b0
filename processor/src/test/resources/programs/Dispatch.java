package programs;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.wengert.Differentiable;

/** Which method runs depends on the object. */
final class Dispatch {
    sealed interface Shape permits Circle, Square, Ring {
        double area();

        default double twice() {
            return 2 * area();
        }
    }

    record Circle(double r) implements Shape {
        public double area() {
            return Math.PI * r * r;
        }
    }

    record Square(double side) implements Shape {
        public double area() {
            return side * side;
        }

        @Override
        public double twice() {
            return area() + side * side;
        }
    }

    record Ring(Circle outer, double inner) implements Shape {
        public double area() {
            return outer.area() - new Circle(inner).area();
        }
    }

    abstract static class Model {
        final double bias;

        Model(double bias) {
            this.bias = bias * 2;
        }

        abstract double raw(double x);

        double predict(double x) {
            return raw(x) + bias;
        }
    }

    static class Linear extends Model {
        final double slope;

        Linear(double slope, double bias) {
            super(bias);
            this.slope = slope;
        }

        @Override
        double raw(double x) {
            return slope * x;
        }
    }

    static final class Bent extends Linear {
        Bent(double slope) {
            super(slope, slope);
        }

        @Override
        double raw(double x) {
            return Math.tanh(super.raw(x));
        }

        @Override
        double predict(double x) {
            return super.predict(x) * slope;
        }
    }

    enum Kernel {
        LINEAR {
            @Override
            double of(double r) {
                return r;
            }
        },
        GAUSS {
            @Override
            double of(double r) {
                return Math.exp(-r * r / 2);
            }
        },
        POWER {
            @Override
            double of(double r) {
                return Math.pow(r, exponent());
            }
        };

        abstract double of(double r);

        double exponent() {
            return ordinal() + 0.5;
        }
    }

    enum Op implements DoubleBinaryOperator {
        ADD((a, b) -> a + b, 1),
        MUL((a, b) -> a * b, 2);

        private final DoubleBinaryOperator f;
        final double weight;

        Op(DoubleBinaryOperator f, double weight) {
            this.f = f;
            this.weight = weight;
        }

        @Override
        public double applyAsDouble(double a, double b) {
            return weight * f.applyAsDouble(a, b);
        }
    }

    enum Unit {
        METRE(1, 0),
        CELSIUS(1, 273.15),
        FAHRENHEIT(5 / 9.0, 459.67);

        private final double factor;
        private final double offset;

        Unit(double factor, double offset) {
            this.factor = factor;
            this.offset = offset;
        }

        double toBase(double x) {
            return factor * (x + offset);
        }

        static Unit of(int n) {
            return n == 0 ? METRE : n == 1 ? CELSIUS : FAHRENHEIT;
        }
    }

    static Shape shape(double x, int n) {
        if (n == 0) return new Circle(x);
        if (n == 1) return new Square(x * x);
        return new Ring(new Circle(2 * x), x);
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double sealedInterface(double x, int n) {
        Shape s = shape(x, n);
        return s.area() * x + s.twice();
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double instanceOf(double x, int n) {
        Shape s = shape(x, n);
        double r = 0;
        if (s instanceof Circle c) r += c.r() * x;
        if (s instanceof Square q && q.side() > 0.1) r += q.side();
        if (!(s instanceof Ring ring)) return r * x;
        return r + ring.outer().r() * ring.inner();
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double casts(double x, int n) {
        Object o = n == 0 ? x : n == 1 ? new Circle(x) : new double[] {x, x * x};
        if (o instanceof Double) return (Double) o * x;
        if (o instanceof Circle) return ((Circle) o).area();
        double[] a = (double[]) o;
        return a[0] * a[1];
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double inheritance(double x, double k, int n) {
        Model m = n == 0 ? new Linear(k, x) : n == 1 ? new Bent(k) : new Model(k) {
            @Override
            double raw(double y) {
                return y * bias * x;
            }
        };
        return m.predict(x) * m.bias;
    }

    @Differentiable
    static double enums(double x, Kernel kernel) {
        return kernel.of(x) * kernel.of(2 * x) + Kernel.GAUSS.of(x);
    }

    static Object[][] enumsArguments() {
        return new Object[][] {{1.2, Kernel.LINEAR}, {0.7, Kernel.GAUSS}, {1.1, Kernel.POWER}};
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double enumFields(double x, double y, int n) {
        Op op = n == 0 ? Op.ADD : Op.MUL;
        DoubleBinaryOperator same = op;
        Unit unit = Unit.of(n);
        return op.applyAsDouble(x, y) + same.applyAsDouble(y, y) + unit.toBase(x) * Unit.FAHRENHEIT.toBase(y) + op.weight * x;
    }

    @Differentiable
    static double switchOnEnum(double x, Kernel kernel) {
        Kernel next = kernel == Kernel.LINEAR ? Kernel.POWER : Kernel.LINEAR;
        double s = switch (next) {
            case LINEAR -> x;
            case GAUSS -> x * x;
            case POWER -> {
                double p = next.exponent();
                yield Math.pow(x, p);
            }
        };
        return s * kernel.of(x);
    }

    static Object[][] switchOnEnumArguments() {
        return new Object[][] {{1.2, Kernel.LINEAR}, {0.7, Kernel.GAUSS}, {1.1, Kernel.POWER}};
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double inALoop(double x, int n) {
        Shape s = new Circle(x);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += s.area() * (i + 1);
            s = i % 2 == 0 ? new Square(s.area()) : new Ring(new Circle(x + sum), x);
        }
        return sum + s.twice();
    }

    //: n = 0 | 1
    @Differentiable
    static double functionOrObject(double x, double k, int n) {
        DoubleUnaryOperator f = n == 0 ? y -> y * k : new DoubleUnaryOperator() {
            @Override
            public double applyAsDouble(double y) {
                return y + k * x;
            }
        };
        return f.applyAsDouble(x) * f.applyAsDouble(k);
    }
}
