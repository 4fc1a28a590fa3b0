package programs;

import org.wengert.Differentiable;

/** Arrays of records, and records with arrays of records. */
final class RecordArrays {
    record Point(double x, double y) {
        double dot(Point o) {
            return x * o.x + y * o.y;
        }
    }

    record Layer(double[][] w, double[] b) {}

    record Path(Point[] points, String name, double width) {}

    //: ps[3|0|1]
    @Differentiable(order = 2)
    static double sum(Point[] ps, double s) {
        double sum = 0;
        for (Point p : ps) sum += p.x() * p.y() * s;
        return sum;
    }

    @Differentiable
    static double neighbours(Point[] ps) {
        double sum = 0;
        for (int i = 1; i < ps.length; i++) sum += ps[i].dot(ps[i - 1]);
        return sum;
    }

    static Object[][] withNullsArguments() {
        return new Object[][] {
            {new Point[] {new Point(1, 2), null, new Point(3, 4)}, 2},
            {new Point[] {null, new Point(1, 2), new Point(3, 4)}, 1}
        };
    }

    /** The first set of arguments throws. */
    @Differentiable
    static double withNulls(Point[] ps, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 && ps[i] == null) continue;
            sum += ps[i].x() * ps[i].y();
        }
        return sum;
    }

    //: net[2]; net.w[3][3]; net.b[3]; x[3]
    @Differentiable(order = 2)
    static double network(Layer[] net, double[] x) {
        double[] h = x;
        for (Layer l : net) {
            double[] next = l.b().clone();
            for (int i = 0; i < next.length; i++) {
                for (int j = 0; j < h.length; j++) next[i] += l.w()[i][j] * h[j];
                next[i] = Math.tanh(next[i]);
            }
            h = next;
        }
        double sum = 0;
        for (double v : h) sum += v * v;
        return sum;
    }

    @Differentiable
    static double length(Path path, double x) {
        double sum = path.width();
        for (Point p : path.points()) sum += Math.hypot(p.x(), p.y() - x);
        return sum * path.name().length();
    }

    //: table[2][3]
    @Differentiable
    static double table(Point[][] table) {
        double sum = 0;
        for (Point[] row : table) for (Point p : row) sum += p.x() * p.x() + p.y() * row[0].x();
        return sum;
    }

    static Object[][] jaggedArguments() {
        Point[] row = {new Point(1, 2), new Point(3, 4)};
        return new Object[][] {{new Point[][] {{new Point(5, 6)}, null, row, {}}}};
    }

    @Differentiable
    static double jagged(Point[][] table) {
        double sum = 0;
        for (Point[] row : table) if (row != null) for (Point p : row) sum += p.x() * p.y();
        return sum;
    }

    /** Elements are replaced; the caller's array stays as it is. */
    @Differentiable
    static double replaced(Point[] ps, double x) {
        Point last = ps[ps.length - 1];
        for (int i = ps.length - 1; i > 0; i--) ps[i] = ps[i - 1];
        ps[0] = new Point(last.y() * x, last.x());
        double sum = 0;
        for (int i = 0; i < ps.length; i++) sum += (i + 1) * ps[i].dot(last);
        return sum;
    }

    @Differentiable
    static double[] components(Point[] ps) {
        double[] all = new double[2 * ps.length];
        for (int i = 0; i < ps.length; i++) {
            all[2 * i] = ps[i].x() * ps[0].y();
            all[2 * i + 1] = ps[i].y();
        }
        return all;
    }

    @Differentiable
    static Point centre(Point[] ps) {
        double x = 0;
        double y = 0;
        for (Point p : ps) {
            x += p.x();
            y += p.y() * p.x();
        }
        return new Point(x / ps.length, y / ps.length);
    }

    @Differentiable
    static Point[] scaled(Point[] ps, double k) {
        Point[] result = new Point[ps.length];
        for (int i = 0; i < ps.length; i++) result[i] = new Point(ps[i].x() * k, ps[i].x() * ps[i].y());
        return result;
    }

    @Differentiable
    static Point[] same(Point[] ps) {
        return ps;
    }

    /** One object stands twice, and one place is empty. */
    //: n = 1 | 2
    @Differentiable
    static Point[] arranged(Point[] ps, double k, int n) {
        Point twice = new Point(k * k, ps[0].y());
        Point[] result = {twice, ps[1], null, twice};
        if (n == 2) result[2] = ps[0];
        return result;
    }

    @Differentiable
    static Point[][] grid(double x, double y) {
        Point[][] grid = new Point[2][3];
        for (int i = 0; i < 2; i++) for (int j = 0; j < 3; j++) grid[i][j] = new Point(x * i + y, x * y * j);
        return grid;
    }

    /** Rows that are missing or empty. */
    @Differentiable
    static Point[][] ragged(Point[] row, double x) {
        Point[][] rows = new Point[4][];
        rows[0] = row;
        rows[1] = new Point[] {new Point(x, row[0].x())};
        rows[3] = new Point[0];
        return rows;
    }

    //: l.w[2][2]; l.b[2]
    @Differentiable
    static Layer[] layers(Layer l, double k) {
        double[] b = l.b().clone();
        for (int i = 0; i < b.length; i++) b[i] *= k;
        return new Layer[] {l, new Layer(l.w(), b)};
    }

    @Differentiable
    static Path longer(Path path, double k) {
        Point[] points = new Point[path.points().length + 1];
        for (int i = 0; i < path.points().length; i++) points[i] = path.points()[i];
        points[points.length - 1] = new Point(k, k * path.width());
        return new Path(points, path.name() + "!", path.width() * k);
    }
}
