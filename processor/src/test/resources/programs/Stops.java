package programs;

import org.wengert.Differentiable;
import org.wengert.NonDifferentiable;
import org.wengert.Wengert;

/** Values that are constant to differentiation. The gradients are those that are expected, since differences see through them. */
final class Stops {
    //: x = 3; expect 3
    @Differentiable
    static double scalar(double x) {
        return Wengert.stopGradient(x) * x;
    }

    //: x = 3; expect 0
    @Differentiable
    static double allOfIt(double x) {
        return Math.exp(Wengert.stopGradient(Math.sin(x) + x));
    }

    //: x = 2; y = 5; expect 7.5, 1
    @Differentiable
    static double normalised(double x, double y) {
        double scale = Wengert.stopGradient(Math.abs(y));
        return x * scale + y * x / Wengert.stopGradient(x);
    }

    //: x = 2; expect 4
    @Differentiable
    static float single(float x) {
        return Wengert.stopGradient(x) * x * Wengert.stopGradient(2);
    }

    //: x = 2; expect 2
    @Differentiable
    static double boxed(double x) {
        Double box = x;
        double y = Wengert.stopGradient(box);
        return y * x;
    }

    //: x = 3; expect 3
    //: allocates text
    @Differentiable
    static double opaque(double x) {
        return x * Double.parseDouble("" + Wengert.stopGradient(x));
    }

    //: x = 2; expect 4611686018427387904
    @Differentiable
    static double bits(double x) {
        return x * Wengert.stopGradient(Double.doubleToLongBits(x));
    }

    //: x[3] in [2, 2]; expect 2, 2, 2
    @Differentiable
    static double array(double[] x) {
        double[] fixed = Wengert.stopGradient(x);
        double s = 0;
        for (int i = 0; i < x.length; i++) s += fixed[i] * x[i];
        return s;
    }

    /** A copy, in the primal too; and active values that are stored in it later count. */
    //: x[2] in [2, 2]; expect 5, 2
    @Differentiable
    static double[][] arrayOfArrays(double[] x) {
        double[][] table = {x, {x[0], 1}};
        double[][] fixed = Wengert.stopGradient(table);
        x[0] = 7;
        fixed[1][1] = 4 * x[1];
        fixed[0][1] = table[1][0] * 5 + x[1] * 2;
        double[] r = {fixed[0][0] * 0 + fixed[0][1]};
        return new double[][] {r};
    }

    //: x = 2; n = 3; expect 2
    @Differentiable
    static double inLoop(double x, int n) {
        double[] a = {x};
        double s = 0;
        for (int i = 0; i < n; i++) {
            double[] b = Wengert.stopGradient(a);
            a[0] = b[0] + x;
            s = a[0] * 2;
        }
        return s;
    }

    //: x = 2; y = 3; expect 3, 2
    @Differentiable
    static double product(double x, double y) {
        return Wengert.stopGradient(x * y) / 6 * x * y;
    }

    private static int count;

    @NonDifferentiable
    static double counted(double x) {
        count++;
        return x * x;
    }

    //: x = 3; expect 9
    @Differentiable
    static double nonDifferentiable(double x) {
        return counted(x) * x;
    }

    //: x[3] in [2, 2]; expect 12, 12, 12
    //: allocates handed out
    @Differentiable
    static double nonDifferentiableOfAnArray(double[] x) {
        double s = 0;
        for (double v : x) s += v;
        return s * norm(x);
    }

    @NonDifferentiable
    static double norm(double[] x) {
        count++;
        double s = 0;
        for (double v : x) s += v * v;
        return s;
    }

    //: x = 3; y = 4; expect 1, 0
    @Differentiable
    static double noDependence(double x, double y) {
        return x + count(y);
    }

    @NonDifferentiable
    static int count(double y) {
        return (int) y;
    }

    private record Point(double x, double[] more, int n) {}

    private record Pair(Point one, Point other) {}

    //: x = 3; y = 2; expect 2, 0
    @Differentiable
    static double ofRecord(double x, double y) {
        Point p = new Point(x * y, new double[] {x}, 1);
        Point fixed = Wengert.stopGradient(p);
        p.more()[0] = 100;
        return fixed.x() * fixed.n() * 0.5 * p.n() * x / fixed.more()[0] * 6 / 3 + 0 * y;
    }

    //: x = 3; y = 2; n = 0 | 1; expect 4, 3
    @Differentiable
    static double ofRecords(double x, double y, int n) {
        Pair pair = n == 0 ? new Pair(new Point(x, new double[0], 2), null) : null;
        Pair fixed = Wengert.stopGradient(pair);
        double scale = fixed == null ? 3 : fixed.one().x();
        return scale * y + x * 2 * Wengert.stopGradient(new Point(y, new double[] {y}, 0)).more()[0];
    }

    //: x = 3; expect 3; allocates objects
    @Differentiable
    static double ofAnElement(double x) {
        java.util.List<double[]> all = new java.util.ArrayList<>(java.util.List.of(new double[1], new double[] {1, x}));
        double[] y = all.get(1);
        return Wengert.stopGradient(y)[1] * x;
    }
}
