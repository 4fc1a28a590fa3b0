package programs;

import org.wengert.Differentiable;

/** Records that are made and taken apart within a method. */
final class Records {
    record Complex(double re, double im) {
        static final Complex ONE = new Complex(1, 0);

        static Complex polar(double r, double phi) {
            return new Complex(r * Math.cos(phi), r * Math.sin(phi));
        }

        Complex(double re) {
            this(re, 0);
        }

        Complex plus(Complex o) {
            return new Complex(re + o.re, im + o.im);
        }

        Complex times(Complex o) {
            return new Complex(re * o.re - im * o.im, re * o.im() + im * o.re());
        }

        Complex withIm(double newIm) {
            return new Complex(this.re, newIm);
        }

        double abs2() {
            return re * re + im * im;
        }
    }

    record Interval(double low, double high) {
        Interval {
            if (low > high) {
                double t = low;
                low = high;
                high = t;
            }
            if (Double.isNaN(low)) throw new IllegalArgumentException("not an interval");
        }

        double length() {
            return high - low;
        }
    }

    record Scaled(double value, int exponent) {
        Scaled(double value, int exponent) {
            this.value = value * Math.pow(2, exponent);
            this.exponent = 0;
        }
    }

    record Pair(Complex first, Complex second) {
        Pair swapped() {
            return new Pair(second, first);
        }
    }

    record Layer(double[] w, double b, String name) {
        double apply(double[] x) {
            double s = b;
            for (int i = 0; i < w.length; i++) s += w[i] * x[i];
            return name.isEmpty() ? s : Math.tanh(s);
        }
    }

    record Doubled(double x) {
        public double x() {
            return 2 * x;
        }
    }

    private record Box<T>(T value, int n) {
        <R> Box<R> with(R other) {
            return new Box<>(other, n + 1);
        }
    }

    @Differentiable
    static double accessors(double x, double y) {
        Complex z = new Complex(x * y, x + y);
        return z.re() * z.im() + z.re;
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double power(double a, double b, int n) {
        Complex z = new Complex(a, b), w = new Complex(1, 0);
        for (int i = 0; i < n; i++) w = w.times(z);
        return w.abs2() + w.re();
    }

    @Differentiable
    static double factories(double r, double phi) {
        Complex z = Complex.polar(r, phi).plus(new Complex(r)).plus(Complex.ONE);
        return z.withIm(z.im() * phi).abs2();
    }

    //: x in [-2, 2]; y in [-2, 2]
    @Differentiable
    static double normalised(double x, double y) {
        Interval i = new Interval(x, y);
        return i.length() * i.low() + i.high();
    }

    @Differentiable
    static double explicitConstructor(double x) {
        Scaled s = new Scaled(x, 3);
        return s.value() * s.value() + s.exponent();
    }

    @Differentiable
    static double nested(double x, double y) {
        Pair p = new Pair(new Complex(x, y), new Complex(y, x * x));
        Pair q = p.swapped();
        return q.first().times(p.first()).abs2() + q.second().im();
    }

    @Differentiable
    static double ownAccessor(double x) {
        Doubled d = new Doubled(x * x);
        return d.x() * d.x;
    }

    @Differentiable
    static double withArray(double[] w, double b, double[] x) {
        Layer hidden = new Layer(w, b, "tanh");
        Layer linear = new Layer(new double[] {b, 1, w[0]}, hidden.apply(x), "");
        linear.w()[1] *= w[2];
        return linear.apply(x) * linear.w()[1];
    }

    @Differentiable
    static double chosen(double x, double y, boolean first) {
        Complex z = first ? new Complex(x, y) : new Complex(y, 2);
        Complex w;
        if (x > y) {
            w = z.times(z);
        } else {
            w = z;
        }
        return w.re() * z.im() + w.im();
    }

    //: n = 0 | 1 | 3 | 6
    @Differentiable
    static double early(double x, int n) {
        return search(x, n).abs2() * x;
    }

    private static Complex search(double x, int n) {
        Complex z = new Complex(x, 0.5);
        for (int i = 0; i < n; i++) {
            if (z.abs2() > 3) return z.withIm(x);
            z = z.times(z).plus(new Complex(0.3, x));
        }
        return z;
    }

    //: n = 0 | 1 | 5
    @Differentiable
    static double local(double x, int n) {
        record State(double position, double velocity) {
            State step(double dt) {
                return new State(position + dt * velocity, velocity - dt * Math.sin(position));
            }
        }
        State s = new State(x, 0);
        for (int i = 0; i < n; i++) s = s.step(0.1);
        return s.position() * s.velocity() + s.position();
    }

    @Differentiable
    static double generic(double x) {
        Box<Double> b = new Box<>(x * x, 1);
        Box<Complex> c = b.with(new Complex(b.value(), x));
        Box<double[]> d = c.with(new double[] {x, c.value().im()});
        return c.value().re() * d.value()[1] * d.n() + b.value();
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double best(double[] a, int n) {
        Complex best = null;
        for (int i = 0; i < n; i++) {
            Complex z = new Complex(a[i % 3], a[(i + 1) % 3]);
            if (best == null || z.abs2() > best.abs2()) best = z;
        }
        return best == null ? a[0] : best.re() * best.im();
    }

    //: allocates text
    @Differentiable
    static double written(double x) {
        Complex z = new Complex(x, x * x);
        String text = "z = " + z;
        StringBuilder b = new StringBuilder();
        b.append(z).append(new Layer(null, x, "n").name());
        if (!text.startsWith("z = Complex[re=")) return 0;
        return z.abs2() + (b.length() > 0 ? x : 0);
    }

    //: allocates text
    @Differentiable
    static double printedInterval(double x, double y) {
        Interval i = new Interval(y, x);
        String.format("%s", i);
        return i.toString().equals("Interval[low=" + i.low() + ", high=" + i.high() + "]") ? i.length() * x : 0;
    }

    @Differentiable
    static double comparisons(double x, double y) {
        Complex z = new Complex(x, y), w = new Complex(x, y), v = z;
        double r = z.equals(w) ? x * y : x;
        if (z != w) r *= 2;
        if (z == v) r *= y;
        if (z.equals(new Complex(y, x))) r = 0;
        if (z.equals(null)) r = 0;
        return r;
    }
}
