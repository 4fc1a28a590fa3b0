package refusals;

import static org.wengert.Partials.partials;

import java.util.Random;
import org.wengert.DerivativesOf;
import org.wengert.Differentiable;
import org.wengert.Result;

/** Rules that are none, and calls of methods with rules that say too little. */
final class Rules {
    private Rules() {}

    @Differentiable
    static double tableThatIsActive(double[] table, double x) {
        return Ruled.interpolate(table, x); // error: RuleArgument at Ruled.interpolate(table, x)
    }

    @Differentiable
    static double bitsOfAnActiveValue(double x) {
        return Ruled.shifted(x, Double.doubleToLongBits(x)); // error: DerivativeLost at Ruled.shifted(x, Double.doubleToLongBits(x))
    }

    @Differentiable
    static double objectWithAnActiveValue(double x) {
        return new Ruled(x).times(x); // error: DerivativeLost at new Ruled(x).times(x)
    }

    @Differentiable(order = 2)
    static double noSecondDerivative(double x) {
        return x * Ruled.twice(x); // error: NoSecondDerivative at Ruled.twice(x)
    }

    @Differentiable(order = 2)
    static double noSecondDerivativeOfAnObject(double x) {
        return x * new Ruled(3).plus(x); // error: NoSecondDerivative at new Ruled(3).plus(x)
    }
}

final class Ruled {
    private static int calls;
    static final Random RANDOM = new Random();
    static double variable;

    private final double factor;

    Ruled(double factor) {
        this.factor = factor;
    }

    double times(double x) {
        calls++;
        return factor * x;
    }

    double plus(double x) {
        calls++;
        return factor + x;
    }

    double slope(double x) {
        calls++;
        return factor * x;
    }

    static double interpolate(double[] table, double x) {
        calls++;
        return table[0] + x * (table[1] - table[0]);
    }

    static double shifted(double x, long by) {
        calls++;
        return x + by;
    }

    static double twice(double x) {
        calls++;
        return 2 * x;
    }

    static double two(double x) {
        calls++;
        return 2;
    }

    static double square(double x) {
        return x * x;
    }

    static double square(double x, int n) {
        return x * x * n;
    }

    static double count(int n) {
        return n;
    }

    static int rounded(double x) {
        return (int) x;
    }

    static double[] both(double x) {
        return new double[] {x, x};
    }

    static double sum(double x, double y) {
        return x + y;
    }

    static float single(float x) {
        return x;
    }

    static double repeated(double x) {
        return x;
    }

    static double repeat(java.util.function.DoubleUnaryOperator f, double x, int n) {
        return n == 0 ? x : repeat(f, f.applyAsDouble(x), n - 1); // error: Recursion at repeat(f, f.applyAsDouble(x), n - 1)
    }

    static double impure1(double x) {
        return x;
    }

    static double impure2(double x) {
        return x;
    }

    static double impure3(double[] a, double x) {
        return x;
    }

    static double impure4(double x) {
        return x;
    }

    static double impure5(double x) {
        return x;
    }

    static double impure6(double x) {
        return x;
    }

    static double impure7(double x) {
        return x;
    }

    static double impure8(double x) {
        return x;
    }

    static void sideEffect() {
        calls++;
    }
}

@DerivativesOf(Ruled.class)
final class RuledDerivatives {
    private RuledDerivatives() {}

    static double[] interpolate(double[] table, double x) {
        return partials(table[1] - table[0]);
    }

    static double[] shifted(double x, long by) {
        return partials(1);
    }

    static double[] twice(double x) {
        return partials(Ruled.two(x));
    }

    static double[] times(Ruled self, double x) {
        return partials(self.slope(1));
    }

    static double[] plus(Ruled self, double x) {
        return partials(self.slope(x) / x);
    }

    private static double[] helper(int anything) {
        return new double[] {anything};
    }

    static double[] repeated(double x) {
        return partials(Ruled.repeat(v -> v * x, x, 3));
    }

    static double[] unknown(double x) { // error: RuleTarget
        return partials(1);
    }

    static double[] square(double x, double y) { // error: RuleTarget
        return partials(1, 1);
    }

    static double[] slope(double x) { // error: RuleTarget
        return partials(1);
    }

    static double square(double x) { // error: RuleShape
        return 2 * x;
    }

    double[] square(double x, int n) { // error: RuleShape
        return partials(2 * x * n);
    }

    static double[] count(int n) { // error: RuleShape
        return partials();
    }

    static double[] rounded(double x) { // error: RuleResult
        return partials(0);
    }

    static double[] both(double x) { // error: RuleResult
        return partials(1);
    }

    static double[] single(float x, @Result double y) { // error: RuleShape
        return partials(1);
    }

    static <T> double[] sum(double x, double y) { // error: RuleShape
        return partials(1, 1);
    }
}

@DerivativesOf(Ruled.class)
final class MoreDerivatives {
    private MoreDerivatives() {}

    static double[] twice(double x) { // error: TwoRules
        return partials(2);
    }

    static double[] single(@Result float y, float x) { // error: RuleShape
        return partials(1);
    }

    static double[] sum(double x, double y) {
        return partials(1); // error: PartialsCount at partials(1)
    }

    static double[] square(double x) {
        if (x == 0) return partials(0);
        return new double[] {2 * x}; // error: RuleReturn at new double[] {2 * x}
    }

    static double[] square(double x, int n) {
        double[] all = {2 * x * n};
        return n == 0 ? partials(0) : partials(all); // error: RuleReturn at all
    }

    static double[] impure1(double x) {
        System.out.println(x); // error: ImpureRule at System.out.println(x)
        return partials(1);
    }

    static double[] impure2(double x) {
        return partials(Ruled.RANDOM.nextDouble()); // error: ImpureRule at Ruled.RANDOM.nextDouble()
    }

    static double[] impure3(double[] a, double x) {
        a[0] = x; // error: ImpureRule at a[0] = x
        return partials(1);
    }

    static double[] impure4(double x) {
        Ruled.sideEffect(); // error: ImpureRule at Ruled.sideEffect()
        return partials(1);
    }

    static double[] impure5(double x) {
        return partials(Ruled.variable); // error: ImpureRule at Ruled.variable
    }

    static double[] impure6(double x) {
        Ruled.variable = x; // error: ImpureRule at Ruled.variable = x
        return partials(1);
    }

    static double[] impure7(double x) {
        return partials(System.nanoTime()); // error: ImpureRule at System.nanoTime()
    }

    private static double noted(double x) {
        System.out.println(x); // error: ImpureRule at System.out.println(x)
        return x;
    }

    static double[] impure8(double x) {
        return partials(noted(x));
    }
}
