package programs;

import org.wengert.Differentiable;

/** Parameters that are records, and receivers. */
final class RecordParameters {
    record Point(double x, double y) {}

    record Labelled(double weight, int count, String name, Point at) {}

    record Layer(double[] w, double b, boolean squashes) {}

    record Mixed(float f, Double d, double[][] m) {}

    @Differentiable(order = 2)
    static double product(Point p, double s) {
        return p.x() * p.y() * s + Math.sin(p.x());
    }

    @Differentiable(order = 2)
    static double distance(Point p, Point q) {
        double dx = p.x() - q.x();
        double dy = p.y() - q.y();
        return Math.sqrt(dx * dx + dy * dy + 1);
    }

    @Differentiable
    static double onlyOne(Point p) {
        return Math.exp(p.x()) * p.x();
    }

    @Differentiable(wrt = "q")
    static double ofOne(Point p, Point q) {
        return p.x() * q.y();
    }

    //: n = 2
    @Differentiable(order = 2)
    static double nested(Labelled l, int n) {
        return l.weight() * l.count() * l.at().x() + Math.pow(l.at().y(), n) * l.name().length();
    }

    //: l.w[4|0|1]
    @Differentiable(order = 2)
    static double neuron(Layer l) {
        double s = l.b();
        for (double w : l.w()) s += w * w;
        return l.squashes() ? Math.tanh(s) : s;
    }

    //: m.m[2][3]
    @Differentiable
    static double mixed(Mixed m) {
        // One of its derivatives is a float.
        return m.f() * m.d() + m.m()[1][2] * m.m()[0][0];
    }

    @Differentiable
    static double[] scaled(Layer l, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) y[i] = l.w()[i] * x[i] + l.b();
        return y;
    }

    @Differentiable
    static double[] component(Layer l) {
        return l.w();
    }

    /** The argument's array is scratch. */
    @Differentiable
    static double overwritten(Layer l, double b) {
        for (int i = 1; i < l.w().length; i++) l.w()[i] *= l.w()[i - 1] * b;
        return l.w()[l.w().length - 1] * l.b();
    }

    @Differentiable(order = 2)
    static double renamed(Point self, double wait) {
        return self.x() * wait + self.y() * self.y();
    }

    @Differentiable
    static Point rotated(Point p, double angle) {
        return new Point(
                p.x() * Math.cos(angle) - p.y() * Math.sin(angle), p.x() * Math.sin(angle) + p.y() * Math.cos(angle));
    }

    @Differentiable
    static Point itself(Point p) {
        return p;
    }

    //: x = -1 | 0.5 | 2
    @Differentiable
    static Point oneOfTwo(Point p, Point q, double x) {
        if (x < 0) return p;
        return x < 1 ? q : new Point(p.x() * x, q.y());
    }

    @Differentiable
    static Labelled inside(Labelled l, double x) {
        return new Labelled(l.weight() * x, l.count() + 1, l.name(), new Point(l.at().y(), x));
    }

    @Differentiable
    static Layer layer(Layer l, double[] x) {
        double[] w = l.w().clone();
        for (int i = 0; i < w.length; i++) w[i] *= x[i];
        return new Layer(w, l.b() * x[0], !l.squashes());
    }

    /** The result's array is the argument's. */
    @Differentiable
    static Layer sameArray(Layer l, double b) {
        return new Layer(l.w(), b, false);
    }

    @Differentiable
    static Mixed toMixed(float f, double d) {
        return new Mixed(f * f, d * f, new double[][] {{d, 1}, {f}});
    }

    record Checked(double x, double y) {
        Checked {
            if (!(x > 0)) throw new IllegalArgumentException("x is not positive");
        }
    }

    //: x = 2 | -1 | 0.5
    @Differentiable
    static Checked checked(double x, double y) {
        return new Checked(x * y, x + y);
    }

    record Unit(double x, double y) {
        Unit {
            double length = Math.hypot(x, y);
            x /= length;
            y /= length;
        }
    }

    /** Made once: a unit vector of a unit vector may be another in the last bit. */
    @Differentiable
    static Unit unit(double x, double y) {
        return new Unit(x, y);
    }

    record Pair<A, B>(A a, B b) {}

    @Differentiable
    static double generic(Pair<Point, double[]> p) {
        return p.a().x() * p.b()[0] + p.a().y();
    }

    @Differentiable
    static Pair<Point, double[]> swapped(Pair<Point, double[]> p) {
        return new Pair<>(new Point(p.b()[1], p.a().x() * p.b()[0]), new double[] {p.a().y()});
    }

    record Tagged<K>(double v, K key) {}

    @Differentiable
    static double tagged(Tagged<String> t) {
        return t.v() * t.v() * t.key().length();
    }

    record Optional(double[] w, double[] bias) {}

    static Object[][] nullableArguments() {
        return new Object[][] {
            {new Optional(new double[] {1, 2}, null), 2.0}, {new Optional(new double[] {1, 2}, new double[] {3}), 2.0}
        };
    }

    /** A component may be null where that is asked for. */
    @Differentiable
    static double nullable(Optional o, double x) {
        double s = o.bias() == null ? 0 : o.bias()[0];
        return s * x + o.w()[0] * o.w()[1];
    }

    record Explicit(double[] w, double b) {
        Explicit(double[] w, double b) {
            this.w = w.clone();
            this.b = b;
        }

        public double[] w() {
            return w.clone();
        }
    }

    @Differentiable
    static Explicit copying(Explicit e, double x) {
        double[] w = e.w();
        w[0] *= x;
        return new Explicit(w, e.b() + e.w()[0]);
    }

    record Rows(double[][] rows, double x) {}

    /** A row stands twice in the result: a seed may differ there. */
    @Differentiable
    static Rows sharedRow(double[] row, double x) {
        return new Rows(new double[][] {row, {x, x, x}, row}, x * row[0]);
    }
}
