package programs;

import org.wengert.Differentiable;

/** Arithmetic on numbers. */
final class Scalars {
    @Differentiable
    static double identity(double x) {
        return x;
    }

    @Differentiable
    static double constant(double x) {
        return 3;
    }

    @Differentiable
    static double square(double x) {
        return x * x;
    }

    //: x in [-2, 2]; y in [-2, 2]
    @Differentiable
    static double polynomial(double x, double y) {
        return 3 * x * x * y - y * y * y / 7 + x - 2 * y + 5;
    }

    //: y in [0.5, 2]
    @Differentiable
    static double quotient(double x, double y) {
        return x / y + 1 / y - 3 / (x * y);
    }

    //: x in [-3, 3]
    @Differentiable
    static double signs(double x) {
        return -x + +x * 2 - -(x * x);
    }

    @Differentiable
    static double passedOn(double x, double unused, int n) {
        return x * n;
    }

    @Differentiable
    static double sumOfItself(double x) {
        double y = x + x;
        y = y + y;
        return y * y + y;
    }

    @Differentiable
    static double compounds(double x, double y) {
        double s = x;
        s += y;
        s *= x;
        s -= y * y;
        s /= 1 + x * x;
        s %= 7.5;
        return s;
    }

    @Differentiable
    static double assignedInside(double x) {
        double a;
        double b = (a = x * x) + a;
        double c = (b *= 2) - (a += b);
        return a * b + c;
    }

    @Differentiable
    static double chained(double x, double y) {
        double a;
        double b;
        double c;
        a = b = c = x * y;
        b += x;
        return a * b - c;
    }

    @Differentiable
    static double increments(double x) {
        double y = x;
        double before = y++;
        double after = ++y;
        double down = y--;
        return before * after + down * --y;
    }

    @Differentiable
    static double intoItself(double x) {
        double y = x;
        y += y++ + ++y;
        y *= y--;
        return y;
    }

    @Differentiable
    static double severalInOneDeclaration(double x) {
        double a = x, b = a * a, c = b * a;
        return a + b * c;
    }

    @Differentiable
    static double inferred(double x) {
        var y = x * 2;
        final var z = y * y;
        return z + y;
    }

    //: x in [-7, 7]; y in [1.1, 2]
    @Differentiable
    static double remainder(double x, double y) {
        return x % y * (1 + x) + 10 % y;
    }

    @Differentiable
    static double order(double x, double y) {
        double a = x;
        return a + (a = y) * a + (a *= 3) * x;
    }

    //: n = -3 | 0 | 4; k = 7 | -2 | 31
    @Differentiable
    static double integers(double x, int n, int k) {
        int q = n * k + n - k / 3 + k % 3;
        int bits = (n & k) | (n ^ 5) & ~k;
        int shifts = (n << 2) + (k >> 1) + (n >>> 28);
        return x * q + x * x * bits - shifts / (1 + x);
    }

    //: n = 5 | 1 | 4000000000; k = 3 | 2 | 1
    @Differentiable
    static double longs(double x, long n, int k) {
        long m = n * n + k;
        m <<= k;
        m ^= n >>> 3;
        m += 0.75 * k;
        return x * (m % 1000) + x * x * (double) n;
    }

    @Differentiable
    static double smallIntegers(double x, int n) {
        byte b = (byte) (n * 100);
        short s = (short) (b * 300);
        char c = (char) (s + 65);
        b += 3;
        s++;
        c--;
        return x * b + x * x * s + c / 1000.0;
    }

    //: x in [-5, 5]; y in [-5, 5]; skips 9 because of the steps
    @Differentiable
    static double casts(double x, double y) {
        int i = (int) (3 * x);
        long l = (long) (y * 100);
        return x * i + y * (l % 7) + (double) i * x;
    }

    //: n = 2 | 3 | 7
    @Differentiable
    static double integerDivision(double x, int n) {
        return x * (n / 2) + x * (n / 2.0) + 1 / 2 * x + 1 / 2.0 * x;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double integersThatWrap(double x, int n) {
        int big = Integer.MAX_VALUE - n;
        big += 2;
        return x * (big % 10) + x * (Math.abs(big) % 3);
    }

    @Differentiable
    static double unused(double x) {
        double y = Math.sqrt(-1 - x);
        double z = y * y;
        return x * x;
    }

    @Differentiable
    static double overwritten(double x, double y) {
        x = x * y;
        y = x - y;
        x = y * y;
        return x + y;
    }

    @Differentiable
    static double literals(double x) {
        return 0x10 * x + 1_000 * x + 1e-3 * x + 'a' * x + 07 * x + 3L * x + 2.5f * x + 0x1p-3 * x + 0b11 * x;
    }

    @Differentiable(wrt = "y")
    static double withRespectToOne(double x, double y) {
        return x * y * y;
    }

    @Differentiable(wrt = {"x", "z"})
    static double withRespectToTwo(double x, double y, double[] z) {
        return x * y * z[0] * z[2];
    }

    @Differentiable(wrt = {"z", "x"})
    static double inTheOrderOfTheParameters(double x, double y, double z) {
        return x * x * y + z * z * z;
    }

    @Differentiable(name = "ScalarsRenamed")
    static double overloaded(double x) {
        return x * x;
    }

    @Differentiable
    static double overloaded(double x, int n) {
        return x * n;
    }

    @Differentiable
    public static double manyOperands(double a, double b, double c, double d, double e) {
        return a * b * c * d * e + (a + b) * (c + d) / e - ((a - b) * c - d) * e + a / b / c * (d / (e / a));
    }
}
