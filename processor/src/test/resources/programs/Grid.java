package programs;

/** A matrix as libraries have: only rules look into it. */
final class Grid {
  final int n;
  final int m;
  private final double[] data;
  Grid(int n, int m) { this.n = n; this.m = m; data = new double[n * m]; }
  double get(int i, int j) { return data[i * m + j]; }
  void set(int i, int j, double v) { data[i * m + j] = v; }
  double[] entries() { return data.clone(); }
  Grid copy() { Grid c = new Grid(n, m); System.arraycopy(data, 0, c.data, 0, data.length); return c; }
  static Grid of(double[][] a) { Grid c = new Grid(a.length, a[0].length); for (int i = 0; i < c.n; i++) for (int j = 0; j < c.m; j++) c.set(i, j, a[i][j]); return c; }
  /** Gives c, or a new one. */
  static Grid mult(Grid a, Grid b, Grid c) {
    Grid r = c == null ? new Grid(a.n, b.m) : c;
    for (int i = 0; i < a.n; i++) for (int j = 0; j < b.m; j++) {
      double s = 0;
      for (int k = 0; k < a.m; k++) s += a.get(i, k) * b.get(k, j);
      r.set(i, j, s);
    }
    return r;
  }
  static Grid transposed(Grid a) { Grid c = new Grid(a.m, a.n); for (int i = 0; i < a.n; i++) for (int j = 0; j < a.m; j++) c.set(j, i, a.get(i, j)); return c; }
  static double sum(Grid a) { double s = 0; for (double d : a.data) s += d; return s; }
  static void scale(double f, Grid a) { for (int i = 0; i < a.data.length; i++) a.data[i] *= f; }
  static Grid plus(Grid a, Grid b) { Grid c = a.copy(); for (int i = 0; i < c.data.length; i++) c.data[i] += b.data[i]; return c; }
}
