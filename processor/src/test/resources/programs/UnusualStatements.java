package programs;

import java.util.*;
import java.util.function.*;
import org.wengert.Differentiable;

/** Statements and operators in unusual, ordinary combinations. */
final class UnusualStatements {
    //: k = a | b | c | zz
    @Differentiable
    static double stringFallthrough(double x, String k) {
        double s = 1;
        switch (k) {
            case "a":
                s += x;
            case "b":
                s *= x;
                break;
            default:
                s = -x;
            case "c":
                s += 2 * x;
        }
        return s;
    }

    //: k = a | b | Aa | BB
    @Differentiable
    static double stringYield(double x, String k) {
        return switch (k) {
            case "Aa", "a":
                double t = x * x;
                yield t + 1;
            case "BB":
                yield x;
            default: {
                if (x > 1) yield 2 * x;
                yield 3 * x;
            }
        };
    }

    //: n = 0 | 1 | 4
    @Differentiable
    static double continueInSwitch(double x, int n) {
        double s = 0;
        outer:
        for (int i = 0; i <= n; i++) {
            switch (i % 3) {
                case 0:
                    continue outer;
                case 1:
                    s += x * i;
                    break;
                default:
                    if (s > 5) break outer;
                    s *= x;
                    continue;
            }
            s += 1;
        }
        return s;
    }

    @Differentiable
    static double nestedTernaries(double x) {
        double[] c = {0};
        double r = x > 1 ? (c[0]++ > 0 ? x : x * x) : c[0] > 0 ? 1 : (c[0] += 2) * x;
        return r + c[0] * x;
    }

    @Differentiable
    static double assignmentInCondition(double x) {
        double y, z;
        if ((y = x * x) > 1 && (z = y * x) > 1.5) return y * z;
        return (y += 1) * x;
    }

    //: x in [1, 100]
    @Differentiable
    static double compoundNarrowing(double x) {
        int i = 5;
        i += 3.7;
        i *= 1.5;
        byte b = (byte) 200;
        b >>= 1;
        char c = 'a';
        c += 1;
        short s = 10;
        s /= 3;
        return x * i + b + c * x + s;
    }

    @Differentiable
    static double activeIntoInt(double x) {
        int i = 3;
        i += x;
        i -= x * 2;
        return x * i;
    }

    //: a[4]
    @Differentiable
    static double sideEffectIndices(double[] a, double x) {
        int i = 0;
        a[i++] += x;
        a[i++] *= a[i];
        a[i] -= a[--i] * x;
        double[] b = a;
        b[i = 3] /= x + 2;
        return a[0] * a[1] * a[2] * a[3] + i * x;
    }

    //: a[3]
    @Differentiable
    static double swapByIndex(double[] a) {
        int i = 0;
        double t = a[i];
        a[i] = a[i = 1];
        a[i] = t;
        return a[0] * a[0] + 3 * a[1] * a[2];
    }

    //: a[3]
    @Differentiable
    static double arrayReassignedInIndex(double[] a, double x) {
        double[] b = {x, x * x, 1};
        double[] c = b;
        b[(b = a).length - 2] = x * 5;
        return c[1] * b[1];
    }

    @Differentiable
    static double chars(double x) {
        char c = 'A';
        c++;
        int d = c - 'A';
        d += "xyz".charAt(1);
        return x * d * (char) (c + 1) / 1000;
    }

    @Differentiable
    static double overflow(double x) {
        int i = Integer.MAX_VALUE;
        i++;
        long l = Long.MIN_VALUE;
        l--;
        return x * i / 1e9 + l % 1000 * x;
    }

    @Differentiable
    static double bits(double x, int n) {
        int m = (n << 3 | 5) & ~2 ^ 0x1F;
        m >>>= 1;
        long q = 1L << 40 >>> 38;
        q |= 3;
        return x * m * q + (n & 1) * x;
    }

    @Differentiable
    static double shiftsByLong(double x) {
        int i = 1 << 35;
        int j = -8 >> 1;
        int k = -8 >>> 28;
        long l = -1L >>> 60;
        return x * (i + j + k + l);
    }

    @Differentiable
    static double booleanOps(double x, double y) {
        boolean a = x > 1, b = y > 1;
        a &= !b;
        b |= a ^ true;
        return (a & b ? x : y) * (a | b ? x : 1) * (a == b ? 2 : 3);
    }

    //: x in [0.5, 0.9]; allocates objects
    @Differentiable
    static double charSwitch(double x) {
        double s = 0;
        for (char c : "abca".toCharArray())
            s += switch (c) {
                case 'a' -> x;
                case 'b' -> x * x;
                default -> 1;
            };
        return s;
    }

    //: allocates text
    @Differentiable
    static double textBlock(double x) {
        String s = """
        a "b"
          c\tx \
        d
        """;
        return x * s.lines().count();
    }

    //: allocates text
    @Differentiable
    static double builderBeside(double x) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 3; i++) b.append(x * i).append(',');
        b.insert(0, x).reverse();
        return x * x * Math.min(b.length(), 3);
    }

    @Differentiable
    static double nestedFinally(double x) {
        double[] t = {1};
        try {
            try {
                if (x > 1) return t[0] * x;
                t[0] *= x;
            } finally {
                t[0] += x;
            }
            t[0] *= 3;
        } finally {
            t[0] += 100;
        }
        return t[0] * x;
    }

    @SuppressWarnings("finally")
    @Differentiable
    static double finallyReturns(double x) {
        try {
            if (x > 1) throw new IllegalStateException();
            return x;
        } finally {
            return x * x;
        }
    }

    @Differentiable
    static double finallyBreak(double x) {
        double s = x;
        for (int i = 0; i < 5; i++) {
            try {
                s *= x;
                if (i == 2) break;
                if (i == 1) continue;
                s += 1;
            } finally {
                s += i * x;
            }
        }
        return s;
    }

    static final class Res implements AutoCloseable {
        final double[] log;
        final double x;

        Res(double[] log, double x) {
            this.log = log;
            this.x = x;
            log[0] += x;
        }

        double get() {
            return x * x;
        }

        @Override
        public void close() {
            log[0] *= 2;
        }
    }

    //: allocates objects
    @Differentiable
    static double resources(double x) {
        double[] log = {1};
        double s;
        try (Res a = new Res(log, x);
                Res b = new Res(log, x * 2)) {
            s = a.get() * b.get() + log[0];
        }
        return s * log[0];
    }

    //: allocates exceptions
    @Differentiable
    static double resourcesThrow(double x) {
        double[] log = {1};
        double s = 0;
        try (Res a = new Res(log, x)) {
            if (x > 1) throw new IllegalStateException("x");
            s = a.get();
        } catch (IllegalStateException e) {
            s = log[0] * 3;
        } finally {
            s += 1;
        }
        return s * log[0];
    }

    @Differentiable
    static double resourceNull(double x) throws Exception {
        try (AutoCloseable r = null) {
            return x * x;
        }
    }

    @Differentiable
    static double resourceVariable(double x) {
        double[] log = {1};
        Res r = new Res(log, x);
        try (r) {
            log[0] += r.get();
        }
        return log[0];
    }

    //: allocates objects
    @Differentiable
    static double resourceOfPlatform(double x) throws java.io.IOException {
        try (java.io.StringReader r = new java.io.StringReader("a")) {
            return x * r.read();
        }
    }

    //: allocates exceptions
    @Differentiable
    static double multiCatch(double x, int n) {
        double[] a = {x, x};
        try {
            if (n > 1) a[n] = 1;
            return a[0] / (1 / n) * x;
        } catch (ArrayIndexOutOfBoundsException | ArithmeticException e) {
            return a[0] * a[1] * x;
        }
    }

    //: allocates exceptions
    @Differentiable
    static double rethrow(double x) {
        try {
            try {
                if (x > 1) throw new RuntimeException("a");
                return x;
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(e);
            }
        } catch (IllegalArgumentException e) {
            return x * x * x;
        }
    }

    static final class Negative extends Exception {
        private static final long serialVersionUID = 1;
        final double by;

        Negative(double by) {
            this.by = by;
        }
    }

    static double root(double x) throws Negative {
        if (x < 1) throw new Negative(x - 1);
        return Math.sqrt(x);
    }

    @Differentiable
    static double labelledBlock(double x) {
        double s = x;
        a:
        {
            b:
            {
                if (x > 1) break a;
                s *= 2;
                if (x > 0.5) break b;
                s += x;
            }
            s *= x;
        }
        return s;
    }

    @Differentiable
    static double incrementDouble(double x) {
        double y = x++ * ++x;
        y += --x * x--;
        return y * x;
    }

    //: a[3]
    @Differentiable
    static double incrementElement(double[] a) {
        double s = a[0]++ * --a[1];
        a[2]--;
        return s * a[0] * a[1] * a[2];
    }

    @Differentiable
    static double boxedIncrement(double x) {
        Double d = x;
        d++;
        d *= x;
        Integer i = 3;
        i++;
        Double e = d;
        d += 1;
        return d * e * i;
    }

    @Differentiable
    static double mixedTernaryTypes(double x, int n) {
        return (n > 1 ? n : x) + (n > 1 ? 'a' : x) * x + (n > 0 ? (Double) x : (Integer) n);
    }

    @Differentiable
    static double switchInLoopLabel(double x) {
        int i = 0;
        double s = x;
        loop:
        while (true) {
            switch (i++) {
                case 0:
                    s += x;
                    break;
                case 1:
                    s *= x;
                case 2:
                    s += 1;
                    continue loop;
                case 3:
                    break loop;
                default:
                    return -1;
            }
            s *= 2;
        }
        return s;
    }
}
