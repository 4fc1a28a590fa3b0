package org.wengert.adapters.gamma;

/**
 * The derivatives of the logarithm of the gamma function, to a few units in the last place of the largest term.
 *
 * <p>Arguments are raised to {@value #FAR} by the recurrence, where the asymptotic series are exact to a double's precision, and
 * negative ones reflected. At the poles the results are not a number.
 *
 * <p>Source: Abramowitz and Stegun, <em>Handbook of Mathematical Functions</em>, 6.3 and 6.4.
 */
final class Polygamma {
    private static final double FAR = 12;

    private Polygamma() {}

    /** ψ(x), the first derivative of ln |Γ(x)|. */
    static double digamma(double x) {
        if (x <= 0) {
            if (x == Math.rint(x)) return Double.NaN;
            return digammaOfPositive(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.rint(x)));
        }
        return digammaOfPositive(x);
    }

    private static double digammaOfPositive(double x) {
        double sum = 0;
        double far = x;
        while (far < FAR) {
            sum -= 1 / far;
            far += 1;
        }
        return sum + Math.log(far) - 0.5 / far - tail(1 / (far * far));
    }

    /** What ψ(x) = ln x − 1/(2x) − tail(1/x²) leaves. */
    private static double tail(double s) {
        double b = 1.0 / 240 - s * (1.0 / 132 - s * (691.0 / 32760 - s / 12));
        return s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * b)));
    }

    /** ψ′(x). */
    static double trigamma(double x) {
        if (x <= 0) {
            if (x == Math.rint(x)) return Double.NaN;
            double sine = Math.sin(Math.PI * (x - Math.rint(x))) / Math.PI;
            return 1 / (sine * sine) - trigammaOfPositive(1 - x);
        }
        return trigammaOfPositive(x);
    }

    private static double trigammaOfPositive(double x) {
        double sum = 0;
        double far = x;
        while (far < FAR) {
            sum += 1 / (far * far);
            far += 1;
        }
        double r = 1 / far;
        double s = r * r;
        double b = 1.0 / 30 - s * (5.0 / 66 - s * (691.0 / 2730 - s * 7 / 6));
        b = 1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * b));
        return sum + r + 0.5 * s + r * s * b;
    }

    /** ψ″(x). */
    static double tetragamma(double x) {
        if (x <= 0) {
            if (x == Math.rint(x)) return Double.NaN;
            double angle = Math.PI * (x - Math.rint(x));
            double sine = Math.sin(angle) / Math.PI;
            return tetragammaOfPositive(1 - x) - 2 * Math.cos(angle) / (sine * sine * sine);
        }
        return tetragammaOfPositive(x);
    }

    private static double tetragammaOfPositive(double x) {
        double sum = 0;
        double far = x;
        while (far < FAR) {
            sum -= 2 / (far * far * far);
            far += 1;
        }
        double r = 1 / far;
        double s = r * r;
        double b = 3.0 / 10 - s * (5.0 / 6 - s * (691.0 / 210 - s * 35 / 2));
        b = 0.5 - s * (1.0 / 6 - s * (1.0 / 6 - s * b));
        return sum - s - s * r - s * s * b;
    }

    /**
     * ψ(p) − ψ(p + q), without cancellation where q is small beside p.
     *
     * <p>The recurrence is applied to the difference, and that of the two series is a multiple of q.
     */
    static double difference(double p, double q) {
        if (!(p > 0 && p + q > 0)) return digamma(p) - digamma(p + q);
        double sum = 0;
        double a = p;
        double b = p + q;
        while (a < FAR || b < FAR) {
            sum -= q / (a * b);
            a += 1;
            b += 1;
        }
        double u = 1 / a;
        double v = 1 / b;
        return sum - Math.log1p(q / a) - q * u * v * (0.5 + (u + v) * tailSlope(u * u, v * v));
    }

    /** (tail(s) − tail(t)) / (s − t), by dividing the polynomial. */
    private static double tailSlope(double s, double t) {
        double b = 1.0 / 12;
        double d = b;
        b = b * s - 691.0 / 32760;
        d = d * t + b;
        b = b * s + 1.0 / 132;
        d = d * t + b;
        b = b * s - 1.0 / 240;
        d = d * t + b;
        b = b * s + 1.0 / 252;
        d = d * t + b;
        b = b * s - 1.0 / 120;
        d = d * t + b;
        b = b * s + 1.0 / 12;
        return d * t + b;
    }
}
