package refusals;

import java.util.Random;
import org.wengert.Differentiable;

/** Loops of which no snapshots can be kept. */
final class TimeLoops {
    private TimeLoops() {}

    @Differentiable(checkpoints = 3)
    static double random(double x, int n, Random r) {
        double s = x;
        for (int i = 0; i < n; i++) s = Math.sin(s) * r.nextDouble(); // error: ImpureIteration at r.nextDouble()
        return s;
    }

    @Differentiable(checkpoints = 3)
    static double printed(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) {
            s = Math.sin(s);
            System.out.println(i); // error: ImpureIteration at System.out.println(i)
        }
        return s;
    }

    @Differentiable(checkpoints = 3)
    static double inAHelper(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) s = Math.sin(s) * time();
        return s;
    }

    private static double time() {
        return System.nanoTime(); // error: ImpureIteration at System.nanoTime()
    }

    private static double mayFail(double x, int depth) throws java.io.IOException {
        if (depth > 9) throw new java.io.IOException();
        return depth == 0 ? x : mayFail(Math.sin(x), depth - 1);
    }

    @Differentiable(checkpoints = 3)
    static double declared(double x, int n) throws java.io.IOException {
        double s = x;
        for (int i = 0; i < n; i++) s = mayFail(s, 3); // error: ImpureIteration at mayFail(s, 3)
        return s;
    }

    @Differentiable(checkpoints = 3)
    static double noLoop(double[] x) { // error: NoTimeLoop
        return x[0];
    }

    @Differentiable(checkpoints = -3) // error: NegativeCheckpoints
    static double negative(double x, int n) {
        double s = x;
        for (int i = 0; i < n; i++) s *= x;
        return s;
    }

    @Differentiable(checkpoints = 3)
    static double anotherName(double[] x, int n) {
        double[] u = x.clone();
        double[] first = u;
        double[] v = new double[2];
        for (int i = 0; i < n; i++) { // error: SharedState
            v[0] = u[1] * x[0];
            double[] w = u;
            u = v;
            v = w;
        }
        return u[0] + first[1];
    }

    @Differentiable(checkpoints = 3)
    static double rowsOfATable(double[][] x, int n) {
        double[][] u = {x[0].clone(), x[1].clone()};
        double[] row = u[0];
        for (int i = 0; i < n; i++) { // error: SharedState
            u[i % 2][0] *= x[0][1];
            row[1] += u[i % 2][0];
        }
        return u[0][0] + u[0][1];
    }

    @Differentiable(checkpoints = 3)
    static double rowsThatMove(double[][] x, int n) {
        double[][] u = {x[0].clone(), x[1].clone()};
        double[] row = u[0];
        for (int i = 0; i < n; i++) { // error: SharedState
            u[i % 2][0] *= x[0][1];
            double[] w = u[0];
            u[0] = u[1];
            u[1] = w;
        }
        return u[0][0] + row[0];
    }
}
