package programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.wengert.Differentiable;

/** What other systems for derivatives have got wrong, with the place where it is told; each comment says what went wrong there. */
final class FoundElsewhere {
    private static double square(double x) {
        return x * x;
    }

    // ---- Tapenade

    /** Its gradient of a Gaussian mixture has the wrong sign on the term of the Wishart prior where m is not 0. */
    //: icf[6] in [-1, 1]; gamma in [0.5, 1.5]; m = 0 | 1 | 3
    @Differentiable(wrt = "icf")
    static double wishart(double[] icf, double gamma, int m) {
        int p = 3;
        double squares = 0;
        double logs = 0;
        for (int i = 0; i < p; i++) {
            squares += Math.exp(2 * icf[i]);
            logs += icf[i];
        }
        for (int i = p; i < icf.length; i++) squares += icf[i] * icf[i];
        return 0.5 * gamma * gamma * squares - m * logs;
    }

    /** Adjoints that should have been zero were added again at the second seed (ADBench 91). */
    //: a[4]
    @Differentiable
    static double[] seededTwice(double[] a) {
        double[] b = new double[2];
        for (int i = 0; i < a.length; i++) b[i % 2] += a[i] * a[i] * b[(i + 1) % 2] + a[i];
        return b;
    }

    // ---- Clad

    /** The second variable of one declaration had gradient 0. */
    //: x in [0.3, 0.9]
    @Differentiable
    static double declaredTogether(double x) {
        double a = Math.sin(x), b = square(a);
        return b * a;
    }

    /** Its fmod took the floor of a negative quotient. */
    //: x in [-7.4, -7.4]; y in [2, 2]; sets 1; expect 1, 3
    @Differentiable
    static double remainderOfNegative(double x, double y) {
        return x % y;
    }

    /** 1108: a value outside of the domain of acos, which nobody uses, made all gradients NaN. */
    //: x in [5, 5]; y in [3, 3]; sets 1; expect 60, 50
    @Differentiable
    static double unusedOutsideOfTheDomain(double x, double y) {
        double angle = Math.acos(-x / y);
        return 2 * x * x * y;
    }

    /** 265: what is assigned to a parameter that is not differentiated with respect to had no derivative. */
    //: x in [3, 3]; y in [5, 5]; sets 1; expect 1
    @Differentiable(wrt = "x")
    static double throughAnotherParameter(double x, double y) {
        y = x;
        return y;
    }

    private static double addLast(double[] a) {
        a[0] += 5 * a[a.length - 1];
        return 1;
    }

    /** 387: what a called function writes to an array was forgotten. */
    //: a[2]; sets 1; expect 1, 5
    @Differentiable
    static double writtenByACall(double[] a) {
        double unused = addLast(a);
        return a[0];
    }

    private static void put(double[] into, int at, double value) {
        into[at] = value;
    }

    /** 441: of the writes of calls in a loop only the last counted. */
    //: x in [3, 3]; sets 1; expect 5
    @Differentiable
    static double writtenByCallsInALoop(double x) {
        double[] all = new double[5];
        for (int i = 0; i < 5; i++) put(all, i, x);
        return all[0] + all[1] + all[2] + all[3] + all[4];
    }

    /** 440: of rows that stand in one variable in turn only the last had a derivative. */
    //: x in [3, 3]; sets 1; expect 5
    @Differentiable
    static double rowsInTurn(double x) {
        double[][] all = new double[5][1];
        for (int i = 0; i < 5; i++) {
            double[] row = all[i];
            row[0] = x;
        }
        return all[0][0] + all[1][0] + all[2][0] + all[3][0] + all[4][0];
    }

    /** 464: the factor of an assignment that is a value itself was lost in a loop. */
    //: a[4]; sets 1; expect 5, 5, 5, 5
    @Differentiable
    static double assignmentAsValue(double[] a) {
        double s = 0;
        for (int i = 0; i < a.length; i++) s += (a[i] *= 5);
        return s;
    }

    private static double squareInPlace(double[] a, int i) {
        a[i] = a[i] * a[i];
        return a[i];
    }

    static Object[][] squaredInPlaceArguments() {
        return new Object[][] {{new double[] {1, 2, 3, 4, 5}}};
    }

    /** 465: elements that a called function squares in place gave arbitrary numbers. */
    //: expect 2, 4, 6, 8, 10
    @Differentiable
    static double squaredInPlace(double[] a) {
        double s = 0;
        for (int i = 0; i < a.length; i++) s += squareInPlace(a, i);
        return s;
    }

    /** 474: parameters that a loop's variable begins with and runs to had derivative 0; by the bound it is 0, by the beginning not. */
    //: from in [1, 1]; to in [2.01, 2.01]; sets 1; expect 0.75, 0
    @Differentiable
    static double loopFromAParameter(double from, double to) {
        double s = 0;
        for (double x = from; x <= to; x += 0.25) s += x * x * 0.05;
        return s;
    }

    /** 710: the step of a loop was not reversed where {@code continue} led to it. */
    //: u in [3, 3]; v in [5, 5]; sets 1; expect 5, 1
    @Differentiable
    static double continued(double u, double v) {
        double s = 0;
        for (int i = 1; i < 4; i++) {
            if (i == 1) {
                s += v;
                continue;
            }
            s += i * u;
        }
        return s;
    }

    /** 851: the step of a loop was reversed although {@code break} had left before it. */
    //: u in [3, 3]; v in [5, 5]; sets 1; expect 1, 0
    @Differentiable
    static double broken(double u, double v) {
        double s = 0;
        for (int i = 1; i < 3; i++) {
            s += i * u;
            if (i == 1) break;
        }
        return s;
    }

    /** 746: an assignment inside of a loop's condition was not differentiated. */
    //: u in [3, 3]; v in [5, 5]; sets 1; expect 5, 3
    @Differentiable
    static double assignedInACondition(double u, double v) {
        double s = 0;
        for (int i = 0; (s = u * v) > 0; i++) if (i == 1) break;
        return s;
    }

    /** 1865: a divisor that is not a variable was read at its last value in every iteration. */
    @Differentiable
    static double divisorInALoop(double x) {
        double s = 0;
        for (int i = 0; i < 4; i++) {
            double k = i + 1.0;
            s += 1.0 / (k + x * x);
        }
        return s;
    }

    private static double path(double[] steps, int i, double start) {
        return i == 0 ? start : path(steps, i - 1, start) * Math.exp(steps[i - 1]);
    }

    /** 842: a recursive function that fills an array had wrong derivatives. */
    //: steps[4] in [-0.5, 0.5]
    //: allocates recursion
    @Differentiable
    static double recursivePath(double[] steps, double start) {
        double[] all = new double[steps.length + 1];
        for (int i = 0; i < all.length; i++) all[i] = path(steps, i, start);
        double s = 0;
        for (double v : all) s += v * v;
        return s;
    }

    /** 1079: generated code for a compound assignment to an element of a list did not compile. */
    //: x in [3, 3]; y in [4, 4]; sets 1; expect 6, 0
    @Differentiable
    static double elementOfAList(double x, double y) {
        List<Double> a = new ArrayList<>();
        a.add(x);
        a.set(0, a.get(0) * x);
        return a.get(0);
    }

    // ---- Zygote

    static Object[][] hornerArguments() {
        double[] a = new double[60];
        Arrays.setAll(a, i -> 1.0 / (i + 1));
        return new Object[][] {{a, 0.5}};
    }

    /** 644: a polynomial by index took a time and memory quadratic in the number of terms. */
    @Differentiable
    static double horner(double[] a, double x) {
        double s = 0;
        for (int i = a.length - 1; i >= 0; i--) s = s * x + a[i];
        return s;
    }

    /** 563: rows that are written to a buffer as a whole lost their gradient. */
    //: x[3]
    @Differentiable
    static double rowsIntoABuffer(double[] x) {
        double[][] buffer = new double[2][3];
        for (int i = 0; i < 2; i++) System.arraycopy(x, 0, buffer[i], 0, 3);
        buffer[1] = x.clone();
        buffer[1][0] *= x[1];
        return buffer[0][0] * buffer[1][0] + buffer[1][2];
    }

    /** 446: the gradient by a mean that is handed in was dropped. */
    //: x[4]
    @Differentiable
    static double varianceAroundAMean(double[] x, double mean) {
        double s = 0;
        for (double v : x) s += (v - mean) * (v - mean);
        return s / (x.length - 1);
    }

    /** 804: an array that nobody uses made the reverse sweep fail. */
    @Differentiable
    static double unusedArray(double[] x) {
        double[] unused = new double[2];
        for (int i = 0; i < 2; i++) unused[i] = 2 * x[i];
        double s = 0;
        for (double v : x) s += v;
        return s;
    }

    static Object[][] conditionInAComprehensionArguments() {
        return new Object[][] {{new double[] {0, 1, 2}}};
    }

    /** 1150: elements that are chosen by a condition. */
    //: expect 1, 0, 1; allocates objects
    @Differentiable
    static double conditionInAComprehension(double[] x) {
        return IntStream.range(0, 3).filter(i -> i != 1).mapToDouble(i -> x[i]).sum();
    }

    /** 1290: a captured array that is assigned to once more could not be differentiated. */
    //: x[3]
    @Differentiable
    static double capturedAndReplaced(double[] x) {
        double[][] held = {x};
        DoubleUnaryOperator f = v -> held[0][0] * v;
        held[0] = new double[] {x[1] * x[2]};
        return f.applyAsDouble(x[0]);
    }

    /** 1374: equal rows of a matrix shared one gradient. */
    static Object[][] equalRowsArguments() {
        return new Object[][] {{new double[3][3], new double[] {1, 2, 3}, new double[] {-1, -2, -3}}};
    }

    //: expect 1, 2, 3, 2, 4, 6, 3, 6, 9
    @Differentiable(wrt = "w")
    static double equalRows(double[][] w, double[] x, double[] y) {
        double s = 0;
        for (int i = 0; i < w.length; i++) {
            double e = -y[i];
            for (int j = 0; j < x.length; j++) e += w[i][j] * x[j];
            s += e * e / 2;
        }
        return s;
    }

    private static double firstOf(double a, double b) {
        return a;
    }

    private static double firstOf(double a) {
        return firstOf(a, 3 * a);
    }

    /** Overloads take the place of default values. */
    //: x in [2, 2]; sets 1; expect 1
    @Differentiable
    static double defaults(double x) {
        return firstOf(x);
    }

    /** An iteration that runs to its fixed point, the cube root of x². */
    //: x in [1, 1]; sets 1; expect 0.6666666666666666
    @Differentiable
    static double iterated(double x) {
        double y = 2;
        for (int i = 0; i < 60; i++) y -= (y * y * y - x * x) / (3 * y * y);
        return y;
    }

    static Object[][] addedToAllArguments() {
        return new Object[][] {{new double[] {1, 2, 3}}};
    }

    /** The first element is added to all of them. */
    //: expect 4, 1, 1
    @Differentiable
    static double addedToAll(double[] x) {
        double s = 0;
        for (double v : x) s += v + x[0];
        return s;
    }

    /** Every pair: each element counts as often as the other array is long. */
    //: x[2]; y[5]; sets 1; expect 5, 5, 2, 2, 2, 2, 2
    @Differentiable
    static double allPairs(double[] x, double[] y) {
        double s = 0;
        for (double u : x) for (double v : y) s += u + v;
        return s;
    }

    record Node(double value, double scale) {
        Node(double value) {
            this(value, 1);
        }
    }

    /** 1517: a constructor with fewer arguments than there are fields. */
    //: x in [3, 3]; sets 1; expect 6
    @Differentiable
    static double fewerArguments(double x) {
        Node n = new Node(x * x);
        return n.value() * n.scale();
    }

    /** 1244: the second derivative of the largest element. */
    //: x[4]
    @Differentiable(order = 2)
    static double largest(double[] x) {
        double m = x[0];
        for (double v : x) m = Math.max(m, v * v);
        return m;
    }

    /** No derivative by what is captured came out of its forward mode. */
    //: x in [2, 2]; y in [3, 3]; sets 1; expect 3, 2
    @Differentiable
    static double captured(double x, double y) {
        DoubleUnaryOperator f = v -> v * y;
        return f.applyAsDouble(x);
    }

    /** 1101: the norm of zeros had a gradient of NaN. */
    //: x in [0, 0]; y in [0, 0]; sets 1; expect 0, 0
    @Differentiable
    static double normOfZeros(double x, double y) {
        return Math.hypot(x, y);
    }

    // ---- Enzyme

    record Limits(double unused, double upper) {}

    /** Enzyme.jl 1595: a constant component of an object brought a tangent of its own. */
    //: x in [0.5, 0.5]; sets 1; expect 1
    @Differentiable
    static double constantComponent(double x) {
        Limits l = new Limits(0, 1);
        return x <= l.upper() ? x * l.upper() : 0;
    }

    /** Enzyme.jl 2987: of nested branches that each give a pair the gradient was 0. */
    //: x in [0.5, 0.5]; sets 1; expect 2
    @Differentiable
    static double branchesOfPairs(double x, boolean lower) {
        double upper = 1;
        boolean bounded = !Double.isInfinite(upper);
        double[] pair;
        if (lower && bounded) pair = new double[] {Math.log(x / upper), 0};
        else if (lower) pair = new double[] {Math.log(x), 0};
        else if (bounded) pair = new double[] {Math.log(x), 0};
        else pair = new double[] {x, 0};
        return pair[0];
    }

    /** Enzyme.jl 1119: differences of neighbours in rows. */
    //: x in [2, 2]; sets 1; expect 3
    @Differentiable
    static double differences(double x) {
        double[][] m = {{0, x}, {1, 2 * x}};
        double s = 0;
        for (double[] row : m) for (int j = 1; j < row.length; j++) s += row[j] - row[j - 1];
        return s;
    }

    // ---- JAX

    /** 5798: the branch that is not taken made the gradient NaN. */
    //: x in [0, 0]; sets 1; expect 0
    @Differentiable
    static double notTaken(double x) {
        return x > 0 ? Math.sqrt(x) : 0;
    }

    /** 8239: loops that run until a condition holds had no reverse mode. */
    @Differentiable
    static double untilCondition(double x) {
        double s = x;
        while (s < 4) s = s * s + 1;
        return s;
    }

    // ---- Swift, Tangent, and systems for the JVM

    /** Swift 70819: a try in a differentiable function made the compiler crash. */
    //: x in [0.5, 0.5]; sets 1; expect 2
    @Differentiable
    static double attempted(double x) {
        try {
            if (x > 100) throw new IllegalStateException();
            return 2 * x;
        } catch (IllegalStateException e) {
            return 0;
        }
    }

    /** Tangent 62: parts of arrays. */
    //: x[5]
    @Differentiable
    static double parts(double[] x) {
        double[] tail = Arrays.copyOfRange(x, 1, x.length);
        double s = 0;
        for (int i = 0; i < tail.length; i++) s += tail[i] * x[i];
        return s;
    }

    /** Keanu: the derivative of x·x at 3 was 3. */
    //: x in [3, 3]; sets 1; expect 6
    @Differentiable
    static double timesItself(double x) {
        return x * x;
    }

    /** SameDiff: a product with a transposed factor whose result is one number had a wrong gradient. */
    //: a[1][3]; b[1][3]
    @Differentiable
    static double timesTransposed(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++)
            for (int j = 0; j < b.length; j++) for (int k = 0; k < a[i].length; k++) c[i][j] += a[i][k] * b[j][k];
        return c[0][0];
    }

    /** Strata: the hand-written adjoint of this factor of the SABR formula is wrong where z is far from 0. */
    //: z in [-40, -10]; rho in [-0.5, 0.5]
    @Differentiable
    static double sabrFactor(double z, double rho) {
        return z / Math.log((Math.sqrt(1 - 2 * rho * z + z * z) + z - rho) / (1 - rho));
    }

    /** Encog: four of ten hand-written derivatives of activations are wrong; these are such activations. */
    //: x in [-2, 2]
    @Differentiable
    static double activations(double x) {
        double softSign = x / (1 + Math.abs(x));
        double elliott = 0.5 * x / (1 + Math.abs(x)) + 0.5;
        double logarithm = x >= 0 ? Math.log(1 + x) : -Math.log(1 - x);
        double gaussian = Math.exp(-x * x);
        return softSign + 2 * elliott + 3 * logarithm + 5 * gaussian;
    }
}
