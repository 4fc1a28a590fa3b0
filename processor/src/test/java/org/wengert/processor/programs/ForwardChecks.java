package org.wengert.processor.programs;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wengert.GradientCheck;
import org.wengert.GradientReport;

/** Checks of {@code pushforward}. */
final class ForwardChecks {
    private static final double ROUNDING = 1e-15;
    private static final double SINGLE_BOUND = 3e-5;

    private final Case c;
    private final Object value;

    ForwardChecks(Case c, Object value) {
        this.c = c;
        this.value = value;
    }

    private Object[] tangents() {
        return Arrays.stream(c.zeros())
                .map(x -> Entries.with(
                        x,
                        Arrays.stream(Entries.once(x))
                                .map(d -> c.numbers().getAsDouble())
                                .toArray()))
                .toArray();
    }

    private Object push(Object[] tangents) throws Throwable {
        Object[] all = c.with(tangents);
        Object[] before = Entries.copy(tangents);
        Object pushed = c.program.companion().call("pushforward", all);
        c.requireUntouched("pushforward");
        Case.requireSame("the tangents after pushforward", before, tangents);
        Case.requireSame("pushforward's value", value, Companion.part(pushed, "value"));
        return Companion.part(pushed, "tangent");
    }

    /** The tangent of each output against the difference in the direction of the tangents. */
    void differences(Differences differences) throws Throwable {
        Object[] v = tangents();
        Object jv = push(v);
        double[] got = Entries.everywhere(jv);
        double[] y = Entries.everywhere(value);
        if (got.length != y.length) throw new AssertionError("the tangent " + Entries.text(jv) + " has a wrong shape");
        if (c.program.source().directions().expected() != null) return;
        double largest = Arrays.stream(got).map(Math::abs).max().orElse(0);
        for (int i = 0; i < got.length; i++) {
            double[] only = new double[y.length];
            only[i] = 1;
            differences.check(
                    "tangent of entry " + i + " of the result",
                    t -> Case.dot(only, c.valueAt(along(v, t))),
                    got[i],
                    largest);
        }
        Object again = Entries.copy(jv);
        Object[] before = Entries.copy(v);
        Entries.spoil(jv);
        c.requireUntouched("writing into the tangent");
        Case.requireSame("the caller's tangents after writing into the result's", before, v);
        Case.requireSame("pushforward again", again, push(v));
    }

    private Object[] along(Object[] v, double t) {
        Object[] x = c.program.wrt(c.arguments);
        for (int k = 0; k < x.length; k++) {
            double[] moved = Entries.once(x[k]);
            double[] direction = Entries.once(v[k]);
            for (int i = 0; i < moved.length; i++) moved[i] += t * direction[i];
            x[k] = Entries.with(x[k], moved);
        }
        return x;
    }

    /** Reverse mode is the transpose of forward mode. */
    void transpose() throws Throwable {
        Object[] v = tangents();
        Object seed = c.seed(value);
        double[] jv = Entries.everywhere(push(v));
        double[] jtw = Entries.once(c.program.companion().pullback(c.arguments).apply(seed));
        double[] w = Entries.everywhere(seed);
        double[] direction = flat(v);
        if (Arrays.stream(jv).anyMatch(d -> !Double.isFinite(d))
                || Arrays.stream(jtw).anyMatch(d -> !Double.isFinite(d))) {
            return;
        }
        double bound = c.program.source().directions().bound();
        if (c.program.source().isSingle()) bound = Math.max(bound, SINGLE_BOUND);
        if (isRounding(w, jv, flatOf(jtw, direction), direction)) return;
        GradientReport report = GradientCheck.transpose(w, jv, jtw, direction, bound);
        report.orThrow();
    }

    /** Whether the sums differ by no more than rounding leaves of terms of the value's or the arguments' size that cancel out. */
    private boolean isRounding(double[] w, double[] jv, double[] jtw, double[] v) {
        double size = Arrays.stream(Entries.everywhere(new Object[] {value, c.program.wrt(c.arguments)}))
                .map(Math::abs)
                .max()
                .orElse(0);
        return Math.abs(dot(w, jv) - dot(jtw, v)) <= ROUNDING * size;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] flat(Object[] parts) {
        return Arrays.stream(parts)
                .flatMapToDouble(part -> Arrays.stream(Entries.once(part)))
                .toArray();
    }

    private static double[] flatOf(double[] jtw, double[] direction) {
        if (jtw.length != direction.length) {
            throw new AssertionError("cotangents and tangents share their rows in different ways");
        }
        return jtw;
    }

    /** Rows of tangents may be one array where those of the arguments are not; where only these are, the first place counts. */
    void sharedTangents() throws Throwable {
        Object[] like = c.zeros();
        Object[] shared = Entries.sharingRows(tangents());
        Object[] expected = arranged(like, shared);
        Object again = Entries.copy(push(expected));
        Case.requireSame("pushforward of tangents that share rows", again, push(shared));
        Object[] apart =
                Arrays.stream(like).map(x -> Entries.unshared(x, c.numbers())).toArray();
        expected = arranged(like, apart);
        again = Entries.copy(push(expected));
        Case.requireSame("pushforward of tangents that share no rows", again, push(apart));
    }

    private static Object[] arranged(Object[] like, Object[] tangents) {
        Object[] result = new Object[like.length];
        for (int i = 0; i < like.length; i++) result[i] = Entries.arranged(like[i], Entries.everywhere(tangents[i]));
        return result;
    }

    /** A zero tangent contributes zero, also where a partial derivative is infinite. */
    void zeroTangent() throws Throwable {
        Object[] none = Arrays.stream(c.zeros())
                .map(x -> Entries.with(x, new double[Entries.once(x).length]))
                .toArray();
        for (double d : Entries.everywhere(push(none))) {
            if (d != 0) throw new AssertionError("pushforward of a zero tangent gives " + d);
        }
    }
}
