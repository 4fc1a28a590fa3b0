package programs;

import org.wengert.Differentiable;

/** Each of these has caught a wrong implementation: a wrong decision about what to save, to reset or to add in which order. */
final class Traps {
    //: n = 1 | 2 | 4
    @Differentiable
    static double storeInAnEarlierLineOfACommonLoop(double[] a, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            a[0] = a[1] * 0.5 + i;
            s += a[0] * a[2];
            a[1] = s * a[0];
        }
        return s;
    }

    //: n = 1 | 2 | 4
    @Differentiable
    static double loadBeforeStoreOfTheNextIteration(double[] a, double x, int n) {
        double s = 1;
        for (int i = 0; i < n; i++) {
            double u = a[i % 2];
            s *= Math.sin(u * s);
            a[(i + 1) % 2] = s * x;
        }
        return s;
    }

    //: n = 1 | 2 | 4
    @Differentiable
    static double newInLoopNeedsItsShadowCleared(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) {
            double[] w = new double[2];
            w[0] = s * x;
            s += w[0] * w[1] + w[0];
            w[1] += s;
            s += w[1] * 0.25;
        }
        return s;
    }

    @Differentiable
    static double storeResetsTheShadow(double[] a, double x) {
        double y = a[0] * x;
        a[0] = x * x;
        y += a[0] * 3;
        a[0] = y;
        return a[0] * a[0];
    }

    @Differentiable
    static double storeOfAnInactiveValueResetsToo(double[] a, double x) {
        double y = a[0] * a[0];
        a[0] = 4;
        return y + a[0] * x;
    }

    @Differentiable
    static double sharedRowHasOneShadow(double x, double y) {
        double[] r = {x, 1};
        double[][] m = {r, r};
        m[0][0] *= y;
        m[1][0] *= m[0][0];
        return m[0][0] + m[1][0];
    }

    @Differentiable
    static double rowTableOverwritten(double[][] m, double x) {
        double s = m[0][0] * m[1][0];
        m[0] = new double[] {x, x, x};
        m[1] = m[0];
        m[1][0] *= m[2][0];
        return s * m[0][0];
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double deadReverseThatWritesItsRecord(double x, int n) {
        int k = 0;
        double y = 0;
        while (y < n) {
            y += 1;
            if (k > 1) break;
            k++;
        }
        double s = x;
        for (int i = 0; i < 3; i++) {
            if (i == k) break;
            s *= s + y;
        }
        return s;
    }

    //: u[5|3|4]; n = 1 | 2 | 3
    @Differentiable
    static double boundIsALengthInsideANest(double[] u, int n) {
        double[] v = new double[u.length];
        for (int t = 0; t < n; t++) {
            for (int i = 1; i < u.length - 1; i++) v[i] = u[i - 1] * u[i + 1] + u[i];
            for (int i = 1; i < v.length - 1; i++) u[i] = Math.sin(v[i]);
        }
        return u[1] * u[u.length - 2];
    }

    //: n = 0 | 2 | 5 | 8 | 9
    @Differentiable
    static double breakThroughTwoLoopsFromOneArm(double x, double y, int n) {
        double s = x;
        outer:
        for (int i = 0; i < 3; i++) {
            s *= 1.1;
            for (int j = 0; j < 3; j++) {
                if (3 * i + j >= n) {
                    s *= y;
                    break outer;
                }
                s += s * y * 0.2;
            }
            s += x;
        }
        return s * x;
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double continueOfAnOuterLoop(double x, int n) {
        double s = x;
        outer:
        for (int i = 0; i < 3; i++) {
            s += Math.sin(s);
            for (int j = 0; j < 3; j++) {
                s *= 1.2;
                if (j == n) continue outer;
                s += x * j;
            }
            s *= x;
        }
        return s;
    }

    //: n = 0 | 1 | 2 | 3; bound 1e-5 because 1 - sin s cancels near the fixed point of s + cos s
    @Differentiable
    static double returnInsideLoops(double x, int n) {
        double s = x;
        for (int i = 0; i < 3; i++) {
            s = s * s * 0.5 + x;
            for (int j = 0; j < 2; j++) {
                s += Math.cos(s);
                if (i + j == n) return s * x;
            }
            if (i == n - 2) return s;
        }
        return s * s;
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double downCounting(double[] a, int n) {
        double s = 1;
        for (int i = n - 1; i >= 0; i--) {
            s = s * a[i] + i;
            a[i] = s;
        }
        return s * a[0];
    }

    //: n = 2 | 3 | 4
    @Differentiable
    static double exhaustedOrBrokenAtTheSamePoint(double x, int n) {
        double s = x;
        boolean broken = false;
        for (int i = 0; i < 3; i++) {
            s *= x + i;
            if (i + 1 == n) {
                broken = true;
                break;
            }
        }
        return broken ? s : s * s;
    }

    //: n = 0 | 1 | 2 | 3
    @Differentiable
    static double swapInALoop(double[] a, double[] b, int n) {
        double[] p = a;
        double[] q = b;
        for (int i = 0; i < n; i++) {
            p[i] *= q[i];
            double[] t = p;
            p = q;
            q = t;
        }
        return p[0] * p[1] * p[2] + q[0] * q[2];
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double rowBecomesAnother(double[][] m, int n) {
        for (int i = 0; i < 3; i++) {
            m[i] = m[n];
            m[i][i] += m[n][0] * m[i][1];
        }
        return m[0][0] * m[1][1] * m[2][2];
    }

    //: n = 1 | 2 | 3
    @Differentiable
    static double rowKeptThenReplacedInALoop(double[][] m, double x, int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            double[] kept = m[0];
            m[0] = new double[] {s, x, i};
            kept[1] += m[0][1] * kept[0];
            m[1] = kept;
            s += kept[1] * m[0][0] + m[1][0];
        }
        return s;
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double carriedValueIsAlsoAnInitialValue(double x, int n) {
        double a = x;
        double b = x;
        for (int i = 0; i < n; i++) {
            double t = a;
            a = b * 0.5;
            b = t + a * b;
        }
        return a * b * x;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double indexIsOverwrittenLater(double[] a, int n) {
        int i = n;
        double s = a[i] * a[i];
        i = (i + 1) % 3;
        a[i] *= s;
        i = (i * 2 + 1) % 3;
        s += a[i] * a[n];
        return s;
    }

    @Differentiable
    static double indexInAnArrayIsOverwritten(double[] a, int[] p) {
        p[0] = 1;
        double s = a[p[0]] * a[p[0]];
        p[0] = 2;
        s *= a[p[0]];
        a[p[0]] = s;
        p[0] = 0;
        return s * a[2] + a[p[0]];
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double conditionIsOverwrittenLater(double[] a, int n) {
        double s = a[0];
        for (int i = 0; i < n; i++) {
            if (a[1] > 0.9) s *= a[2];
            else s += a[2];
            a[1] = 1.7 - a[1];
        }
        return s;
    }

    //: n = 1 | 2 | 3
    @Differentiable
    static double parameterReassignedInALoop(double[] a, double x, int n) {
        for (int i = 0; i < n; i++) {
            x = x * a[i];
            a = new double[] {x, a[1], a[2] * x};
        }
        return x * a[2];
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double accumulationIntoASharedRow(double[] a, int n) {
        double[][] m = {new double[2], new double[2]};
        if (n > 0) m[1] = m[0];
        for (int i = 0; i < 3; i++) m[i % 2][0] += a[i] * m[(i + n) % 2][0] + a[i];
        return m[0][0] * m[1][0];
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double storeThroughARowSeenFromOutside(double[][] m, int n) {
        double s = 0;
        for (double[] row : m) {
            s += row[0] * m[0][0];
            if (n > 0) m[0][0] = s * row[1];
        }
        return s;
    }

    //: n = 0 | 1 | 3
    @Differentiable
    static double loopInvariantLoadThatVaries(double[] a, int n) {
        double s = 1;
        for (int i = 0; i < n; i++) {
            s *= a[0];
            for (int j = 0; j < 2; j++) s += a[0] * a[1];
            a[0] += 0.25 * s;
        }
        return s;
    }

    //: n = 0 | 2 | 3
    @Differentiable
    static double tripCountThatCannotBeRecomputed(double x, int n) {
        int[] bound = {n};
        double s = x;
        for (int i = 0; i < bound[0]; i++) {
            s *= x;
            if (i == 1) bound[0] = 2;
        }
        bound[0] = 100;
        return s;
    }

    //: n = 0 | 1 | 2
    @Differentiable
    static double zeroTripsOnTheInside(double x, int n) {
        double s = x;
        for (int i = 0; i < 3; i++) {
            double p = 1;
            for (int j = 0; j < i * n; j++) p *= s;
            s = p * x + 0.1;
        }
        return s;
    }

    //: n = 0 | 2 | 30 | 41
    @Differentiable
    static double resultOfABlockThatWasLeft(double x, int n) {
        double s = 0.1 * x;
        int k = 40;
        outer:
        while (k > 0) {
            k--;
            double t = s;
            inner:
            {
                for (int j = 0; j < 3; j++) {
                    if (k < n) continue outer;
                    if (j == k % 3) break inner;
                    t = 0.5 * t * x + 0.1;
                }
                t = Math.sin(t);
            }
            s += 0.1 * t * t;
        }
        return s * x;
    }

    /** What the reverse sweep reads is the result of a block that every way leaves by a return. */
    @Differentiable
    static double[][] copyReturnedFromALoop(double x, double[][] m) {
        for (double[] row : m) {
            if (row[0] > x) return m.clone();
        }
        return m;
    }

    /** Which arm is taken is known when it is compiled, and the end of a block turns out to be out of reach. */
    @Differentiable
    static double returnWithoutAlternative(double x) {
        if (x > 0.7) {
            x *= x;
        } else {
            if (3 % 2 == 0) {
                x = 2 * x;
            } else {
                if (1 < 2) {
                    return Math.sin(x);
                }
            }
        }
        return x * x;
    }

    /** Rows of different lengths are copied to one place, one after the other. */
    @Differentiable
    static double scratchOfSeveralSizes(double x, double[][] m) {
        double s = 0;
        for (double[] row : m) {
            row = row.clone();
            double[] t = new double[row.length + 1];
            for (int i = 0; i < row.length; i++) {
                t[i + 1] = t[i] + row[i] * x;
                row[i] *= t[i];
            }
            s += t[row.length] * row[0] + row[row.length - 1];
        }
        return s;
    }

    static Object[][] scratchOfSeveralSizesArguments() {
        return new Object[][] {
            {0.7, new double[][] {{1.2, 0.3, 0.8}, {0.5}, {0.4, 1.5}, {1.1, 0.9, 0.6}, {0.2}}},
            {1.3, new double[][] {{0.5, 0.6}}},
            {0.9, new double[0][]},
        };
    }

    /** The tables of all iterations are there when the reverse sweep comes, in their places or in those of a tape. */
    //: x in [0.3, 0.9]
    @Differentiable
    static double tablesInLoops(double x, double y) {
        double s = 0;
        for (int k = 0; k < 3; k++) {
            double[][] m = new double[2][3];
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 3; j++) s += m[i][j] * y + Math.sin(s);
                m[i][k] = x * s;
                s += m[i][k] * m[i][0];
            }
        }
        while (s > 0.5) {
            double[][] m = new double[2][2];
            m[0][1] = s * x;
            m[1][0] = m[0][1] * y;
            s = 0.3 * m[1][0] + m[1][1] * x - 0.1;
        }
        return s;
    }

    //: n = 0 | 1 | 3
    //: allocates text
    @Differentiable
    static double textOfNone(double x, int n) {
        StringBuilder s = null;
        for (int i = 0; i < n; i++) s = s == null ? new StringBuilder("a") : new StringBuilder(s + "b");
        return s == null ? x : x * s.length();
    }

    private record Place(double x, double[] a) {
        private double at(int i) {
            return x * a[i] / (1 + x * x);
        }
    }

    private static double reach(Place p) {
        return Math.tanh(p.x() * p.a()[0]) + p.a()[1];
    }

    /** What is kept of the two, both named x, is not to be named as the argument. */
    @Differentiable
    static double numbered(double x0, double x1) {
        double inner = reach(new Place(0.8 * x0 + 0.1, new double[] {x0, 0.5}));
        Place p = new Place(0.8 * inner + 0.1, new double[] {x1, x1 * x1});
        return p.at(1);
    }
}
