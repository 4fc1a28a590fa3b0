package programs;

import java.util.ArrayList;
import java.util.List;
import org.wengert.Differentiable;

/** Lists as parameters, results and components. */
final class ListParameters {
    record Point(double x, double y) {}

    record Layer(double[][] w, double[] b) {
        double[] apply(double[] x) {
            double[] y = b.clone();
            for (int i = 0; i < y.length; i++) for (int j = 0; j < x.length; j++) y[i] += w[i][j] * x[j];
            return y;
        }
    }

    record Model(List<Layer> layers, String name) {}

    @Differentiable
    static double ofArrays(List<double[]> xs) {
        double s = 0;
        for (double[] x : xs) for (double v : x) s += v * v * xs.get(0)[0];
        return s;
    }

    //: xs[3|0|1]
    @Differentiable(order = 2)
    static double ofNumbers(List<Double> xs, double k) {
        double s = 0;
        for (double x : xs) s += x * x * x * k;
        return s;
    }

    @Differentiable
    static double ofRecords(List<Point> ps) {
        double s = 0;
        for (int i = 1; i < ps.size(); i++) s += ps.get(i).x() * ps.get(i - 1).y();
        return s;
    }

    //: net[2]; net.w[3][3]; net.b[3]; x[3]
    @Differentiable
    static double network(List<Layer> net, double[] x) {
        double[] h = x;
        for (Layer l : net) h = l.apply(h);
        double s = 0;
        for (double v : h) s += v * v;
        return s;
    }

    //: m.layers[2]; m.layers.w[3][3]; m.layers.b[3]; x[3]
    @Differentiable
    static double model(Model m, double[] x) {
        return network(m.layers(), x) * m.name().length();
    }

    static Object[][] withNullsArguments() {
        List<Point> points = new ArrayList<>();
        points.add(new Point(1, 2));
        points.add(null);
        points.add(new Point(3, 4));
        return new Object[][] {{points}};
    }

    @Differentiable
    static double withNulls(List<Point> ps) {
        double s = 0;
        for (Point p : ps) if (p != null) s += p.x() * p.y();
        return s;
    }

    @Differentiable
    static double nested(List<List<Double>> table) {
        double s = 0;
        for (List<Double> row : table) for (double x : row) s += x * row.get(0);
        return s;
    }

    @Differentiable
    static double streamed(List<Double> xs) {
        return xs.stream().mapToDouble(x -> x * x).sum();
    }

    /** A copy may be changed. */
    @Differentiable
    static double copied(List<Double> xs, double x) {
        List<Double> all = new ArrayList<>(xs);
        all.add(x);
        all.set(0, x * all.get(1));
        double s = 0;
        for (int i = 0; i < all.size(); i++) s += (i + 1) * all.get(i) * all.get(i);
        return s;
    }

    @Differentiable
    static List<Double> powers(double x) {
        return List.of(x, x * x, x * x * x);
    }

    @Differentiable
    static List<Point> moved(List<Point> ps, double k) {
        List<Point> all = new ArrayList<>();
        for (Point p : ps) all.add(new Point(p.x() * k, p.y() + k));
        return all;
    }

    @Differentiable
    static List<double[]> arrays(List<double[]> xs, double k) {
        List<double[]> all = new ArrayList<>();
        for (double[] x : xs) {
            double[] y = x.clone();
            y[0] *= k;
            all.add(y);
        }
        all.add(xs.get(0));
        return all;
    }

    @Differentiable
    static List<Point> same(List<Point> ps) {
        return ps;
    }

    //: l.w[2][2]; l.b[2]
    @Differentiable
    static Model made(Layer l, double k) {
        double[] b = l.b().clone();
        b[0] *= k;
        return new Model(List.of(l, new Layer(l.w(), b)), "made");
    }
}
