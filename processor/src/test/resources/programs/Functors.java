package programs;

import org.wengert.Differentiable;

/** Receivers: derivatives with respect to what an object holds. */
final class Functors {
    record Line(double slope, double shift) {
        @Differentiable(order = 2)
        double at(double x) {
            return slope * x + shift * shift;
        }

        @Differentiable(wrt = "this", order = 2)
        double loss(double[] x, double[] y) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double error = at(x[i]) - y[i];
                sum += error * error;
            }
            return sum / x.length;
        }

        @Differentiable
        Line after(Line first) {
            return new Line(slope * first.slope, slope * first.shift + shift);
        }

        @Differentiable
        double length() {
            return Math.hypot(slope, shift);
        }
    }

    record Network(double[][] inner, double[] outer) {
        private double[] hidden(double[] x) {
            double[] h = new double[inner.length];
            for (int i = 0; i < h.length; i++) {
                for (int j = 0; j < x.length; j++) h[i] += inner[i][j] * x[j];
                h[i] = Math.tanh(h[i]);
            }
            return h;
        }

        //: self.inner[2][3]; self.outer[2]; x[3]
        @Differentiable(order = 2)
        double at(double[] x) {
            double[] h = hidden(x);
            double sum = 0;
            for (int i = 0; i < h.length; i++) sum += outer[i] * h[i];
            return sum;
        }
    }

    @Differentiable
    static final class Polynomial {
        static int evaluations;

        final double[] coefficients;
        final int shift;

        Polynomial(double[] coefficients, int shift) {
            this.coefficients = coefficients;
            this.shift = shift;
        }

        @Differentiable(
                wrt = {"this", "x"},
                order = 2)
        double at(double x) {
            double sum = 0;
            for (int i = coefficients.length - 1; i >= 0; i--) sum = sum * (x - shift) + coefficients[i];
            return sum;
        }

        /** Without the receiver. */
        @Differentiable
        double times(double x) {
            return at(x) * x;
        }

        @Differentiable(wrt = "this")
        Polynomial derivative() {
            double[] result = new double[coefficients.length - 1];
            for (int i = 0; i < result.length; i++) result[i] = (i + 1) * coefficients[i + 1];
            return new Polynomial(result, shift);
        }
    }

    @Differentiable
    static class Counter {
        double total;
        int count;

        Counter(double total, int count) {
            this.total = total;
            this.count = count;
        }

        void add(double x) {
            total += x * x;
            count++;
        }

        double mean() {
            return total / count;
        }
    }

    /** The argument stays as it is. */
    @Differentiable
    static double mutable(Counter c, double x) {
        c.add(x);
        c.add(c.total);
        return c.mean();
    }
}
