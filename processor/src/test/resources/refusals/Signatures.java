package refusals;

import org.wengert.Differentiable;

/** Annotations and signatures that ask for something that is not there. */
abstract class Signatures {
    @Differentiable(wrt = "z") // error: UnknownParameter at "z"
    static double unknownParameter(double x) {
        return x;
    }

    @Differentiable(wrt = {"x", "n"}) // error: PassiveParameter at "n"
    static double passiveParameter(double x, int n) {
        return x * n;
    }

    @Differentiable
    static double noParameter(int n, String s) { // error: NoDifferentiableParameter
        return n;
    }

    @Differentiable
    static int intResult(double x) { // error: ReturnType at int
        return (int) Math.round(x);
    }

    @Differentiable
    static String textResult(double x) { // error: ReturnType at String
        return "" + x;
    }

    @Differentiable
    static void voidWithoutOutput(double x) { // error: VoidMethod at void
        double y = x * x;
    }

    @Differentiable
    static void onlyReads(double x, double[] y) { // error: VoidMethod at void
        double[] copy = y.clone();
        copy[0] = x * y[0];
    }

    @Differentiable
    static void twoOutputs(double x, double[] y, double[] z) { // error: SeveralOutputs at void
        y[0] = x;
        z[0] = x * x;
    }

    @Differentiable
    static void oneOrTheOther(double x, double[] y, double[] z) { // error: SeveralOutputs at void
        double[] t = x > 0 ? y : z;
        t[0] = x;
    }

    @Differentiable
    static void exchangedInALoop(double x, double[] y, double[] z) { // error: SeveralOutputs at void
        for (int i = 0; i < 3; i++) {
            y[i] = x;
            double[] t = y;
            y = z;
            z = t;
        }
    }

    @Differentiable
    static void rowsKept(double[][] y, double[] z) { // error: SeveralOutputs at void
        y[0] = z;
        y[0][1] = 1;
    }

    @Differentiable
    static void inATable(double x, double[] y, double[] z) { // error: SeveralOutputs at void
        double[][] both = {y, z};
        for (double[] row : both) row[0] = x;
    }

    static void even(double[] y, double[] z, int n) {
        if (n > 0) odd(z, y, n - 1);
    }

    static void odd(double[] y, double[] z, int n) {
        z[n] = 0;
        even(y, z, n);
    }

    @Differentiable
    static void inTurn(double x, double[] y, double[] z) { // error: SeveralOutputs at void
        even(y, z, 3);
    }

    @Differentiable
    static void byThePlatform(double[] x, double[] y, double[] z) { // error: SeveralOutputs at void
        System.arraycopy(x, 0, y, 0, 3);
        java.util.Arrays.fill(z, 0);
    }

    interface Sink {
        void put(double[] into, double x);
    }

    static final class First implements Sink {
        @Override
        public void put(double[] into, double x) {
            into[0] = x;
        }
    }

    @Differentiable
    static void byAnObject(double x, double[] y, double[] z, Sink sink) { // error: SeveralOutputs at void
        sink.put(y, x);
        z[0] = x;
    }

    @Differentiable
    static void inALambda(double x, double[] y, double[] z) { // error: SeveralOutputs at void
        Runnable later = () -> y[0] = x;
        z[0] = x;
        later.run();
    }

    @Differentiable
    static double overloaded(double x) {
        return x * x;
    }

    @Differentiable
    static double overloaded(double[] x) { // error: NameClash
        return x[0] * x[0];
    }

    @Differentiable
    static double taken(double x) { // error: NameTaken
        return x * x;
    }

    @Differentiable(name = "not a name") // error: IllegalName at "not a name"
    static double illegalName(double x) {
        return x;
    }

    @Differentiable(order = 3) // error: UnknownOrder at 3
    static double thirdOrder(double x) {
        return x;
    }

    @Differentiable
    static native double nativeMethod(double x); // error: NoBody

    @Differentiable
    abstract double abstractMethod(double x); // error: NoBody

    @Differentiable
    static synchronized double locked(double x) { // error: SynchronizedMethod
        return x * x;
    }

    @Differentiable
    private static double hidden(double x) { // error: PrivateMember
        return x * x;
    }
}

final class SignaturesTaken {}
