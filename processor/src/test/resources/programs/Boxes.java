package programs;

import org.wengert.Differentiable;

/** Arrays of boxed numbers, with places that are empty. */
final class Boxes {
    record Sparse(Double[] entries, Float[][] table, String name) {}

    static Object[][] sumOfCubesArguments() {
        return new Object[][] {{new Double[] {1.5, null, -2.0}}, {new Double[] {}}, {new Double[] {0.5}}};
    }

    @Differentiable(order = 2)
    static double sumOfCubes(Double[] x) {
        double sum = 0;
        for (Double each : x) if (each != null) sum += each * each * each;
        return sum;
    }

    static Object[][] scaledArguments() {
        return new Object[][] {{new Double[] {1.5, null, -2.0}, 3.0}};
    }

    @Differentiable
    static Double[] scaled(Double[] x, double k) {
        Double[] y = new Double[x.length + 1];
        for (int i = 0; i < x.length; i++) y[i] = x[i] == null ? null : Double.valueOf(x[i] * k);
        y[x.length] = k;
        return y;
    }

    @Differentiable
    static double inside(Sparse s, double x) {
        // One of its derivatives is a float.
        return s.entries()[0] * s.table()[1][2] + s.entries()[1] * x;
    }

    @Differentiable
    static Sparse made(Sparse s, Double x) {
        // One of its derivatives is a float.
        return new Sparse(new Double[] {x * x, s.entries()[0]}, s.table(), s.name());
    }

    /** The argument is scratch. */
    @Differentiable
    static double overwritten(Double[] x) {
        for (int i = 1; i < x.length; i++) x[i] = x[i] * x[i - 1];
        return x[x.length - 1];
    }

    /** Two boxes of one number are two objects. */
    //: a = 0.5; b = 0.5 | 0.75
    @Differentiable(wrt = "x")
    static double equalNumbersInBoxes(Double a, Double b, double x) {
        return (double) a == (double) b ? x * x * a : x;
    }

    //: a = 0.5; b = 0.5 | 0.75; c = true | false
    @Differentiable(wrt = "x")
    static double chosenBoxes(Double a, Double b, double x, boolean c) {
        double chosen = c ? a : b;
        if (chosen != b) return x * chosen;
        a = chosen * x;
        return (double) a != (double) b ? a * x : x;
    }

    @Differentiable
    static float narrowedBoxes(Double a, Float b, double x) {
        return (float) (double) a * (float) x + (int) (float) b;
    }

    @Differentiable(wrt = "x")
    static double narrowedConstants(double x, Double a, Float b) {
        return (double) ((float) (double) a * (float) x + (int) (float) b);
    }
}
