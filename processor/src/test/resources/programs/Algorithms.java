package programs;

import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.wengert.Differentiable;

/** Algorithms as they stand in libraries of numerics. */
final class Algorithms {
    // ---- linear algebra

    //: m[3][3]; b[3]
    @Differentiable
    static double[] choleskySolve(double[][] m, double[] b) {
        int n = b.length;
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                double s = i == j ? 2 : 0;
                for (int k = 0; k < n; k++) s += m[i][k] * m[j][k];
                a[i][j] = s;
            }
        double[][] l = new double[n][];
        for (int j = 0; j < n; j++) {
            l[j] = new double[j + 1];
            double d = 0.0;
            for (int k = 0; k < j; k++) {
                double s = 0.0;
                for (int i = 0; i < k; i++) s += l[k][i] * l[j][i];
                l[j][k] = s = (a[j][k] - s) / l[k][k];
                d = d + s * s;
            }
            d = a[j][j] - d;
            l[j][j] = Math.sqrt(Math.max(d, 0.0));
        }
        double[] x = b.clone();
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < k; i++) x[k] -= x[i] * l[k][i];
            x[k] /= l[k][k];
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int i = k + 1; i < n; i++) x[k] -= x[i] * l[i][k];
            x[k] /= l[k][k];
        }
        return x;
    }

    //: a[4][3]
    @Differentiable
    static double householder(double[][] a) {
        int m = a.length, n = a[0].length;
        double[] diagonal = new double[n];
        for (int k = 0; k < n; k++) {
            double norm = 0;
            for (int i = k; i < m; i++) norm = Math.hypot(norm, a[i][k]);
            if (norm != 0.0) {
                if (a[k][k] < 0) norm = -norm;
                for (int i = k; i < m; i++) a[i][k] /= norm;
                a[k][k] += 1.0;
                for (int j = k + 1; j < n; j++) {
                    double s = 0.0;
                    for (int i = k; i < m; i++) s += a[i][k] * a[i][j];
                    s = -s / a[k][k];
                    for (int i = k; i < m; i++) a[i][j] += s * a[i][k];
                }
            }
            diagonal[k] = -norm;
        }
        double product = 1;
        for (double d : diagonal) product *= d;
        return product;
    }

    //: lower[4]; diagonal[4] in [3, 4]; upper[4]; right[4]
    @Differentiable
    static double[] thomas(double[] lower, double[] diagonal, double[] upper, double[] right) {
        int n = right.length;
        for (int i = 1; i < n; i++) {
            double w = lower[i] / diagonal[i - 1];
            diagonal[i] -= w * upper[i - 1];
            right[i] -= w * right[i - 1];
        }
        double[] x = right;
        x[n - 1] /= diagonal[n - 1];
        for (int i = n - 2; i >= 0; i--) x[i] = (x[i] - upper[i] * x[i + 1]) / diagonal[i];
        return x;
    }

    //: a[3][3]; x[3]; n = 0 | 1 | 4; allocates objects
    @Differentiable
    static double rayleigh(double[][] a, double[] x, int n) {
        double lambda = 0;
        for (int step = 0; step < n; step++) {
            double[] y = new double[x.length];
            for (int i = 0; i < a.length; i++) for (int j = 0; j < x.length; j++) y[i] += (a[i][j] + a[j][i]) * x[j];
            double norm = Math.sqrt(Arrays.stream(y).map(v -> v * v).sum());
            lambda = 0;
            for (int i = 0; i < x.length; i++) lambda += x[i] * y[i];
            x = Arrays.stream(y).map(v -> v / norm).toArray();
        }
        return lambda + x[0];
    }

    //: a[3][3]; b[3]
    @Differentiable
    static double[] conjugateGradients(double[][] a, double[] b) {
        int n = b.length;
        double[] x = new double[n], r = b.clone(), p = r.clone();
        double rs = dot(r, r);
        for (int it = 0; it < n && rs > 1e-12; it++) {
            double[] ap = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) ap[i] += (a[i][j] + a[j][i] + (i == j ? 6 : 0)) * p[j];
            }
            double alpha = rs / dot(p, ap);
            for (int i = 0; i < n; i++) {
                x[i] += alpha * p[i];
                r[i] -= alpha * ap[i];
            }
            double rsNew = dot(r, r);
            for (int i = 0; i < n; i++) p[i] = r[i] + rsNew / rs * p[i];
            rs = rsNew;
        }
        return x;
    }

    private static double dot(double[] x, double[] y) {
        double s = 0;
        for (int i = 0; i < x.length; i++) s = Math.fma(x[i], y[i], s);
        return s;
    }

    // ---- transforms and polynomials

    //: re[8]; im[8]
    @Differentiable(wrt = {"re", "im"})
    static double[] fft(double[] re, double[] im) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) j ^= bit;
            j ^= bit;
            if (i < j) {
                double t = re[i];
                re[i] = re[j];
                re[j] = t;
                t = im[i];
                im[i] = im[j];
                im[j] = t;
            }
        }
        for (int len = 2; len <= n; len <<= 1) {
            double angle = 2 * Math.PI / len, wr = Math.cos(angle), wi = Math.sin(angle);
            for (int i = 0; i < n; i += len) {
                double cr = 1, ci = 0;
                for (int k = 0; k < len / 2; k++) {
                    int u = i + k, v = i + k + len / 2;
                    double xr = re[v] * cr - im[v] * ci, xi = re[v] * ci + im[v] * cr;
                    re[v] = re[u] - xr;
                    im[v] = im[u] - xi;
                    re[u] += xr;
                    im[u] += xi;
                    double next = cr * wr - ci * wi;
                    ci = cr * wi + ci * wr;
                    cr = next;
                }
            }
        }
        double[] power = new double[n];
        for (int i = 0; i < n; i++) power[i] = re[i] * re[i] + im[i] * im[i];
        return power;
    }

    record Complex(double re, double im) {
        Complex plus(Complex o) {
            return new Complex(re + o.re, im + o.im);
        }

        Complex minus(Complex o) {
            return new Complex(re - o.re, im - o.im);
        }

        Complex times(Complex o) {
            return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
        }

        Complex over(Complex o) {
            double d = o.re * o.re + o.im * o.im;
            return new Complex((re * o.re + im * o.im) / d, (im * o.re - re * o.im) / d);
        }

        double abs() {
            return Math.hypot(re, im);
        }
    }

    //: c[4]
    @Differentiable
    static double durandKerner(double[] c) {
        int n = c.length;
        Complex[] roots = new Complex[n];
        Complex seed = new Complex(0.4, 0.9);
        roots[0] = new Complex(1, 0);
        for (int i = 1; i < n; i++) roots[i] = roots[i - 1].times(seed);
        for (int it = 0; it < 6; it++) {
            for (int i = 0; i < n; i++) {
                Complex p = new Complex(1, 0);
                for (int k = n - 1; k >= 0; k--) p = p.times(roots[i]).plus(new Complex(c[k], 0));
                Complex q = new Complex(1, 0);
                for (int j = 0; j < n; j++) if (j != i) q = q.times(roots[i].minus(roots[j]));
                roots[i] = roots[i].minus(p.over(q));
            }
        }
        double largest = 0;
        for (Complex r : roots) largest = Math.max(largest, r.abs());
        return largest;
    }

    //: p[5]; t in [0, 1]
    @Differentiable
    static double deCasteljau(double[] p, double t) {
        double[] q = Arrays.copyOf(p, p.length);
        for (int n = q.length; n > 1; n--) for (int i = 0; i < n - 1; i++) q[i] += t * (q[i + 1] - q[i]);
        return q[0];
    }

    //: x in [-1, 1]; c[5]
    @Differentiable(order = 2)
    static double clenshaw(double x, double... c) {
        double b1 = 0, b2 = 0;
        for (int k = c.length; --k > 0; ) {
            double b = 2 * x * b1 - b2 + c[k];
            b2 = b1;
            b1 = b;
        }
        return x * b1 - b2 + c[0];
    }

    // ---- quadrature, roots, differential equations

    //: s in [0.5, 3]
    @Differentiable(order = 2)
    static double newtonRoot(double s) {
        double x = s > 1 ? s : 1;
        double step;
        int guard = 0;
        do {
            step = (x * x * x - s) / (3 * x * x);
            x -= step;
        } while (Math.abs(step) > 1e-13 && ++guard < 50);
        return x;
    }

    //: y[2]; mu in [0.5, 1.5]
    @Differentiable
    static double[] rungeKuttaFehlberg(double[] y, double mu) {
        DoubleFunction<UnaryOperator<double[]>> field =
                m -> v -> new double[] {v[1], m * (1 - v[0] * v[0]) * v[1] - v[0]};
        UnaryOperator<double[]> f = field.apply(mu);
        double t = 0, h = 0.2;
        while (t < 1) {
            h = Math.min(h, 1 - t);
            double[] k1 = f.apply(y);
            double[] k2 = f.apply(plus(y, h / 2, k1));
            double[] k3 = f.apply(plus(y, 3 * h / 4, k2));
            double[] next = y.clone();
            for (int i = 0; i < y.length; i++) next[i] += h * (2 * k1[i] + 3 * k2[i] + 4 * k3[i]) / 9;
            t += h;
            y = next;
        }
        return y;
    }

    static double[] plus(double[] y, double h, double[] k) {
        return IntStream.range(0, y.length).mapToDouble(i -> y[i] + h * k[i]).toArray();
    }

    record Body(double mass, double[] position, double[] velocity) {}

    //: x[2]; v[2]; m in [0.5, 1]
    @Differentiable
    static double leapfrog(double[] x, double[] v, double m) {
        List<Body> bodies = new ArrayList<>();
        bodies.add(new Body(1, new double[2], new double[2]));
        bodies.add(new Body(m, x.clone(), v.clone()));
        double h = 0.1;
        for (int step = 0; step < 3; step++) {
            for (Body a : bodies) {
                for (Body b : bodies) {
                    if (a == b) continue;
                    double dx = b.position()[0] - a.position()[0], dy = b.position()[1] - a.position()[1];
                    double r2 = dx * dx + dy * dy + 0.1;
                    double f = b.mass() / (r2 * Math.sqrt(r2));
                    a.velocity()[0] += h * f * dx;
                    a.velocity()[1] += h * f * dy;
                }
            }
            for (Body b : bodies) for (int i = 0; i < 2; i++) b.position()[i] += h * b.velocity()[i];
        }
        double energy = 0;
        for (Body b : bodies) energy += b.mass() * (b.velocity()[0] * b.velocity()[0] + b.position()[1]);
        return energy;
    }

    // ---- statistics and learning

    //: start[3] in [0.1, 1]; step[3][3] in [0.1, 1]; seen[2][3] in [0.1, 1]
    @Differentiable
    static double hiddenMarkov(double[] start, double[][] step, double[][] seen) {
        double[] alpha = start;
        double log = 0;
        for (double[] s : seen) {
            double[] next = new double[alpha.length];
            double sum = 0;
            for (int j = 0; j < next.length; j++) {
                for (int i = 0; i < alpha.length; i++) next[j] += alpha[i] * step[i][j];
                sum += next[j] *= s[j];
            }
            for (int j = 0; j < next.length; j++) next[j] /= sum;
            log += Math.log(sum);
            alpha = next;
        }
        return log;
    }

    //: x[5]; k[3]
    @Differentiable
    static double[] convolvedAndPooled(double[] x, double[] k) {
        int n = x.length - k.length + 1;
        double[] y = new double[n / 2 + n % 2];
        Arrays.fill(y, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            double s = 0;
            for (int j = 0; j < k.length; j++) s += x[i + j] * k[j];
            if (s > y[i / 2]) y[i / 2] = s;
        }
        for (int i = 0; i < y.length; i++) y[i] = y[i] > 0 ? y[i] : Math.expm1(y[i]);
        return y;
    }

    //: q[2][6]; k[2][6]; v[2][6]
    @Differentiable
    static double[][] attention(double[][] q, double[][] k, double[][] v) {
        int n = q.length, d = q[0].length;
        double[][] out = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] w = new double[n];
            double max = Double.NEGATIVE_INFINITY, sum = 0;
            for (int j = 0; j < n; j++) max = Math.max(max, w[j] = dot(q[i], k[j]) / Math.sqrt(d));
            for (int j = 0; j < n; j++) sum += w[j] = Math.exp(w[j] - max);
            double[] row = out[i] = new double[d];
            for (int j = 0; j < n; j++) for (int c = 0; c < d; c++) row[c] += w[j] / sum * v[j][c];
        }
        return out;
    }

    static final class Kalman {
        double x, p = 1;

        void predict(double q) {
            p += q;
        }

        double update(double z, double r) {
            double gain = p / (p + r), residual = z - x;
            x += gain * residual;
            p *= 1 - gain;
            return residual * residual / (p + r);
        }
    }

    //: z[4]; q in [0.1, 1]; r in [0.1, 1]
    @Differentiable
    static double kalman(double[] z, double q, double r) {
        Kalman filter = new Kalman();
        double likelihood = 0;
        for (double seen : z) {
            filter.predict(q);
            likelihood += filter.update(seen, r);
        }
        return likelihood + filter.x;
    }

    //: a[3]; b[4]
    @Differentiable
    static double timeWarping(double[] a, double[] b) {
        double[][] d = new double[a.length + 1][b.length + 1];
        for (double[] row : d) Arrays.fill(row, 1e3);
        d[0][0] = 0;
        for (int i = 1; i <= a.length; i++)
            for (int j = 1; j <= b.length; j++)
                d[i][j] = Math.abs(a[i - 1] - b[j - 1]) + Math.min(d[i - 1][j - 1], Math.min(d[i - 1][j], d[i][j - 1]));
        return d[a.length][b.length];
    }

    //: x[6]
    @Differentiable
    static double trimmedMean(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double s = 0;
        for (int i = 1; i < sorted.length - 1; i++) s += sorted[i];
        return s / (sorted.length - 2) + sorted[sorted.length / 2];
    }

    //: x[5]
    @Differentiable
    static double welford(double[] x) {
        double mean = 0, m2 = 0;
        int n = 0;
        for (double v : x) {
            double delta = v - mean;
            mean += delta / ++n;
            m2 += delta * (v - mean);
        }
        return n < 2 ? Double.NaN : Math.sqrt(m2 / (n - 1)) / mean;
    }

    // ---- finance and geometry

    //: s in [80, 120]; k in [90, 110]; r in [0.01, 0.1]; sigma in [0.1, 0.4]; n = 1 | 5
    @Differentiable
    static double americanPut(double s, double k, double r, double sigma, int n) {
        double dt = 1.0 / n, u = Math.exp(sigma * Math.sqrt(dt)), d = 1 / u;
        double p = (Math.exp(r * dt) - d) / (u - d), disc = Math.exp(-r * dt);
        double[] v = new double[n + 1];
        for (int i = 0; i <= n; i++) v[i] = Math.max(k - s * Math.pow(u, 2 * i - n), 0);
        for (int step = n - 1; step >= 0; step--)
            for (int i = 0; i <= step; i++) {
                double hold = disc * (p * v[i + 1] + (1 - p) * v[i]);
                double now = k - s * Math.pow(u, 2 * i - step);
                v[i] = hold > now ? hold : now;
            }
        return v[0];
    }

    //: rates[4] in [0.01, 0.1]; t = 0.5 | 2.2 | 9
    @Differentiable(wrt = "rates")
    static double interpolated(double[] rates, double t) {
        double[] times = {1, 2, 3, 4};
        int i = Arrays.binarySearch(times, t);
        if (i >= 0) return rates[i];
        i = -i - 1;
        if (i == 0) return rates[0];
        if (i == times.length) return rates[times.length - 1];
        double w = (t - times[i - 1]) / (times[i] - times[i - 1]);
        return Math.exp((1 - w) * Math.log(rates[i - 1]) + w * Math.log(rates[i]));
    }

    //: lat1 in [-1, 1]; lon1 in [-1, 1]; lat2 in [-1, 1]; lon2 in [-1, 1]
    @Differentiable(order = 2)
    static double haversine(double lat1, double lon1, double lat2, double lon2) {
        double a = Math.pow(Math.sin((lat2 - lat1) / 2), 2)
                + Math.cos(lat1) * Math.cos(lat2) * Math.pow(Math.sin((lon2 - lon1) / 2), 2);
        return 2 * 6371.0 * Math.atan2(Math.sqrt(a), Math.sqrt(1 - a)) / 1000;
    }

    //: q[4]; v[3]
    @Differentiable
    static double[] rotated(double[] q, double[] v) {
        double n = Math.sqrt(dot(q, q));
        double w = q[0] / n, x = q[1] / n, y = q[2] / n, z = q[3] / n;
        double[][] m = {
            {1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)},
            {2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)},
            {2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)}
        };
        double[] out = new double[3];
        int i = 0;
        for (double[] row : m) out[i++] = dot(row, v);
        return out;
    }

    //: p[5][2]
    @Differentiable
    static double polygonArea(double[][] p) {
        double s = 0;
        for (int i = 0, j = p.length - 1; i < p.length; j = i++) s += (p[j][0] + p[i][0]) * (p[j][1] - p[i][1]);
        return Math.abs(s / 2);
    }

    //: x in [0, 3]; y in [0, 3]
    @Differentiable
    static double bilinear(double x, double y) {
        double[][] grid = {{1, 2, 4, 8}, {3, 1, 4, 1}, {2, 7, 1, 8}, {1, 6, 1, 8}};
        int i = (int) Math.min(Math.floor(x), 2), j = (int) Math.min(Math.floor(y), 2);
        double u = x - i, v = y - j;
        return (1 - u) * ((1 - v) * grid[i][j] + v * grid[i][j + 1]) + u * ((1 - v) * grid[i + 1][j] + v * grid[i + 1][j + 1]);
    }

    // ---- special functions

    //: x in [0.5, 8]
    @Differentiable(order = 2)
    static double lanczosLogGamma(double x) {
        double[] c = {
            76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5
        };
        double y = x, tmp = x + 5.5;
        tmp -= (x + 0.5) * Math.log(tmp);
        double ser = 1.000000000190015;
        for (int j = 0; j <= 5; j++) ser += c[j] / ++y;
        return -tmp + Math.log(2.5066282746310005 * ser / x);
    }

    //: a in [1, 3]; x in [0.5, 2]
    @Differentiable
    static double incompleteGamma(double a, double x) {
        double sum = 1 / a, del = sum, ap = a;
        for (int n = 1; n <= 200; n++) {
            del *= x / ++ap;
            sum += del;
            if (Math.abs(del) < Math.abs(sum) * 1e-15) return sum * Math.exp(-x + a * Math.log(x));
        }
        throw new ArithmeticException("no convergence");
    }

    //: x in [0, 6]; n = 0 | 1 | 3
    @Differentiable
    static double besselJ(int n, double x) {
        double term = 1;
        for (int k = 1; k <= n; k++) term *= x / 2 / k;
        double sum = term;
        for (int m = 1; Math.abs(term) > 1e-17 && m < 60; m++) {
            term *= -(x * x) / 4 / (m * (m + n));
            sum += term;
        }
        return sum;
    }

    //: a in [1, 2]; b in [1, 2]
    @Differentiable(order = 2)
    static double geometricMean(double a, double b) {
        while (Math.abs(a - b) > 1e-15 * a) {
            double m = (a + b) / 2;
            b = Math.sqrt(a * b);
            a = m;
        }
        return Math.PI / (2 * a);
    }
}
