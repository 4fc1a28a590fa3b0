package programs;

/** Helpers in a class without an annotated method. */
final class Elsewhere {
    static final double RATE = 0.75;

    static double blend(double x, double y) {
        return RATE * x * y + (1 - RATE) * y * y;
    }

    static double norm(double[] a) {
        double s = 0;
        for (double v : a) s += v * v;
        return Math.sqrt(s);
    }

    static double[] table() {
        return new double[] {1, 2.5};
    }

    static final class Inner {
        static double twice(double x) {
            return 2 * x;
        }
    }
}
