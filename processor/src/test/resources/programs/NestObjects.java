package programs;

import java.util.List;
import org.wengert.Differentiable;

/** Derivatives of derivatives by way of objects: records, lists, arrays of records, sealed types, receivers, tangents. */
final class NestObjects {
    private NestObjects() {}

    // ---- a step of an inner descent, as a meta-learner takes it

    record Layer(double[][] weights, double[] bias) {}

    record Model(Layer hidden, double[] last, double scale) {}

    @Differentiable(order = 2)
    static double loss(Model m, double[] x, double y) {
        double out = 0;
        for (int i = 0; i < m.last().length; i++) {
            double a = m.hidden().bias()[i];
            for (int j = 0; j < x.length; j++) a += m.hidden().weights()[i][j] * x[j];
            out += m.last()[i] * Math.tanh(a) * m.scale();
        }
        return (out - y) * (out - y);
    }

    private static Model model(double[][] w, double[] b, double s) {
        return new Model(new Layer(w, b), b, s);
    }

    //: allocates recursion
    @Differentiable
    static double metaStep(double[][] w, double s, double rate) {
        double[] x = {s, 1, -0.5};
        double[] b = new double[w.length];
        for (int i = 0; i < b.length; i++) b[i] = 0.1 * i + s;
        double[][] v = new double[w.length][3];
        for (int i = 0; i < w.length; i++) for (int j = 0; j < 3; j++) v[i][j] = w[i][j % w[i].length];
        Model m = model(v, b, s);
        Model stepped = NestObjectsLoss.gradient(m, x, s * s).m().applyTo(m, -rate);
        return loss(stepped, x, 0.3);
    }

    record Weights(double[] w, double b) {
        Weights minus(Weights other, double rate) {
            double[] v = w.clone();
            for (int i = 0; i < v.length; i++) v[i] -= rate * other.w[i];
            return new Weights(v, b - rate * other.b);
        }
    }

    @Differentiable(wrt = "p", order = 2)
    static double fit(Weights p, double[] x, double y) {
        double s = p.b();
        for (int i = 0; i < x.length; i++) s += p.w()[i % p.w().length] * x[i] * Math.sin(p.b());
        return (s - y) * (s - y);
    }

    //: steps = 0 | 1 | 3; allocates results
    @Differentiable
    static double maml(Weights start, double[] x, double y, double rate, int steps) {
        Weights p = start;
        for (int k = 0; k < steps; k++) p = NestObjectsFit.gradient(p, x, y).applyTo(p, -rate);
        return fit(p, x, -y);
    }

    //: allocates results
    @Differentiable
    static double byHand(Weights start, double[] x, double y) {
        NestObjectsWeightsTangent g = NestObjectsFit.gradient(start, x, y);
        return fit(start.minus(new Weights(g.w(), g.b()), 0.1), x, y);
    }

    /** Momentum: sums and multiples of tangents. */
    //: steps = 0 | 3; allocates results
    @Differentiable
    static double momentum(Weights start, double[] x, double y, double decay, int steps) {
        Weights p = start;
        NestObjectsWeightsTangent velocity = NestObjectsWeightsTangent.zero(start);
        for (int k = 0; k < steps; k++) {
            velocity = velocity.times(decay).plus(NestObjectsFit.valueAndGradient(p, x, y).gradient());
            p = velocity.applyTo(p, -0.05);
        }
        return fit(p, x, y) + velocity.b();
    }

    //: allocates results
    @Differentiable
    static double mapped(Weights p, double[] x, double y) {
        NestObjectsWeightsTangent g = NestObjectsFit.gradient(p, x, y).map(v -> v * v * y);
        double s = g.b();
        for (double v : g.w()) s += v;
        return s;
    }

    // ---- all modes

    //: allocates results
    @Differentiable
    static double forwards(Weights p, double[] x, double y, Weights direction) {
        NestObjectsFit.ValueAndTangent both = NestObjectsFit.pushforward(
                p, x, y, new NestObjectsWeightsTangent(direction.w(), direction.b()));
        return both.value() * both.tangent();
    }

    //: allocates results
    @Differentiable
    static double pulledBack(Weights p, double[] x, double y) {
        NestObjectsFit.Pullback back = NestObjectsFit.pullback(p, x, y);
        NestObjectsWeightsTangent g = back.apply(y * back.value());
        back.at(g.applyTo(p, 0.1), x, g.b());
        return back.value() + back.apply(1).b();
    }

    //: allocates results
    @Differentiable
    static double second(Weights p, double[] x, double y) {
        NestObjectsWeightsTangent g = NestObjectsFit.gradient(p, x, y);
        NestObjectsWeightsTangent h = NestObjectsFit.hessianVectorProduct(p, x, y, g);
        double s = h.b();
        for (int i = 0; i < h.w().length; i++) s += h.w()[i] * g.w()[i];
        return s;
    }

    //: allocates results
    @Differentiable(order = 2)
    static double secondOrder(Weights p, double[] x, double y) {
        NestObjectsWeightsTangent g = NestObjectsFit.gradient(p, x, y);
        return g.b() * g.w()[0];
    }

    //: allocates results
    @Differentiable
    static double third(Weights p, double[] x, double y) {
        NestObjectsSecondOrder.Gradient g = NestObjectsSecondOrder.gradient(p, x, y);
        return g.p().b() * g.y() + g.p().w()[0];
    }

    //: allocates results
    @Differentiable
    static double accumulated(Weights p, double[] x, double y) {
        NestObjectsWeightsTangent[] bar = {new NestObjectsWeightsTangent(x.clone(), y)};
        double[] start = new double[p.w().length];
        bar[0] = new NestObjectsWeightsTangent(start, y * y);
        NestObjectsFit.Pullback back = NestObjectsFit.pullback(p, x, y);
        for (int k = 1; k < 3; k++) back.accumulate(k * y, bar);
        return bar[0].b() * bar[0].w()[0];
    }

    //: allocates results
    @Differentiable
    static double accumulatedPoints(Point[] points, double k) {
        NestObjectsPointTangent[] bars = new NestObjectsPointTangent[points.length];
        for (int i = 0; i < bars.length; i++) bars[i] = new NestObjectsPointTangent(k, points[i].x());
        double[] kBar = {k * k};
        NestObjectsPath.pullback(points, k).accumulate(k, bars, kBar);
        double s = kBar[0];
        for (NestObjectsPointTangent t : bars) s += t.x() * t.y();
        return s;
    }

    // ---- parameters that the inner derivative is not taken by

    record Scene(double[] target, double weight) {}

    @Differentiable(wrt = "x")
    static double seen(double[] x, Scene scene) {
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            double d = x[i] - scene.target()[i % scene.target().length];
            s += scene.weight() * d * d * d;
        }
        return s;
    }

    //: allocates results
    @Differentiable
    static double overScene(double[] x, Scene scene) {
        double[] g = NestObjectsSeen.gradient(x, new Scene(scene.target(), scene.weight() * x[0]));
        double s = 0;
        for (double v : g) s += v * v;
        return s;
    }

    // ---- records, lists and arrays of records as parameters and results

    record Point(double x, double y) {
        Point plus(Point other) {
            return new Point(x + other.x * y, y + other.y * x);
        }
    }

    @Differentiable
    static Point turned(Point p, double angle) {
        return new Point(p.x() * Math.cos(angle) - p.y() * Math.sin(angle), p.x() * Math.sin(angle) + p.y() * Math.cos(angle));
    }

    //: allocates results
    @Differentiable
    static double overTurned(Point p, double angle) {
        NestObjectsTurned.ValueAndTangent f = NestObjectsTurned.pushforward(p, angle, new NestObjectsPointTangent(angle, p.x()), p.y());
        NestObjectsTurned.Pullback back = NestObjectsTurned.pullback(p, angle);
        NestObjectsTurned.Gradient g = back.apply(new NestObjectsPointTangent(p.y(), angle));
        return f.value().x() * f.tangent().y() + g.angle() * g.p().x() + back.value().y();
    }

    @Differentiable
    static double path(Point[] points, double k) {
        double s = 0;
        for (int i = 1; i < points.length; i++) {
            double dx = points[i].x() - points[i - 1].x();
            s += k * Math.hypot(dx, points[i].y() - points[i - 1].y() + 0.1);
        }
        return s;
    }

    //: allocates results
    @Differentiable
    static double relaxed(Point[] points, double k) {
        NestObjectsPointTangent[] g = NestObjectsPath.gradient(points, k).points();
        Point[] moved = new Point[points.length];
        for (int i = 0; i < moved.length; i++) moved[i] = g[i].applyTo(points[i], -0.1 * k);
        return path(moved, k);
    }

    //: allocates results
    @Differentiable
    static double ofMadePoints(double[] a, double k) {
        Point[] points = new Point[a.length];
        for (int i = 0; i < a.length; i++) points[i] = new Point(a[i] * i, a[i] * k);
        NestObjectsPath.ValueAndGradient both = NestObjectsPath.valueAndGradient(points, k);
        double s = both.value();
        for (NestObjectsPointTangent t : both.gradient().points()) s += t.x() * t.y();
        return s;
    }

    @Differentiable
    static double listed(List<Point> points, List<Double> weights) {
        double s = 0;
        for (int i = 0; i < points.size(); i++) s += points.get(i).x() * points.get(i).y() * weights.get(i % weights.size());
        return s;
    }

    //: allocates results
    @Differentiable
    static double overListed(List<Point> points, List<Double> weights) {
        NestObjectsListed.Gradient g = NestObjectsListed.gradient(points, weights);
        double s = 0;
        for (int i = 0; i < points.size(); i++) s += g.points().get(i).x() * points.get(i).y();
        for (int i = 0; i < weights.size(); i++) s += g.weights().get(i) * weights.get(i);
        return s;
    }

    @Differentiable
    static Point[] doubled(Point[] points, double k) {
        Point[] all = new Point[points.length];
        for (int i = 0; i < all.length; i++) all[i] = points[i].plus(points[(i + 1) % all.length]).plus(new Point(k, k));
        return all;
    }

    //: allocates results
    @Differentiable
    static double overDoubled(Point[] points, double k) {
        NestObjectsDoubled.Pullback back = NestObjectsDoubled.pullback(points, k);
        NestObjectsPointTangent[] seed = new NestObjectsPointTangent[points.length];
        for (int i = 0; i < seed.length; i++) seed[i] = new NestObjectsPointTangent(points[i].y(), k);
        NestObjectsDoubled.Gradient g = back.apply(seed);
        double s = g.k() * back.value()[0].x();
        for (int i = 0; i < seed.length; i++) s += g.points()[i].x() * g.points()[i].y();
        return s;
    }

    // ---- sealed types

    sealed interface Shape permits Circle, Box {}

    record Circle(double r) implements Shape {}

    record Box(double a, double b) implements Shape {}

    @Differentiable
    static double area(Shape shape, double k) {
        if (shape instanceof Circle c) return k * Math.PI * c.r() * c.r() * c.r();
        Box b = (Box) shape;
        return k * k * b.a() * b.b() * b.b();
    }

    //: allocates results
    @Differentiable
    static double overArea(Shape shape, double k) {
        NestObjectsArea.Gradient g = NestObjectsArea.gradient(shape, k);
        double s = g.k() * k;
        if (g.shape() instanceof NestObjectsCircleTangent c) s += c.r() * c.r();
        if (g.shape() instanceof NestObjectsBoxTangent b) s += b.a() * b.b();
        return s;
    }

    //: allocates results
    @Differentiable
    static double growing(Shape shape, double k) {
        Shape moved = NestObjectsArea.gradient(shape, k).shape().applyTo(shape, 0.1 * k);
        return area(moved, k);
    }

    //: allocates results
    @Differentiable
    static double ofEither(double r, double k) {
        Shape shape = r > k ? new Circle(r * r) : new Box(r, k);
        return NestObjectsArea.gradient(shape, k).k() * r;
    }

    // ---- receivers

    record Spring(double k, double length) {
        @Differentiable
        double energy(double[] x) {
            double d = x[1] - x[0] - length;
            return k * d * d * d;
        }
    }

    //: allocates results
    @Differentiable
    static double force(Spring spring, double[] x) {
        NestObjectsSpringEnergy.Gradient g = NestObjectsSpringEnergy.gradient(spring, x);
        return g.self().k() * g.x()[0] + g.self().length();
    }

    //: allocates results
    @Differentiable
    static double hanging(double k, double[] x) {
        Spring spring = new Spring(k * k, x[0]);
        NestObjectsSpringEnergy.Pullback back = NestObjectsSpringEnergy.pullback(spring, x);
        return back.apply(k).self().k() * spring.energy(x);
    }

    // ---- generic

    record Pair<T>(T first, double weight) {}

    @Differentiable
    static double paired(Pair<double[]> p, double k) {
        double s = 0;
        for (double v : p.first()) s += v * v * k * p.weight();
        return s;
    }

    //: allocates results
    @Differentiable
    static double overPaired(double[] x, double k) {
        NestObjectsPaired.Gradient g = NestObjectsPaired.gradient(new Pair<>(x, k), k);
        return g.p().weight() * g.p().first()[0] + g.k();
    }

    record Tagged<T>(T tag, double weight) {}

    @Differentiable
    static <T> double tagged(Tagged<T> p, double k) {
        return p.weight() * p.weight() * k;
    }

    @Differentiable
    static double overTagged(double x, double k) {
        return NestObjectsTagged.gradient(new Tagged<>("tag", x * k), k).p().weight();
    }
}
