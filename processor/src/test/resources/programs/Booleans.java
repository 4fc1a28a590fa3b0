package programs;

import org.wengert.Differentiable;

/** Conditions and choices. */
final class Booleans {
    //: x in [-2, 2]
    @Differentiable
    static double ifElse(double x) {
        if (x > 0.1) {
            return x * x;
        } else {
            return -x;
        }
    }

    //: n = 1 | 2 | 3
    @Differentiable
    static double ifWithoutElse(double x, int n) {
        double y = x;
        if (n % 2 == 0) y = x * x * x;
        return y * x;
    }

    //: n = 0 | 1 | 2 | 3 | 4
    @Differentiable
    static double elseIfs(double x, double y, int n) {
        double r;
        if (n == 0) r = x;
        else if (n == 1) r = y;
        else if (n == 2) r = x * y;
        else r = 1;
        return r * r;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double nested(double x, double y, int n, boolean b) {
        double r = x;
        if (b) {
            if (n > 0) {
                r *= y;
                if (n > 1) r += x;
            } else {
                r = y;
            }
            r = r * r;
        } else if (n != 1) {
            r -= y * x;
        }
        return r + x;
    }

    //: x in [-2, 2]
    @Differentiable
    static double ternary(double x, boolean b) {
        return (b ? x * x : 3 * x) + (x > 0 ? x : -x) * (b ? 1 : x);
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double ternaries(double x, double y, int n) {
        return n == 0 ? x : n == 1 ? y : n == 2 ? x * y : 7;
    }

    //: n = 0 | 3 | 5; k = 0 | 2 | 1
    @Differentiable
    static double shortCircuits(double x, int n, int k) {
        double y = x;
        if (n != 0 && 6 / n > 1 || k > 1) y = x * x;
        if (!(n == 3 || k / (n - 3) > 0)) y += 3 * x;
        boolean both = n > 1 & k > 0 | n == 0 ^ k == 0;
        return both ? y * x : y;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double effectsInConditions(double x, int n) {
        int k = n;
        double y = x;
        if (k++ > 0 && k++ > 2 || k-- == 1) y *= k;
        if ((y *= x) > 1e9 | ++k > 2) y += k * x;
        return y * k;
    }

    @Differentiable
    static double booleanVariables(double x, boolean a, boolean b) {
        boolean c = a && !b;
        boolean d = a == b;
        c |= d;
        d &= c;
        d ^= a;
        double y = c ? x * x : x;
        if (d) y = y * x + 1;
        return y;
    }

    //: x in [-2, 2]; y in [-2, 2]
    @Differentiable
    static double comparisons(double x, double y) {
        double r = 0;
        if (x < y) r += x;
        if (x <= y) r += x * y;
        if (x > y) r -= y;
        if (x >= y) r -= x * x * y;
        if (x == y) r = 17;
        if (x != y) r *= x;
        return r;
    }

    //: x in [0.2, 1]
    @Differentiable
    static double definitelyAssigned(double x, boolean b) {
        final double y;
        if (b) {
            y = x * x;
        } else {
            y = Math.sin(x);
        }
        return y + y * x;
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double earlyReturns(double x, int n) {
        if (n == 0) return x;
        double y = x * x;
        if (n == 1) return y;
        y = y * x;
        if (n == 2) {
            return y;
        }
        return y * x;
    }

    @Differentiable
    static double bothReturn(double x, boolean a, boolean b) {
        if (a) {
            if (b) return x;
            else return x * x;
        } else {
            double y = x * 2;
            if (b) return y;
            y *= x;
            return y * x;
        }
    }

    @Differentiable
    static double constantCondition(double x) {
        double y = x;
        if (true) y *= x;
        if (false) y = 0;
        return 1 < 2 ? y : x;
    }

    //: x in [-2, 2]
    @Differentiable
    static double inactiveArm(double x, boolean b) {
        double y = 0;
        if (b) y = x;
        else y = 4;
        return y * y;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double armsThatThrow(double x, int n) {
        double y;
        if (n < 0) throw new IllegalStateException("n");
        else y = x * x;
        if (n == 2) y *= x;
        else if (n > 5) throw new IllegalStateException("big");
        return y;
    }

    //: n = 1 | 2 | 0
    @Differentiable
    static double blocksAndEmpties(double x, int n) {
        double y = x;
        {
            double z = y * y;
            y = z;
        }
        ;
        {
            double z = 3 * x;
            if (n > 0) {
            } else {
                y += z;
            }
        }
        if (n == 1) ;
        return y;
    }

    @Differentiable
    static double asserted(double x, int n) {
        assert n >= 0 : "n is " + n;
        assert x > -100;
        return x * x * n;
    }
}
