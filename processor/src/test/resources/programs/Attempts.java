package programs;

import org.wengert.Wengert;
import java.io.IOException;
import java.util.stream.DoubleStream;
import org.wengert.Differentiable;
import org.wengert.NonDifferentiable;

/** {@code try}, {@code catch} and {@code finally}, on the ways that exceptions take and those that they do not. */
final class Attempts {
    //: x = 2.0 | -1.5
    @Differentiable
    static double thrownAndCaught(double x) {
        try {
            if (x < 0) throw new IllegalArgumentException("negative");
            return Math.sqrt(x) * x;
        } catch (IllegalArgumentException e) {
            return x * x;
        }
    }

    //: n = 0 | 2 | 3 | -1
    //: allocates exceptions
    @Differentiable
    static double outOfBounds(double[] a, int n) {
        double s = a[0];
        try {
            s *= a[1];
            s *= a[n];
            s *= 2;
        } catch (ArrayIndexOutOfBoundsException e) {
            s = s * s + e.getMessage().length();
        }
        return s * a[1];
    }

    //: n = 1 | 3 | 9
    @Differentiable
    static double stoppedLoop(double[] a, int n) {
        double s = 1;
        double last = 0;
        try {
            for (int i = 0; i < n; i++) {
                last = s;
                s = s * a[i] + Math.sin(s);
            }
            s = 3 * s;
        } catch (IndexOutOfBoundsException e) {
            s += last * last;
        }
        return s + last;
    }

    //: n = 1 | 3 | 9
    @Differentiable
    static double storesBeforeTheException(double x, int n) {
        double[] r = {x, 1, x};
        try {
            for (int i = 0; i < n; i++) r[i] = r[i] * x + i;
        } catch (RuntimeException e) {
            r[0] *= r[2];
        }
        return r[0] + r[1] * r[2];
    }

    //: n = 3 | 0
    //: allocates exceptions
    @Differentiable
    static double division(double x, int n) {
        int k;
        try {
            k = 6 / n;
        } catch (ArithmeticException e) {
            k = e.getMessage().length();
        }
        return Math.pow(x, k);
    }

    //: x = 1.5 | -1.5; n = 0 | 1
    //: allocates exceptions
    @Differentiable
    static double severalHandlers(double x, int n) {
        double[] a = {x, 2 * x};
        double r = x;
        try {
            if (x < 0) throw new IllegalStateException();
            r = r * a[3 / n];
        } catch (ArithmeticException e) {
            r = r * 2;
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            r = r * r * (e.getMessage() == null ? 3 : 5);
        }
        return r;
    }

    private static double half(double x) {
        if (x > 2) throw new IllegalArgumentException("too large");
        return Math.exp(-x) * x;
    }

    //: x = 1.0 | 3.0
    @Differentiable
    static double thrownByAHelper(double x) {
        double y = x * x;
        try {
            y = half(x) + y;
            y = y * y;
        } catch (IllegalArgumentException e) {
            y = y * 3;
        }
        return y;
    }

    //: x = 1.0 | 3.0
    @Differentiable
    static double notCaughtHere(double x) {
        try {
            return half(x);
        } catch (ArithmeticException e) {
            return x;
        }
    }

    //: n = 1 | 5
    @Differentiable
    static double nested(double[] a, int n) {
        double s = a[0];
        try {
            try {
                s = s * a[n];
            } catch (ArithmeticException e) {
                s = 7;
            }
            s = s * 2;
        } catch (RuntimeException e) {
            s = s * s;
        }
        return s;
    }

    //: n = 1 | 5
    @Differentiable
    static double thrownByAHandler(double[] a, int n) {
        double s = a[0];
        try {
            try {
                s = s * a[n];
            } catch (IndexOutOfBoundsException e) {
                s = s * a[1];
                throw new IllegalStateException(e);
            }
            s = s * 2;
        } catch (IllegalStateException e) {
            s = s * s;
        }
        return s;
    }

    //: x = 1.0 | -2.0
    @Differentiable
    static double rethrown(double x) {
        try {
            if (x < 0) throw new IllegalStateException("negative");
            return x * x;
        } catch (RuntimeException e) {
            throw e;
        }
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double finallyRuns(double x, int n) {
        double s = x;
        int count = 0;
        for (int i = 0; i < 4; i++) {
            try {
                if (i == n) continue;
                if (i == 3) break;
                s = s * x;
            } finally {
                count++;
                s = s + 1;
            }
        }
        return s * count;
    }

    //: x = 1.0 | -2.0
    @Differentiable
    static double returnsThroughFinally(double x) {
        double[] calls = {0};
        try {
            if (x < 0) return x * x;
            return Math.sin(x);
        } finally {
            calls[0] = x;
        }
    }

    //: x = 1.0 | -2.0
    @Differentiable
    static double finallyOverrides(double x) {
        double y = x;
        while (true) {
            try {
                y = y * 2;
                if (x < 0) throw new IllegalStateException();
                return y;
            } finally {
                y = y * x;
                break;
            }
        }
        return y;
    }

    @NonDifferentiable
    static int read(int n) throws IOException {
        if (n > 1) throw new IOException("no " + n);
        return 3 * n;
    }

    //: n = 1 | 2
    //: allocates exceptions
    @Differentiable
    static double checkedException(double x, int n) {
        double y = x;
        try {
            y = y * read(n);
            y = y * x;
        } catch (IOException e) {
            y = y + Math.exp(x) * e.getMessage().length();
        }
        return y;
    }

    //: n = 1 | 2
    @Differentiable
    static double declared(double x, int n) throws IOException {
        try {
            return x * x * read(n);
        } catch (IOException e) {
            throw e;
        }
    }

    //: n = 1 | 2; x = 1.5 | -1.5
    //: allocates text
    @Differentiable
    static double finallyOnEveryWay(double x, int n) {
        StringBuilder log = new StringBuilder();
        double y = x;
        try {
            y = y * read(n);
            if (x < 0) return y * y;
        } catch (IOException e) {
            y = Math.cos(y);
        } finally {
            log.append(n);
            y = y * 2;
        }
        return y * log.length();
    }

    //: n = 4 | 9
    @Differentiable
    static double inEachIteration(double[] a, int n) {
        double s = 0;
        for (int i = -1; i < n; i += 2) {
            double t = 1 + i;
            try {
                t = t * a[i];
                t = t * a[i + 1];
            } catch (IndexOutOfBoundsException e) {
                t = t * s + 1;
            }
            s = s * 0.5 + t * t;
        }
        return s;
    }

    static Object[][] nullRowArguments() {
        return new Object[][] {{new double[][] {{1, 2}, null, {3}}}, {new double[][] {{1, 2}, {3}}}};
    }

    //: allocates exceptions
    @Differentiable
    static double nullRow(double[][] m) {
        double s = 1;
        for (double[] row : m) {
            try {
                s = s * row[0];
                s = s + row[1];
            } catch (NullPointerException e) {
                s = s * s + 2;
            } catch (ArrayIndexOutOfBoundsException e) {
                s = s * 3;
            }
        }
        return s;
    }

    static Object[][] nullIsNoIndexArguments() {
        return new Object[][] {{new double[] {2, 3}, 1}, {new double[] {2, 3}, 2}, {null, 1}};
    }

    @Differentiable
    static double nullIsNoIndex(double[] a, int n) {
        try {
            return a[0] * a[n];
        } catch (IndexOutOfBoundsException e) {
            return a[0];
        }
    }

    //: n = 3 | -2
    @Differentiable
    static double negativeSize(double x, int n) {
        double[] r;
        try {
            r = new double[n];
            r[0] = x;
        } catch (NegativeArraySizeException e) {
            r = new double[] {x * x};
        }
        return r[0] * x;
    }

    //: n = 3 | 2147483647
    //: allocates exceptions
    @Differentiable
    static double exactArithmetic(double x, int n) {
        int k;
        try {
            k = Math.addExact(n, 1);
        } catch (ArithmeticException e) {
            k = 2;
        }
        return Math.pow(x, k);
    }

    static final class TooFar extends Exception {
        private static final long serialVersionUID = 1;

        final int steps;

        TooFar(int steps) {
            this.steps = steps;
        }
    }

    private static double walk(double x, int n) throws TooFar {
        double y = x;
        for (int i = 0; i < n; i++) {
            y = y + Math.sin(y);
            if (y > 3) throw new TooFar(i);
        }
        return y;
    }

    //: x = 0.5 | 2.0; n = 2
    //: allocates exceptions
    @Differentiable
    static double ownException(double x, int n) {
        double y = 1;
        try {
            y = walk(x, n);
        } catch (TooFar e) {
            y = x * x * (e.steps + 2);
        }
        return y * y;
    }

    //: x = 0.5 | -3.0
    @Differentiable
    static double inAConditional(double x) {
        double y = x;
        try {
            if (x < 1) {
                y = y * (x < 0 ? half(-x) : half(x));
            }
            y = y + 1;
        } catch (RuntimeException e) {
            y = y * y;
        }
        return y;
    }

    //: n = 0 | 1 | 2
    //: allocates exceptions
    @Differentiable
    static double inASwitch(double x, int n) {
        try {
            return switch (n) {
                case 0 -> x * x;
                case 1 -> throw new IllegalStateException();
                default -> {
                    double y = 1 / x;
                    yield y * half(3 + n);
                }
            };
        } catch (IllegalStateException e) {
            return Math.sin(x);
        } catch (IllegalArgumentException e) {
            return Math.cos(x);
        }
    }

    static double power(double x, int n) {
        return n == 0 ? 1 : x * power(x, n - 1);
    }

    //: x in [0.5, 1.5]; n = 0 | 3
    //: allocates recursion
    @Differentiable
    static double recursionInFinally(double x, int n) {
        double y = x;
        try {
            y = y * (6 / n);
        } catch (ArithmeticException e) {
            y = 2 * y;
        } finally {
            y = y + power(x, n + 2);
        }
        return y;
    }

    static double first(double x) {
        return Wengert.checkpoint(() -> x * x);
    }

    static double second(double x) {
        return Wengert.checkpoint(() -> 2.0) * Wengert.checkpoint(() -> Math.sin(x)) + first(x);
    }

    /** Three suppliers, which become three functions that give exceptions. */
    @Differentiable
    static double checkpointsInATry(double x) {
        try {
            return second(x);
        } catch (RuntimeException e) {
            return x;
        }
    }

    /** Nobody asks for the exception, only whether there was one. */
    //: allocates objects
    @Differentiable
    static double[] sortedInFinally(double x, double[] y) {
        try {
            y[0] *= x;
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            y[0] = x;
        } finally {
            if (x < 100) return DoubleStream.of(1, x, x * y[0]).sorted().toArray();
        }
        return y;
    }
}
