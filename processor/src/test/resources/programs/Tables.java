package programs;

import java.util.function.DoubleBinaryOperator;
import org.wengert.Differentiable;

/** Arrays of objects. */
final class Tables {
    record Point(double x, double y) {
        Point towards(Point o, double t) {
            return new Point(x + t * (o.x - x), y + t * (o.y - y));
        }

        double dot(Point o) {
            return x * o.x + y * o.y;
        }
    }

    record Named(String name, Point at, double[] weights) {}

    static final class Body {
        double position;
        double velocity;

        Body(double position) {
            this.position = position;
        }
    }

    sealed interface Layer permits Linear, Bias {
        double apply(double x);
    }

    record Linear(double w) implements Layer {
        public double apply(double x) {
            return w * x;
        }
    }

    record Bias(double b) implements Layer {
        public double apply(double x) {
            return x + b;
        }
    }

    private static double length(Point... path) {
        double s = 0;
        for (int i = 1; i < path.length; i++) s += path[i].dot(path[i - 1]);
        return s;
    }

    //: t in [0, 1]; n = 1 | 2 | 5
    @Differentiable
    static double casteljau(double[] c, double t, int n) {
        Point[] p = new Point[n];
        for (int i = 0; i < n; i++) p[i] = new Point(c[i % 3], i * t);
        for (int k = n - 1; k > 0; k--) {
            for (int i = 0; i < k; i++) p[i] = p[i].towards(p[i + 1], t);
        }
        return p[0].x() * p[0].y() + p[0].x();
    }

    @Differentiable
    static double initialised(double x, double y) {
        Point[] p = {new Point(x, y), new Point(y, 1), null};
        p[2] = p[0];
        p[0] = p[1];
        return length(p) + length(p[2], p[1]) + length();
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double missing(double x, int n) {
        Point[] p = new Point[3];
        if (n > 0) p[n] = new Point(x, x * x);
        double s = x;
        for (Point q : p) if (q != null) s += q.dot(q);
        return p[1] == null ? s * s : s;
    }

    @Differentiable
    static double nullElement(double x, int n) {
        Point[] p = new Point[2];
        p[0] = new Point(x, 1);
        return p[n].x() * x;
    }

    static Object[][] nullElementArguments() {
        return new Object[][] {{1.5, 0}, {1.5, 1}, {1.5, 2}};
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double bodies(double[] x, int n) {
        Body[] b = new Body[x.length];
        for (int i = 0; i < b.length; i++) b[i] = new Body(x[i]);
        Body first = b[0];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < b.length; i++) {
                Body right = b[(i + 1) % b.length];
                b[i].velocity += 0.1 * (right.position - b[i].position);
            }
            for (Body body : b) body.position += 0.1 * body.velocity;
            if (k == 1) b[0] = b[1];
        }
        return first.position * b[0].velocity + b[2].position;
    }

    @Differentiable
    static double records(double x, double[] w) {
        Named[] a = new Named[2];
        a[0] = new Named("a", new Point(x, 1), w);
        a[1] = new Named("b", a[0].at(), new double[] {x, x * x});
        a[1].weights()[0] += a[0].weights()[1];
        Named[] b = a.clone();
        b[0] = a[1];
        a[1].weights()[1] *= 2;
        return b[0].weights()[1] * a[0].at().x() + b[1].weights()[0] * b[0].name().length() + a[0].weights()[2];
    }

    //: n = 1 | 3
    @Differentiable
    static double grid(double x, int n) {
        Point[][] g = new Point[n][2];
        for (int i = 0; i < n; i++) for (int j = 0; j < 2; j++) g[i][j] = new Point(x * i, j + x);
        Point[] row = g[n - 1];
        row[1] = new Point(x, x);
        double s = 0;
        for (Point[] r : g) for (Point p : r) s += p.dot(g[0][1]);
        g[0] = row;
        return s + g[0][1].x() + g.length * x;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double network(double x, double w, int n) {
        Layer[] layers = {new Linear(w), new Bias(x), new Linear(w * w)};
        layers[n] = new Bias(2 * w);
        double s = x;
        for (Layer l : layers) s = l.apply(s);
        return s;
    }

    @Differentiable
    static double functions(double x, double y, int n) {
        DoubleBinaryOperator[][] f = {{(a, b) -> a * b, (a, b) -> a + b * x}, {Math::pow}};
        return f[0][n % 2].applyAsDouble(x, y) * f[1][0].applyAsDouble(x, y);
    }

    @Differentiable
    static double boxed(double x) {
        Double[] a = {x, x * x, null};
        double s = 0;
        for (Double d : a) if (d != null) s += d;
        a[2] = s;
        return a[2] * a[0];
    }
}
