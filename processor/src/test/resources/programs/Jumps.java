package programs;

import org.wengert.Differentiable;

/** Loops that are left in irregular ways. */
final class Jumps {
    //: n = 0 | 2 | 4 | 9
    @Differentiable
    static double breaking(double x, int n) {
        double y = x;
        for (int i = 0; i < 5; i++) {
            if (i == n) break;
            y = y * x + i;
        }
        return y * y;
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double breakAfterWork(double x, int n) {
        double y = x;
        for (int i = 0; i < 3; i++) {
            y *= 1.5 * x;
            if (i == n) break;
            y += x;
        }
        return y;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double continuing(double x, int n) {
        double y = x;
        for (int i = 0; i < 6; i++) {
            if (i % 3 == n) continue;
            y += Math.sin(y * i);
        }
        return y;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double continueInWhile(double x, int n) {
        double y = x;
        int i = 0;
        while (i < 6) {
            i++;
            if (i % 3 == n) continue;
            y = y * 0.5 + x * i;
        }
        return y;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double continueInDo(double x, int n) {
        double y = x;
        int i = 0;
        do {
            if (i % 3 == n) continue;
            y = y * 0.5 + x * i;
        } while (++i < 5);
        return y * i;
    }

    //: n = 0 | 2 | 9
    @Differentiable
    static double breakAndContinue(double x, int n) {
        double y = x;
        for (int i = 0; i < 6; i++) {
            if (i % 2 == 0) {
                y += x;
                continue;
            }
            y *= x;
            if (i > n) break;
            y -= 0.3;
        }
        return y;
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double breakThroughTwo(double x, int n) {
        double s = x;
        outer:
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                s += Math.sin(s * (i + j));
                if (i * j == n) break outer;
            }
            s *= x;
        }
        return s;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double continueOuter(double x, int n) {
        double s = x;
        outer:
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                if (j > i + n) continue outer;
                s += Math.cos(s + j);
            }
            s *= 0.5 * x;
        }
        return s;
    }

    //: n = 0 | 1 | 4 | 9
    @Differentiable
    static double breakFromOneArm(double x, int n) {
        double s = x;
        outer:
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (3 * i + j == n) {
                    s *= 3;
                    break outer;
                } else {
                    s += x * s * 0.1;
                }
                s += j;
            }
        }
        return s * x;
    }

    //: n = 0 | 2 | 5
    @Differentiable
    static double returnInLoop(double[] a, int n) {
        double s = 1;
        for (int i = 0; i < a.length; i++) {
            s *= a[i];
            if (i == n) return s * a[0];
        }
        return -s;
    }

    //: n = 0 | 3 | 9
    @Differentiable
    static double returnFromTwoLoops(double[][] m, int n) {
        double s = 0;
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                s += m[i][j] * m[i][j];
                if (s > n) return s * m[i][0];
            }
            s += m[i][0];
        }
        return s;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double labelledBlock(double x, int n) {
        double y = x;
        block:
        {
            y *= x;
            if (n == 0) break block;
            y += 1;
            if (n == 1) break block;
            y *= y;
        }
        return y * x;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double labelledIf(double x, int n) {
        double y = x;
        block:
        if (n > 0) {
            y *= 2;
            if (n > 1) break block;
            y *= x;
        }
        return y;
    }

    //: n = 0 | 1 | 3 | 4
    @Differentiable
    static double breakInFirstAndLast(double x, int n) {
        double y = 1;
        for (int i = 0; i < 4; i++) {
            y += x * y;
            if (i == n) {
                y *= 7;
                break;
            }
        }
        return y;
    }

    //: n = 3 | 4 | 5
    @Differentiable
    static double exhaustionAgainstBreak(double x, int n) {
        double y = x;
        int i = 0;
        while (i < 4) {
            y = y * x + 1;
            i++;
            if (i == n) break;
        }
        return i == 4 ? y * y : y;
    }

    //: n = 0 | 2 | 5
    @Differentiable
    static double forever(double x, int n) {
        double y = x;
        int i = 0;
        while (true) {
            if (i == n) return y;
            y = y * 0.5 + Math.sin(x * i);
            if (++i > 4) break;
        }
        return y * x;
    }

    //: n = 0 | 2 | 3
    @Differentiable
    static double threeLabels(double x, int n) {
        double s = x;
        a:
        for (int i = 0; i < 3; i++) {
            b:
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    if (k == n) continue b;
                    if (i + j + k == 4) continue a;
                    if (i * j * k == n - 1 && k > 1) break a;
                    s += 0.1 * Math.sin(s * (i + 2 * j + 3 * k));
                }
                s += x;
            }
            s *= 0.9;
        }
        return s;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double breakOfOuterThenCode(double x, int n) {
        double s = x;
        for (int i = 0; i < 3; i++) {
            int found = -1;
            for (int j = 0; j < 3; j++) {
                if (j == n) {
                    found = j;
                    break;
                }
                s += x * j;
            }
            if (found < 0) s *= 2;
            else s += s * found * x;
        }
        return s;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double breakInBothArms(double x, int n) {
        double s = x;
        for (int i = 0; i < 5; i++) {
            if (i > n) {
                s *= x;
                break;
            } else {
                s += x;
                if (i == 1) break;
            }
            s *= 2;
        }
        return s;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double loopThatRunsOnce(double x, int n) {
        double s = x;
        do {
            s *= x;
            if (n == 1) break;
            s += 3;
        } while (false);
        for (int i = 0; i < 3; i++) {
            s += x;
            break;
        }
        return s * s;
    }

    //: x in [0.3, 1.7]
    @Differentiable
    static double leftByAnActiveCondition(double x) {
        double s = x;
        for (int i = 0; ; i++) {
            s = s * 1.3 + 0.1 * x;
            if (s > 5 + 0.3 * i) break;
        }
        return s * s;
    }
}
