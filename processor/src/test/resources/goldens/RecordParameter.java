package goldens;

import org.wengert.Differentiable;

final class RecordParameter {
    record Point(double x, double y) {}

    @Differentiable
    static double distance(Point p, Point q) {
        return Math.hypot(p.x() - q.x(), p.y() - q.y());
    }
}
