package org.wengert.processor.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wengert.processor.programs.Companion.Pullback;

/** Checks of {@code pullback}, {@code gradient} and {@code valueAndGradient}. */
final class ReverseChecks {
    private static final double ROUNDING = 1e-12;
    private static final double SINGLE_ROUNDING = 1e-5;

    private final Case c;
    private final Companion companion;
    private final Object value;

    ReverseChecks(Case c, Object value) {
        this.c = c;
        this.companion = c.program.companion();
        this.value = value;
    }

    /** The value, the cotangents against finite differences, linearity in the seed. */
    void pullback(Differences differences) throws Throwable {
        Pullback pullback = companion.pullback(c.arguments);
        c.requireUntouched("pullback");
        Case.requireSame("pullback's value", value, pullback.value());
        Object seed = c.seed(value);
        Object seedBefore = Entries.copy(seed);
        Object[] cotangents = pullback.apply(seed);
        c.requireUntouched("apply");
        Case.requireSame("the seed after apply", seedBefore, seed);
        Case.requireShape("cotangent", c.program.wrt(c.arguments), cotangents);
        double[] expected = c.program.source().directions().expected();
        if (expected == null) compare(seed, cotangents, differences);
        Case.requireSame("apply again", cotangents, pullback.apply(seed));
        Object doubled = Entries.with(
                seed, Arrays.stream(Entries.once(seed)).map(s -> 2 * s).toArray());
        double[] twice =
                Arrays.stream(Entries.everywhere(cotangents)).map(s -> 2 * s).toArray();
        Case.requireClose("apply to twice the seed", twice, pullback.apply(doubled), 0);
        Object none = Entries.unshared(Case.tangent(value), () -> 0);
        for (double d : Entries.everywhere(pullback.apply(none))) {
            if (d != 0) throw new AssertionError("apply to a zero seed gives " + d);
        }
    }

    /** Rows of a seed may be one array: every place counts. */
    void sharedSeed() throws Throwable {
        Object seed = Entries.sharingRows(c.seed(value));
        Object apart = Entries.unshared(seed);
        Pullback pullback = companion.pullback(c.arguments);
        Case.requireSame("apply to a seed with shared rows", pullback.apply(apart), pullback.apply(seed));
    }

    private void compare(Object seed, Object[] cotangents, Differences differences) {
        double[] w = Entries.everywhere(seed);
        Object[] wrt = c.program.wrt(c.arguments);
        double largest = Arrays.stream(Entries.once(cotangents))
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (int k = 0; k < wrt.length; k++) {
            double[] x = Entries.once(wrt[k]);
            double[] got = Entries.once(cotangents[k]);
            for (int i = 0; i < x.length; i++) {
                int argument = k;
                int entry = i;
                String name = c.program
                        .source()
                        .parameters()
                        .get(c.program.source().wrt().get(k));
                differences.check(
                        "cotangent of entry " + i + " of " + name + ", seed " + Entries.text(seed),
                        t -> {
                            double[] moved = x.clone();
                            moved[entry] += t;
                            return c.weighted(w, argument, moved);
                        },
                        got[i],
                        largest);
            }
        }
    }

    /** {@code gradient} and {@code valueAndGradient} against {@code apply(1)}. */
    void scalarMembers() throws Throwable {
        if (!c.program.isScalar()) return;
        Object one = value instanceof Float ? (Object) 1f : (Object) 1.0;
        Object[] applied = companion.pullback(c.arguments).apply(one);
        double rounding = c.program.source().isSingle() ? SINGLE_ROUNDING : ROUNDING;
        double[] expected = c.program.source().directions().expected();
        if (expected != null) Case.requireClose("apply(1)", expected, applied, ROUNDING);
        Object[] gradient = companion.parts(companion.call("gradient", c.arguments));
        c.requireUntouched("gradient");
        Case.requireShape("gradient", c.program.wrt(c.arguments), gradient);
        Case.requireClose("gradient", applied, gradient, rounding);
        Object both = companion.call("valueAndGradient", c.arguments);
        c.requireUntouched("valueAndGradient");
        Case.requireSame("valueAndGradient's value", value, Companion.part(both, "value"));
        Case.requireClose(
                "valueAndGradient's gradient", gradient, companion.parts(Companion.part(both, "gradient")), rounding);
        Entries.spoil(gradient);
        c.requireUntouched("writing into the gradient");
    }

    /** {@code at} with other arguments in between, and on a new {@code Pullback}. */
    void rerun() throws Throwable {
        Object seed = c.seed(value);
        Pullback pullback = companion.pullback(c.arguments);
        Object[] first = pullback.apply(seed);
        List<Object[]> others = new ArrayList<>(Arguments.of(c.program.source(), c.program.method()));
        others.add(c.program.withWrt(c.arguments, moved()));
        for (Object[] other : others) elsewhere(pullback, other);
        pullback.at(c.arguments);
        Case.requireSame("value after at", value, pullback.value());
        Case.requireSame("apply after at", first, pullback.apply(seed));
        Case.requireSame(
                "apply of a new Pullback",
                first,
                companion.emptyPullback().at(c.arguments).apply(seed));
    }

    /** A {@code Pullback} that has been elsewhere before is as good as a new one. */
    private void elsewhere(Pullback pullback, Object[] arguments) throws Throwable {
        Pullback fresh;
        try {
            fresh = companion.pullback(arguments);
        } catch (Throwable outOfDomain) {
            return;
        }
        pullback.at(arguments);
        Object seed = c.seed(fresh.value());
        Case.requireSame("value at other arguments", fresh.value(), pullback.value());
        Case.requireSame("apply at other arguments", fresh.apply(seed), pullback.apply(seed));
    }

    private Object[] moved() {
        Object[] wrt = c.program.wrt(c.arguments);
        for (int k = 0; k < wrt.length; k++) {
            wrt[k] = Entries.with(
                    wrt[k],
                    Arrays.stream(Entries.once(wrt[k]))
                            .map(x -> 0.75 * x + 0.125)
                            .toArray());
        }
        return wrt;
    }

    /** What is handed out belongs to the caller. */
    void ownStorage() throws Throwable {
        Object seed = c.seed(value);
        Pullback pullback = companion.pullback(c.arguments);
        Object[] first = pullback.apply(seed);
        Object[] kept = Entries.copy(first);
        Object seedBefore = Entries.copy(seed);
        Object handedOut = pullback.value();
        Entries.spoil(first);
        Entries.spoil(handedOut);
        c.requireUntouched("writing into a result");
        Case.requireSame("the seed after writing into a cotangent", seedBefore, seed);
        Case.requireSame("apply after writing into its results", kept, pullback.apply(seed));
        Case.requireSame("value after writing into its result", value, pullback.value());
        Entries.spoil(seed);
        Case.requireSame("apply after writing into the seed", kept, pullback.apply(seedBefore));
    }
}
