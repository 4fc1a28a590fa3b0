package goldens;

import org.wengert.Differentiable;

final class SealedDispatch {
    sealed interface Shape {
        double area();
    }

    record Circle(double r) implements Shape {
        @Override
        public double area() {
            return Math.PI * r * r;
        }
    }

    record Box(double a, double b) implements Shape {
        @Override
        public double area() {
            return a * b;
        }
    }

    @Differentiable
    static double area(Shape shape) {
        return shape.area();
    }
}
