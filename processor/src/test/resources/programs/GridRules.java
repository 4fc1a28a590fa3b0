package programs;

import org.wengert.Overwritten;
import org.wengert.PullbackOf;
import org.wengert.TangentOf;

/** What is known of the derivatives of {@link Grid}. */
final class GridRules {
@TangentOf(Grid.class)
static final class GridTangent {
  static Grid zero(Grid like) { return new Grid(like.n, like.m); }
  static Grid copy(Grid a) { return a.copy(); }
  static void add(Grid into, Grid from) { for (int i = 0; i < into.n; i++) for (int j = 0; j < into.m; j++) into.set(i, j, into.get(i, j) + from.get(i, j)); }
  static double[] entries(Grid a) { return a.entries(); }
}

@PullbackOf(type = Grid.class, method = "mult")
record GridMult(Grid a, Grid b) {
  static GridMult of(Grid a, Grid b, @Overwritten Grid c) { return new GridMult(a, b); }
  record Out(Grid c) {}
  Out value() { return new Out(Grid.mult(a, b, null)); }
  record Gradient(Grid a, Grid b) {}
  Gradient apply(Out seed) { return new Gradient(Grid.mult(seed.c(), Grid.transposed(b), null), Grid.mult(Grid.transposed(a), seed.c(), null)); }
  static Grid pushforward(Grid a, Grid b, Grid c, Grid aDot, Grid bDot) { return Grid.plus(Grid.mult(aDot, b, null), Grid.mult(a, bDot, null)); }
}

@PullbackOf(type = Grid.class, method = "sum")
record GridSum(Grid a) {
  static GridSum of(Grid a) { return new GridSum(a); }
  double value() { return Grid.sum(a); }
  Grid apply(double seed) { Grid c = new Grid(a.n, a.m); for (int i = 0; i < a.n; i++) for (int j = 0; j < a.m; j++) c.set(i, j, seed); return c; }
}

@PullbackOf(type = Grid.class, method = "set")
record GridSet(Grid m, int i, int j, double v) {
  static GridSet of(@Overwritten Grid m, int i, int j, double v) { return new GridSet(m, i, j, v); }
  record Out(Grid m) {}
  Out value() { Grid c = m.copy(); c.set(i, j, v); return new Out(c); }
  record Gradient(Grid m, double v) {}
  Gradient apply(Out seed) { Grid c = seed.m().copy(); double v = c.get(i, j); c.set(i, j, 0); return new Gradient(c, v); }
  static Grid pushforward(Grid m, int i, int j, double v, Grid mDot, double vDot) { Grid c = mDot.copy(); c.set(i, j, vDot); return c; }
}

@PullbackOf(type = Grid.class, method = "get")
record GridGet(Grid m, int i, int j) {
  static GridGet of(Grid m, int i, int j) { return new GridGet(m, i, j); }
  double value() { return m.get(i, j); }
  Grid apply(double seed) { Grid c = new Grid(m.n, m.m); c.set(i, j, seed); return c; }
}

@PullbackOf(type = Grid.class, method = "scale")
record GridScale(double f, Grid a) {
  static GridScale of(double f, @Overwritten Grid a) { return new GridScale(f, a); }
  record Out(Grid a) {}
  Out value() { Grid c = a.copy(); Grid.scale(f, c); return new Out(c); }
  record Gradient(double f, Grid a) {}
  Gradient apply(Out seed) { Grid c = seed.a().copy(); double s = 0; for (int i = 0; i < c.n; i++) for (int j = 0; j < c.m; j++) s += c.get(i, j) * a.get(i, j); Grid.scale(f, c); return new Gradient(s, c); }
  static Grid pushforward(double f, Grid a, double fDot, Grid aDot) { Grid x = aDot.copy(); Grid.scale(f, x); Grid y = a.copy(); Grid.scale(fDot, y); return Grid.plus(x, y); }
}
}
