package org.wengert.processor.programs;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.programs.Companion.Pullback;

/** Checks of the members that follow from {@code apply} and {@code gradient}. */
final class FurtherChecks {
    private static final double ROUNDING = 1e-11;

    private static final double SINGLE_ROUNDING = 1e-4;
    /** What may remain of terms that cancel, of the rounding of those that do not. */
    private static final double CANCELLED = 1e-3;

    private final Case c;
    private final Companion companion;
    private final Object value;

    FurtherChecks(Case c, Object value) {
        this.c = c;
        this.companion = c.program.companion();
        this.value = value;
    }

    private double rounding() {
        return c.program.source().isSingle() ? SINGLE_ROUNDING : ROUNDING;
    }

    /** {@code accumulate} adds what {@code apply} returns; what is shared, once. */
    void accumulate() throws Throwable {
        Pullback pullback = companion.pullback(c.arguments);
        Object seed = c.seed(value);
        double[] added = Entries.once(pullback.apply(seed));
        Object[] bars = bars(c.zeros());
        double[] initial = Arrays.stream(Entries.once(bars))
                .map(d -> c.numbers().getAsDouble())
                .toArray();
        bars = Entries.with(bars, initial);
        for (int times = 1; times <= 2; times++) {
            pullback.accumulate(seed, bars);
            c.requireUntouched("accumulate");
            double[] expected = new double[initial.length];
            for (int i = 0; i < expected.length; i++) expected[i] = initial[i] + times * added[i];
            Case.requireClose("accumulate", expected, Entries.once(bars), rounding());
        }
    }

    /** Where an argument's row stands at several places, its cotangent is added to the bar at the first. */
    void barsOfSharedRows() throws Throwable {
        Object[] like = c.zeros();
        Object seed = c.seed(value);
        Pullback pullback = companion.pullback(c.arguments);
        Object[] bars = Entries.unshared(bars(like));
        Object[] before = Entries.copy(bars);
        pullback.accumulate(seed, bars);
        for (int k = 0; k < like.length; k++) {
            double[] expected = Entries.everywhere(before[k]);
            double[] added = Entries.atFirstPlaces(pullback.apply(seed)[k]);
            for (int i = 0; i < expected.length; i++) expected[i] += added[i];
            Case.requireClose("accumulate to bars that are not shared", expected, bars[k], rounding());
        }
    }

    /** A seed, tangent or bar of another shape is refused, and then no bar is changed. */
    void shapes() throws Throwable {
        Pullback pullback = companion.pullback(c.arguments);
        Object seed = c.seed(value);
        Object[] like = c.zeros();
        Object[] bars = bars(like);
        Object[] before = Entries.copy(bars);
        if (!c.program.isScalar()) {
            for (Object other : Entries.ofOtherShapes(seed)) {
                requireRefused("apply", other, () -> pullback.apply(other));
                requireRefused("accumulate", other, () -> pullback.accumulate(other, bars));
            }
        }
        for (int k = 0; k < bars.length; k++) {
            for (Object other : Entries.ofOtherShapes(bars[k])) {
                Object[] others = bars.clone();
                others[k] = other;
                requireRefused("accumulate", other, () -> pullback.accumulate(seed, others));
            }
            for (Object other : Entries.ofOtherShapes(like[k])) {
                Object[] tangents = like.clone();
                tangents[k] = other;
                Object[] all = c.with(tangents);
                if (c.program.hasForwardMode())
                    requireRefused("pushforward", other, () -> companion.call("pushforward", all));
                if (c.program.source().order() == 2 && c.program.isScalar())
                    requireRefused("product", other, () -> companion.call("hessianVectorProduct", all));
            }
        }
        Case.requireSame("the bars after a refusal", before, bars);
    }

    private interface Action {
        void run() throws Throwable;
    }

    private static void requireRefused(String member, @Nullable Object given, Action action) throws Throwable {
        try {
            action.run();
        } catch (IllegalArgumentException expected) {
            return;
        } catch (Exception another) {
            throw new AssertionError(member + " of " + Entries.text(given) + " throws " + another, another);
        }
        throw new AssertionError(member + " accepts " + Entries.text(given));
    }

    /** Bars with these cotangents. */
    static Object[] bars(Object[] cotangents) {
        return Arrays.stream(cotangents).map(FurtherChecks::bar).toArray();
    }

    private static @Nullable Object bar(@Nullable Object zero) {
        if (zero instanceof Double) return new double[1];
        if (zero instanceof Float) return new float[1];
        if (zero == null || zero.getClass().isArray()) return zero;
        Object bar = Array.newInstance(zero instanceof List ? List.class : zero.getClass(), 1);
        Array.set(bar, 0, zero);
        return bar;
    }

    /** The seed times the Jacobian is what {@code apply} returns. */
    void jacobian() throws Throwable {
        Object[] jacobians = companion.parts(companion.call("jacobian", c.arguments));
        c.requireUntouched("jacobian");
        Object seed = c.seed(value);
        double[] w = Entries.everywhere(seed);
        Object[] cotangents = companion.pullback(c.arguments).apply(seed);
        for (int k = 0; k < cotangents.length; k++) {
            double[] expected = atFirstPlaces(cotangents[k]);
            double[] got = new double[expected.length];
            double[][] jacobian = (double[][]) jacobians[k];
            if (jacobian.length != w.length) throw new AssertionError("the Jacobian has " + jacobian.length + " rows");
            for (int row = 0; row < w.length; row++) {
                for (int i = 0; i < got.length; i++) got[i] += w[row] * jacobian[row][i];
            }
            double noise = CANCELLED
                    * rounding()
                    * Arrays.stream(Entries.everywhere(value))
                            .map(Math::abs)
                            .max()
                            .orElse(0);
            Case.requireClose("seed times Jacobian", expected, got, rounding(), noise);
        }
    }

    /** The Hessian is symmetric, agrees with its products, and these with differences of the gradient. */
    void secondOrder(Differences differences) throws Throwable {
        Object[] x = c.program.wrt(c.arguments);
        Object[] v = Arrays.stream(c.zeros())
                .map(e -> Entries.with(
                        e,
                        Arrays.stream(Entries.once(e))
                                .map(d -> c.numbers().getAsDouble())
                                .toArray()))
                .toArray();
        Object[] all = c.with(v);
        Object[] products = companion.parts(companion.call("hessianVectorProduct", all));
        double[] product = Entries.everywhere(products);
        c.requireUntouched("hessianVectorProduct");
        double[] direction = Entries.everywhere(v);
        double largest = Arrays.stream(product).map(Math::abs).max().orElse(0);
        for (int i = 0; i < product.length; i++) {
            int entry = i;
            differences.check("Hessian times v, entry " + i, t -> gradientAlong(x, v, t)[entry], product[i], largest);
        }
        double[][] hessian = (double[][]) companion.call("hessian", c.arguments);
        int n = product.length;
        double[] sum = new double[n];
        double[] rows = new double[n * n];
        double[] columns = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum[i] += hessian[i][j] * direction[j];
                rows[i * n + j] = hessian[i][j];
                columns[i * n + j] = hessian[j][i];
            }
        }
        // Where second derivatives cancel, what remains is the rounding of terms of the gradient's size.
        double noise = CANCELLED
                * rounding()
                * Arrays.stream(gradientAlong(x, v, 0))
                        .map(Math::abs)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        Case.requireClose("symmetry of the Hessian", rows, columns, rounding(), noise);
        Case.requireClose("Hessian times v", atFirstPlaces(products), sum, rounding(), noise);
    }

    /** The entries of cotangents, with zeros for what stands at several places but for the first. */
    private static double[] atFirstPlaces(Object... cotangents) {
        double[] result = Entries.everywhere(cotangents);
        int at = 0;
        for (Object cotangent : cotangents) {
            double[] numbers = IntStream.range(0, Entries.once(cotangent).length)
                    .asDoubleStream()
                    .toArray();
            double next = 0;
            for (double number : Entries.everywhere(Entries.with(cotangent, numbers))) {
                if (number == next) next++;
                else result[at] = 0;
                at++;
            }
        }
        return result;
    }

    private double[] gradientAlong(Object[] x, Object[] v, double t) {
        Object[] moved = x.clone();
        for (int k = 0; k < x.length; k++) {
            double[] entries = Entries.once(x[k]);
            double[] direction = Entries.once(v[k]);
            for (int i = 0; i < entries.length; i++) entries[i] += t * direction[i];
            moved[k] = Entries.with(x[k], entries);
        }
        try {
            return Entries.everywhere(
                    companion.parts(companion.call("gradient", c.program.withWrt(c.arguments, moved))));
        } catch (Throwable outOfDomain) {
            throw new AssertionError(outOfDomain);
        }
    }
}
