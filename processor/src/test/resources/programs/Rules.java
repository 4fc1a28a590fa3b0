package programs;

import org.wengert.Differentiable;

/** Calls of methods that have rules: of {@link Special}, whose bodies could not be differentiated. */
final class Rules {
    //: x in [-2, 2]
    @Differentiable(order = 2)
    static double scalar(double x) {
        return 2 * Special.logistic(3 * x) * x;
    }

    //: x[4|1|0] in [-2, 2]
    @Differentiable
    static double inLoop(double[] x) {
        double s = 0;
        for (int i = 0; i < x.length; i++) s += Special.logistic(x[i] * s + i);
        return s;
    }

    //: x in [0.1, 2]
    @Differentiable
    static double inWhile(double x) {
        double s = x;
        while (s < 3) s += Special.logistic(s);
        return s;
    }

    @Differentiable(order = 2)
    static double several(double x, double y, double z) {
        return Special.plane(x * y, z, 3) + Special.plane(x, x, 2) * Special.plane(y, 1, -1);
    }

    //: wanted = false | true
    @Differentiable
    static double inBranch(double x, boolean wanted) {
        return wanted ? Special.logistic(x) : x * x;
    }

    //: x in [-2, 2]
    @Differentiable(order = 2)
    static double branchesAndLoops(double x) {
        return Special.series(x, 4) * x + Special.series(2, 3);
    }

    //: n = 0 | 1 | 5
    @Differentiable
    static double integers(double x, int n) {
        return Special.series(x, n);
    }

    //: x in [-2, 2]
    @Differentiable
    static float single(float x, double y) {
        return (float) (Special.cube(x) * y) + Special.cube((float) y);
    }

    //: x[3] in [-2, 2]
    @Differentiable
    static double[] overwrittenArguments(double[] x) {
        double[] y = new double[x.length];
        double t = 1;
        for (int i = 0; i < x.length; i++) {
            t = Special.plane(t, x[i], i);
            y[i] = t;
            x[i] = Special.logistic(t);
            t = x[i] * y[i];
        }
        return y;
    }

    //: table[3] in [1, 2]; x in [0.1, 0.9]
    @Differentiable(wrt = "x")
    static double tableOfAnArgument(double[] table, double x) {
        return Special.interpolate(table, x) * x;
    }

    /** The table is another one when the reverse sweep comes by. */
    //: x in [0.1, 0.9]
    @Differentiable(order = 2)
    static double tableThatChanges(double x) {
        double[] table = {1, 2, 4};
        double s = 0;
        for (int i = 0; i < 3; i++) {
            s += Special.interpolate(table, x) * x;
            table[i] += 3 * i + 1;
        }
        return s;
    }

    //: x in [0.1, 2]
    //: allocates objects
    @Differentiable(order = 2)
    static double receiver(double x, int n) {
        Special.Spring spring = new Special.Spring(n, 2.5);
        return spring.energy(x) * x + new Special.Spring(3, 1).energy(x * x);
    }

    /** The object has another state when the reverse sweep comes by. */
    //: allocates objects
    @Differentiable
    static double receiverThatChanges(double x) {
        Special.Spring spring = new Special.Spring(1, 2);
        double s = 0;
        for (int i = 0; i < 3; i++) {
            s += spring.energy(x + s);
            spring.stretch(2);
        }
        return s;
    }

    //: x in [0.1, 0.9]; n = 2 | 3
    //: allocates exceptions
    @Differentiable(order = 2)
    static double failing(double x, int n) {
        double[] table = new double[n];
        for (int i = 0; i < n; i++) table[i] = i * i + 1;
        double y;
        try {
            y = x * Special.interpolate(table, x);
        } catch (ArrayIndexOutOfBoundsException e) {
            y = x * x;
        }
        return y * x;
    }

    /** A rule wins over the body and over the rule that is built in. */
    //: expect 7
    @Differentiable
    static double ruleBeforeBody(double x) {
        return Special.plain(x);
    }

    //: expect -1
    @Differentiable
    static double ruleBeforeBuiltIn(double x) {
        return Math.ulp(x);
    }

    //: x = 0; expect 0
    @Differentiable
    static double zeroCotangent(double x) {
        return 0 * Special.infinite(x);
    }
}
