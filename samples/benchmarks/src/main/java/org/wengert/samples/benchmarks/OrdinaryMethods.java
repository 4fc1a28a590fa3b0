package org.wengert.samples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Sources of classes with twenty methods each, of the kinds that engineers write; the numbers in them are random. */
final class OrdinaryMethods {
    private static final String[] BODIES = {
        """
        double f0(double x, double y) {
            return # * Math.sin(x * y) + Math.exp(-# * x) * Math.sqrt(1 + y * y);
        }
        """, """
        double f1(double[] data, double mean, double deviation) {
            double sum = 0;
            for (double d : data) {
                double z = (d - mean) / deviation;
                sum += # * z * z + Math.log(deviation);
            }
            return -sum;
        }
        """, """
        double f2(double[] coefficients, double x) {
            double y = #;
            for (int i = coefficients.length - 1; i >= 0; i--) {
                y = y * x + coefficients[i];
            }
            return y;
        }
        """, """
        double f3(double[] a, double[] b) {
            double dot = 0;
            double norms = #;
            for (int i = 0; i < a.length; i++) {
                dot += a[i] * b[i];
                norms += a[i] * a[i] + b[i] * b[i];
            }
            return dot / Math.sqrt(norms);
        }
        """, """
        double f4(double[] weights, double[][] features, double[] labels) {
            double loss = 0;
            for (int i = 0; i < features.length; i++) {
                double margin = #;
                for (int j = 0; j < weights.length; j++) {
                    margin += weights[j] * features[i][j];
                }
                loss += Math.log1p(Math.exp(-labels[i] * margin));
            }
            return loss / features.length;
        }
        """, """
        double f5(double[] x) {
            double sum = 0;
            for (int i = 0; i + 1 < x.length; i++) {
                double step = x[i + 1] - x[i] * x[i];
                sum += # * step * step + (1 - x[i]) * (1 - x[i]);
            }
            return sum;
        }
        """, """
        double f6(double spot, double strike, double volatility, double time) {
            double root = volatility * Math.sqrt(time);
            double d1 = (Math.log(spot / strike) + (# + 0.5 * volatility * volatility) * time) / root;
            double d2 = d1 - root;
            return spot * cumulative(d1) - strike * Math.exp(-# * time) * cumulative(d2);
        }
        """, """
        double f7(double x, double limit) {
            if (x > limit) {
                return limit + # * Math.log(x / limit);
            } else if (x < -limit) {
                return -limit;
            }
            return x - x * x * x / (3 * limit * limit);
        }
        """, """
        double f8(double[] u, double conductivity, int steps) {
            for (int t = 0; t < steps; t++) {
                double left = u[0];
                for (int i = 1; i + 1 < u.length; i++) {
                    double here = u[i];
                    u[i] += # * conductivity * (left - 2 * here + u[i + 1]);
                    left = here;
                }
            }
            double energy = 0;
            for (double v : u) {
                energy += v * v;
            }
            return energy;
        }
        """, """
        double[] f9(double[][] a, double[] x) {
            double[] y = new double[a.length];
            for (int i = 0; i < a.length; i++) {
                double sum = #;
                for (int j = 0; j < x.length; j++) {
                    sum += a[i][j] * x[j];
                }
                y[i] = Math.tanh(sum);
            }
            return y;
        }
        """, """
        double f10(double[] x) {
            double largest = x[0];
            for (double v : x) {
                largest = Math.max(largest, v);
            }
            double sum = 0;
            for (double v : x) {
                sum += Math.exp(# * (v - largest));
            }
            return largest + Math.log(sum);
        }
        """, """
        double f11(double prey, double predators, double rate, int steps) {
            double x = prey;
            double y = predators;
            for (int i = 0; i < steps; i++) {
                double dx = x * (# - y);
                double dy = y * (rate * x - #);
                x += 0.01 * dx;
                y += 0.01 * dy;
            }
            return x + y;
        }
        """, """
        double f12(double a, double b) {
            double x = #;
            for (int i = 0; i < 50; i++) {
                double step = (x * x * x + a * x - b) / (3 * x * x + a);
                x -= step;
                if (Math.abs(step) < 1e-12) {
                    break;
                }
            }
            return x;
        }
        """, """
        double[] f13(double[] parameters, double[] times, double[] measured) {
            double[] residuals = new double[times.length];
            for (int i = 0; i < times.length; i++) {
                double model = parameters[0] * Math.exp(-parameters[1] * times[i]) + parameters[2];
                residuals[i] = # * (model - measured[i]);
            }
            return residuals;
        }
        """, """
        double f14(double[] x, double threshold) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                if (x[i] < 0) {
                    continue;
                }
                sum += x[i] * #;
                if (sum > threshold) {
                    return sum - threshold;
                }
            }
            return sum * sum;
        }
        """, """
        double f15(double r, double theta) {
            double x = r * Math.cos(theta);
            double y = r * Math.sin(theta);
            return energy(x, y, #) + energy(y, x, #);
        }
        """, """
        double f16(double x, int kind) {
            switch (kind) {
                case 0:
                    return Math.max(x, 0);
                case 1:
                    return # / (1 + Math.exp(-x));
                default:
                    return Math.tanh(x) + # * x;
            }
        }
        """, """
        double f17(double[][] points) {
            double total = 0;
            for (int i = 0; i < points.length; i++) {
                for (int j = 0; j < i; j++) {
                    double dx = points[i][0] - points[j][0];
                    double dy = points[i][1] - points[j][1];
                    total += # / Math.sqrt(dx * dx + dy * dy + 1e-9);
                }
            }
            return total;
        }
        """, """
        double f18(double from, double to, double shape) {
            double sum = 0;
            int n = 20;
            double h = (to - from) / n;
            for (int i = 0; i < n; i++) {
                double x = from + (i + 0.5) * h;
                sum += Math.pow(x, shape) * Math.exp(-# * x);
            }
            return sum * h;
        }
        """, """
        double f19(double[] x) {
            double mean = 0;
            for (double v : x) {
                mean += v;
            }
            mean /= x.length;
            double variance = #;
            double cubes = 0;
            for (double v : x) {
                double d = v - mean;
                variance += d * d;
                cubes += d * d * d;
            }
            return cubes / Math.pow(variance, 1.5);
        }
        """
    };

    private static final String HELPERS = """
            static double cumulative(double x) {
                double t = 1 / (1 + 0.2316419 * Math.abs(x));
                double tail = Math.exp(-0.5 * x * x) * t * (0.1274148 + t * (-0.1422484 + t * (0.7107069 - t * 0.7265760 + t * t * 0.5307027)));
                return x > 0 ? 1 - tail : tail;
            }

            static double energy(double x, double y, double weight) {
                double square = x * x - y;
                return weight * square * square + Math.cos(x + y);
            }
            """;

    private OrdinaryMethods() {}

    /** Writes so many classes, of twenty methods each; their files. */
    static List<Path> write(Path directory, int classes) throws IOException {
        Random random = new Random(1);
        List<Path> files = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            StringBuilder text = new StringBuilder(
                            "package ordinary;\n\nimport org.wengert.Differentiable;\n\nfinal class Ordinary")
                    .append(c)
                    .append(" {\n    private Ordinary")
                    .append(c)
                    .append("() {}\n\n");
            for (String body : BODIES)
                text.append("@Differentiable\nstatic ")
                        .append(numbered(body, random))
                        .append('\n');
            text.append(HELPERS).append("}\n");
            files.add(Files.writeString(directory.resolve("Ordinary" + c + ".java"), text));
        }
        return files;
    }

    /** Writes a class with one method of so many statements, leapfrog steps of a pendulum; its file. */
    static Path writeLong(Path directory, int statements) throws IOException {
        StringBuilder text = new StringBuilder(
                "package ordinary;\n\nimport org.wengert.Differentiable;\n\nfinal class Long {\n"
                        + "    private Long() {}\n\n    @Differentiable\n    static double f(double x, double h) {\n        double y = x * x;\n");
        for (int i = 0; i < statements / 2; i++)
            text.append("        x -= y * h;\n        y += ")
                    .append(i % 4 == 2 ? "Math.sin(x)" : "x")
                    .append(" * h;\n");
        return Files.writeString(directory.resolve("Long.java"), text.append("        return x * y;\n    }\n}\n"));
    }

    private static String numbered(String body, Random random) {
        StringBuilder text = new StringBuilder();
        for (String piece : body.split("(?=#)"))
            text.append(piece.replace("#", String.format(Locale.ROOT, "%.4f", 0.5 + random.nextDouble())));
        return text.toString();
    }
}
