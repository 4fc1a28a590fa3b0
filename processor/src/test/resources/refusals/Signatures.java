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
