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

    @Differentiable(wrt = "x")
    static double ofOneThatIsWritten(List<double[]> list, double x) {
        double before = list.get(0)[0];
        list.get(0)[0] = x * before;
        return list.get(0)[0] * x;
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

    //: allocates objects
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

    @Differentiable(order = 2)
    static double ofArraysTwice(List<double[]> xs) {
        double s = 0;
        for (double[] x : xs) s += x[0] * x[1] * x[1];
        return s;
    }

    @Differentiable
    static float ofFloats(List<Float> xs) {
        float s = 1;
        for (float x : xs) s *= x;
        return s;
    }

    sealed interface Part {
        record Disc(double r) implements Part {}

        record Bar(double w, double h) implements Part {}
    }

    static Object[][] ofSealedArguments() {
        List<Part> parts = List.of(new Part.Disc(0.5), new Part.Bar(2, 3), new Part.Disc(1));
        return new Object[][] {{parts, 0.5}, {List.of(), 2.0}};
    }

    @Differentiable
    static double ofSealed(List<Part> parts, double k) {
        double s = 0;
        for (Part p : parts) {
            if (p instanceof Part.Disc d) s += d.r() * d.r() * k;
            else if (p instanceof Part.Bar b) s += b.w() * b.h();
        }
        return s;
    }

    static Object[][] sharedArgumentsArguments() {
        double[] row = {1, 2};
        return new Object[][] {{List.of(row, new double[] {3, 4}, row)}};
    }

    /** One array at two places of a list. */
    @Differentiable
    static double sharedArguments(List<double[]> rows) {
        double s = 1;
        for (double[] row : rows) s *= row[0] + row[1] * row[1];
        return s;
    }

    static Object[][] onlyReadByIndexArguments() {
        return new Object[][] {{new java.util.LinkedList<>(List.of(1.0, 2.0, 3.0)), 1}, {List.of(0.5), 0}};
    }

    @Differentiable
    static double onlyReadByIndex(List<Double> xs, int i) {
        return xs.get(i) * xs.get(xs.size() - 1);
    }

    static Object[][] matricesArguments() {
        return new Object[][] {{List.of(new double[][] {{1, 2}, {3, 4}}, new double[][] {{5, 6}}), 2.0}};
    }

    @Differentiable
    static double matrices(List<double[][]> ms, double k) {
        double s = 0;
        for (double[][] m : ms) for (double[] row : m) for (double v : row) s += v * v * k;
        return s;
    }

    static Object[][] arrayOfListsArguments() {
        return new Object[][] {{new List<?>[] {List.of(1.0, 2.0), List.of(), List.of(3.0)}}};
    }

    @Differentiable
    static double arrayOfLists(List<Double>[] ls) {
        double s = 0;
        for (List<Double> l : ls) for (double v : l) s = s * v + v;
        return s;
    }

    private static double product(List<Double> xs, int from) {
        return from == xs.size() ? 1 : xs.get(from) * product(xs, from + 1);
    }

    //: allocates recursion
    @Differentiable
    static double recursive(List<Double> xs) {
        double[] all = new double[xs.size()];
        for (int i = 0; i < all.length; i++) all[i] = xs.get(i);
        return product(all, 0);
    }

    private static double product(double[] xs, int from) {
        return from == xs.length ? 1 : xs[from] * product(xs, from + 1);
    }

    //: n = 0 | 1
    @Differentiable
    static double oneOfTwo(List<Double> xs, List<Double> ys, int n) {
        List<Double> chosen = n == 0 ? xs : ys;
        List<Double> made = n == 0 ? List.of(xs.get(0), 2.0) : chosen;
        double s = 0;
        for (int i = 0; i < made.size(); i++) s += chosen.get(i) * made.get(i);
        return s;
    }

    record Batch(List<double[]> inputs, List<Double> targets) {}

    //: b.inputs[2][3]; b.targets[2]; w[3]
    @Differentiable(order = 2)
    static double squares(Batch b, double[] w) {
        double s = 0;
        for (int i = 0; i < b.inputs().size(); i++) {
            double e = -b.targets().get(i);
            for (int j = 0; j < w.length; j++) e += w[j] * b.inputs().get(i)[j];
            s += e * e;
        }
        return s;
    }

    @Differentiable
    static double written(List<double[]> xs, double k) {
        for (double[] x : xs) x[0] *= k;
        return xs.get(0)[0] * xs.get(1)[0] + xs.get(2)[1];
    }

    static Object[][] sometimesEmptyArguments() {
        return new Object[][] {{2.0, 0}, {2.0, 3}};
    }

    @Differentiable
    static List<Double> sometimesEmpty(double x, int n) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < n; i++) all.add(x * i);
        return all;
    }

    /** A list that is not differentiated with respect to carries derivatives once something active is stored in its arrays. */
    @Differentiable(wrt = "x")
    static double storedInTo(List<double[]> xs, double x) {
        xs.get(0)[0] = x * x;
        return xs.get(0)[0] * xs.get(1)[0];
    }
}
