package programs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.wengert.Differentiable;
import org.wengert.Wengert;

/** Objects of a library that are their own tangents, of class {@link Grid}. */
final class OwnTangents {
  record Layer(Grid w, double bias) {}
  static Grid mat(double a, double b, double c, double d) { Grid m = new Grid(2, 2); m.set(0, 0, a); m.set(0, 1, b); m.set(1, 0, c); m.set(1, 1, d); return m; }
  static Grid times(Grid a, Grid b) { return Grid.mult(a, b, null); }
  static Grid power(Grid a, int n) { return n == 0 ? mat(1, 0, 0, 1) : times(a, power(a, n - 1)); }

    //: x[2]
    //: allocates handed out
    @Differentiable
    static double alias(double[] x) { // two names of one object
    Grid a = mat(x[0], x[1], 2, x[0] * x[0]);
    Grid b = a;
    b.set(0, 0, x[1] * 3);
    Grid.scale(x[0], a);
    return Grid.sum(b) + b.get(0, 0) * a.get(1, 1);
  }
    //: x[2]
    //: allocates handed out
    @Differentiable
    static double choose(double[] x) {
    Grid a = mat(x[0], x[1], 2, 1), b = mat(1, x[0], x[1], 3);
    Grid c = x[0] > x[1] ? a : b;
    Grid.scale(x[1], c);
    return Grid.sum(times(a, b));
  }
    //: x[2]; n = 0 | 1 | 3
    //: allocates handed out
    @Differentiable
    static double recursion(double[] x, int n) { return Grid.sum(power(mat(x[0], x[1], 1, x[0]), n)); }
    //: x[2]; n = 0 | 1 | 3
    //: allocates handed out
    @Differentiable
    static double reuse(double[] x, int n) { // one scratch in a loop
    Grid t = new Grid(2, 2), s = mat(x[0], 0.5, x[1], 1), r = mat(1, x[1], 0, 1);
    for (int i = 0; i < n; i++) { Grid.mult(s, r, t); Grid u = s; s = t; t = u; r.set(0, 0, s.get(1, 0) / 2); }
    return Grid.sum(s) * r.get(0, 0);
  }
    //: x[2]
    //: allocates handed out
    @Differentiable
    static double records(double[] x) {
    Layer l = new Layer(mat(x[0], x[1], 1, 2), x[0]);
    Layer k = new Layer(times(l.w(), l.w()), l.bias() * 2);
    return Grid.sum(k.w()) * k.bias() + l.w().get(0, 1);
  }
    //: x[2]
    //: allocates handed out
    @Differentiable
    static double arrays(double[] x) {
    Grid[] all = new Grid[2];
    for (int i = 0; i < 2; i++) all[i] = mat(x[i], i, 1, 1);
    Grid t = all[0]; all[0] = all[1]; all[1] = t;
    return times(all[0], all[1]).get(0, 0);
  }
    //: x[2]
    //: allocates handed out
    @Differentiable
    static double constant(double[] x) {
    Grid k = Grid.of(new double[][] {{1, 2}, {3, 4}});
    Grid y = times(k, mat(x[0], 1, 1, x[1]));
    Grid z = times(k, y);
    return Grid.sum(z) + y.n;
  }
    //: x[2]; n = 0 | 1 | 3
    //: allocates handed out
    @Differentiable
    static double nulls(double[] x, int n) {
    Grid p = null;
    for (int i = 0; i < n; i++) p = p == null ? mat(x[0], 1, 1, x[1]) : times(p, p);
    return p == null ? x[0] : p.get(0, 0);
  }
    //: x[2]
    //: allocates handed out
    @Differentiable
    static double lambda(double[] x) {
    Grid a = mat(x[0], x[1], 1, 2);
    UnaryOperator<Grid> f = m -> times(m, a);
    return Grid.sum(f.apply(f.apply(a)));
  }
    //: x[2]
    //: allocates handed out
    @Differentiable
    static double check(double[] x) {
    Grid a = mat(x[0], x[1], 1, 2);
    double y = Wengert.checkpoint(() -> Grid.sum(times(times(a, a), a)));
    return y * x[0];
  }
    //: x[2]
    //: allocates handed out
    @Differentiable
    static double same(double[] x) {
    Grid a = mat(x[0], x[1], 1, 2); Grid b = x[0] > 0 ? a : times(a, a);
    return a == b ? Grid.sum(a) * x[1] : Grid.sum(b);
  }
    //: x[2]; n = 0 | 1 | 3
    //: allocates handed out
    @Differentiable
    static double constantsInLoop(double[] x, int n) { // overwritten inactively, kept before
    Grid k = Grid.of(new double[][] {{1, 2}, {3, 4}}); Grid s = mat(x[0], x[1], 1, 2); Grid e = new Grid(2, 2);
    for (int i = 0; i < n; i++) { s = times(s, k); Grid.mult(k, k, e); k = Grid.mult(e, e, null); Grid.scale(0.01, k); }
    return Grid.sum(s);
  }

    //: x[2]
    //: allocates handed out
    @Differentiable
    static double lists(double[] x) {
    List<Grid> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) all.add(mat(x[0], i, x[1], 1));
    Grid p = all.get(0);
    for (Grid m : all) p = times(p, m);
    return Grid.sum(p);
  }
    //: x[2]
    //: allocates handed out
    @Differentiable
    static double asObject(double[] x) { Object o = mat(x[0], 1, 2, x[1]); return Grid.sum(times((Grid) o, (Grid) o)); }
    //: x[2]
    //: allocates handed out
    @Differentiable
    static double printed(double[] x) { Grid m = mat(x[0], 1, 2, x[1]); String s = "a" + (m == null); return Grid.sum(times(m, m)) * s.length(); }
    //: x[2]; n = 0 | 1 | 3
    //: allocates handed out
    @Differentiable
    static double kept(double[] x, int n) {
    Grid[] all = new Grid[n];
    for (int i = 0; i < n; i++) { all[i] = mat(x[0], i, 1, x[1]); if (i > 0) all[i] = times(all[i - 1], all[i]); }
    double s = 0;
    for (int i = n - 1; i >= 0; i--) s += Grid.sum(all[i]) / (i + 1);
    return s;
  }
    //: x[2]; n = 0 | 1 | 3
    //: allocates handed out
    @Differentiable
    static double early(double[] x, int n) {
    Grid p = mat(x[0], 1, x[1], 1);
    for (int i = 0; i < 5; i++) { if (i == n) return p.get(0, 0); Grid.scale(x[0], p); if (i == 1) continue; p = times(p, p); }
    return Grid.sum(p);
  }
}
