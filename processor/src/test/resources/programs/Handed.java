package programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wengert.Differentiable;

/** Arrays and objects that helpers give, kept in tables, lists and records. */
final class Handed {
    record Piece(double[] w, double b) {}

    static double[] step(double[] x, double h) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = x[i] + h * Math.sin(x[(i + 1) % x.length]);
        return y;
    }

    static double[] stepInPlace(double[] x, double h) {
        for (int i = 0; i < x.length; i++) x[i] += h * x[(i + 1) % x.length] * x[i];
        return x;
    }

    static double[][] both(double[] x, double h) {
        double[] once = step(x, h);
        return new double[][] {once, step(once, h), x};
    }

    static Piece piece(double[] x, double h) {
        return new Piece(step(x, h), x[0] * h);
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double[][] trajectory(double[] x, double h, int n) {
        double[][] all = new double[n][];
        for (int t = 0; t < n; t++) all[t] = step(t == 0 ? x : all[t - 1], h);
        return all;
    }

    //: n = 1 | 4
    @Differentiable
    static double[][] replacedRows(double[][] m, double h, int n) {
        for (int t = 0; t < n; t++) {
            int i = t % m.length;
            m[i] = step(m[(i + 1) % m.length], h);
        }
        return m;
    }

    @Differentiable
    static double[][] rowsInPlace(double[][] m, double h) {
        double[][] r = new double[m.length][];
        for (int i = 0; i < m.length; i++) r[m.length - 1 - i] = stepInPlace(m[i], h);
        r[0] = stepInPlace(r[1], h);
        return r;
    }

    @Differentiable
    static double[][][] tableOfTables(double[] x, double[] y, double h) {
        double[][][] t = {both(x, h), both(y, h), both(x, h)};
        double[] row = t[0][1];
        t[0][1] = t[1][0];
        t[1][0] = row;
        t[2] = new double[][] {row, t[1][1]};
        return t;
    }

    @Differentiable
    static List<double[]> listOfRows(double[] x, double h) {
        List<double[]> all = new ArrayList<>();
        all.add(step(x, h));
        all.add(x);
        all.add(step(all.get(0), h));
        all.set(1, step(all.get(2), h));
        return all;
    }

    @Differentiable
    static Piece[] pieces(double[] x, double[] y, double h) {
        Piece[] p = {piece(x, h), piece(y, h), null};
        p[2] = new Piece(step(p[0].w(), h), p[1].b());
        return p;
    }

    @Differentiable
    static List<Piece> listOfPieces(double[] x, double h) {
        List<Piece> all = new ArrayList<>(List.of(piece(x, h), piece(x, 2 * h)));
        all.add(new Piece(step(all.get(1).w(), h), all.get(0).b()));
        return all;
    }

    record Tables(double[][] a, List<double[]> b, Piece c) {}

    @Differentiable
    static Tables tables(double[] x, double h) {
        return new Tables(both(x, h), List.of(step(x, h), step(x, 2 * h)), piece(x, h));
    }

    //: output out
    @Differentiable
    static void intoAnOutput(double[] x, double h, double[][] out) {
        out[0] = step(x, h);
        double[] kept = out[1];
        out[1] = step(out[0], h);
        for (int i = 0; i < kept.length; i++) out[1][i % x.length] += kept[i];
    }

    @Differentiable(order = 2)
    static double secondOrder(double[] x, double h) {
        double[][] t = {step(x, h), step(x, -h), x};
        t[2] = step(t[0], h);
        double s = 0;
        for (double[] row : t) for (double v : row) s += v * v * row[0];
        return s;
    }

    static double[][] halves(double[] x, int depth) {
        if (depth == 0 || x.length < 2) return new double[][] {step(x, 0.3)};
        double[][] left = halves(Arrays.copyOfRange(x, 0, x.length / 2), depth - 1);
        double[][] right = halves(Arrays.copyOfRange(x, x.length / 2, x.length), depth - 1);
        double[][] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }

    //: x[5]; d = 0 | 1 | 3; allocates recursion
    @Differentiable
    static double[][] recursively(double[] x, int d) {
        return halves(x, d);
    }

    static double[] last(double[][] m) {
        return m[m.length - 1];
    }

    static double[][] withRow(double[][] m, double[] row) {
        double[][] r = m.clone();
        r[0] = row;
        return r;
    }

    @Differentiable
    static double[][] helpersThatHandOn(double[][] m, double h) {
        double[] row = last(m);
        double[][] r = withRow(m, step(row, h));
        r[1] = last(both(r[0], h));
        row[0] *= 2;
        return withRow(r, row);
    }

    @Differentiable
    static double[] conditional(double[] x, double[] y, double h) {
        double[][] t = {x, y};
        if (h > 0.2) t[0] = step(y, h);
        else t[1] = step(x, h);
        double[] chosen = t[0][0] > t[1][0] ? t[0] : t[1];
        t[1] = new double[] {chosen[1], h};
        return t[0];
    }
}
