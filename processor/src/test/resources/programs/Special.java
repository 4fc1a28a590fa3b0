package programs;

import static org.wengert.Partials.partials;

import org.wengert.DerivativesOf;
import org.wengert.Result;

/** Methods with rules. */
final class Special {
    private Special() {}

    private static int calls;

    /** Not to be differentiated: it counts its calls. */
    static double logistic(double x) {
        calls++;
        return 1 / (1 + Math.exp(-x));
    }

    static double plane(double x, double y, int k) {
        calls++;
        return k * x * x + Math.sin(x * y);
    }

    /** 1 + x + … + xⁿ. */
    static double series(double x, int n) {
        calls++;
        return n == 0 ? 1 : 1 + x * series(x, n - 1);
    }

    static float cube(float x) {
        calls++;
        return x * x * x;
    }

    /** Of numbers at 0, ½ and 1. */
    static double interpolate(double[] table, double x) {
        calls++;
        return table[0] * 2 * (x - 0.5) * (x - 1) - table[1] * 4 * x * (x - 1) + table[2] * 2 * x * (x - 0.5);
    }

    static double plain(double x) {
        return 2 * x;
    }

    static double infinite(double x) {
        calls++;
        return Math.sqrt(x);
    }

    static final class Spring {
        private final int kind;
        private double stiffness;

        Spring(int kind, double stiffness) {
            this.kind = kind;
            this.stiffness = stiffness;
        }

        void stretch(double factor) {
            stiffness *= factor;
        }

        double stiffness() {
            return stiffness;
        }

        int kind() {
            return kind;
        }

        double energy(double x) {
            calls++;
            return stiffness * (kind == 1 ? x * x * x : x * x);
        }
    }
}

@DerivativesOf(Special.class)
final class SpecialDerivatives {
    private static final double HALF = Math.sqrt(0.25);

    private SpecialDerivatives() {}

    static double[] logistic(double x, @Result double y) {
        return partials(y * (1 - y));
    }

    static double[] plane(double x, double y, int k) {
        double c = Math.cos(x * y);
        return partials(2 * k * x + y * c, x * c);
    }

    /** 1 + 2x + … + n xⁿ⁻¹, and by a sum for small x only. */
    static double[] series(double x, int n) {
        if (n == 0) return partials(0);
        double sum = 0;
        for (int i = n; i >= 1; i--) {
            sum = sum * x + i;
        }
        return Math.abs(x) < HALF ? partials(sum) : partials(weighted(x, n));
    }

    private static double weighted(double x, int n) {
        double power = 1;
        double sum = 0;
        for (int i = 1; i <= n; i++) {
            sum += i * power;
            power *= x;
        }
        return sum;
    }

    static double[] cube(float x) {
        return partials(3 * x * x);
    }

    static double[] interpolate(double[] table, double x) {
        return partials(table[0] * (4 * x - 3) - table[1] * (8 * x - 4) + table[2] * (4 * x - 1));
    }

    static double[] plain(double x) {
        return partials(7);
    }

    static double[] infinite(double x) {
        return partials(1 / x);
    }
}

@DerivativesOf(Special.Spring.class)
final class SpringDerivatives {
    private SpringDerivatives() {}

    static double[] energy(Special.Spring self, double x) {
        return partials(self.stiffness() * (self.kind() == 1 ? 3 * x * x : 2 * x));
    }
}

@DerivativesOf(Math.class)
final class OtherDerivatives {
    private OtherDerivatives() {}

    static double[] ulp(double x) {
        return partials(-1);
    }
}
