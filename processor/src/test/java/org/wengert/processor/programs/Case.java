package org.wengert.processor.programs;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A program at one set of arguments, with random seeds and tangents. */
final class Case {
    final Program program;
    final Object[] arguments;
    private final Object[] before;
    private final Random random;

    Case(Program program, Object[] arguments, long seed) {
        this.program = program;
        this.arguments = arguments;
        this.before = Entries.copy(arguments);
        this.random = new Random(seed);
    }

    /** The arguments, followed by tangents. */
    Object[] with(Object[] tangents) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + tangents.length);
        System.arraycopy(tangents, 0, all, arguments.length, tangents.length);
        return all;
    }

    /** Entries between −1 and 1 that are exact in single precision. */
    DoubleSupplier numbers() {
        return () -> (random.nextInt(257) - 128) / 128.0;
    }

    /** A seed for a result. */
    Object seed(Object value) {
        return Entries.unshared(tangent(value), numbers());
    }

    /** The zero tangent of what is not null. */
    static Object tangent(Object value) {
        Object tangent = Components.tangent(value);
        if (tangent == null) throw new AssertionError("null has no tangent");
        return tangent;
    }

    /** The zero tangents of the arguments whose derivatives are asked for. */
    Object[] zeros() {
        return Arrays.stream(program.wrt(arguments)).map(Components::tangent).toArray();
    }

    /** The arguments as they were: no companion may change them. */
    void requireUntouched(String by) {
        if (!Entries.identical(arguments, before) || !Entries.sharing(arguments).equals(Entries.sharing(before))) {
            throw new AssertionError(by + " changed the arguments to " + Entries.text(arguments));
        }
    }

    /** Fails unless the two are the same bit for bit. */
    static void requireSame(String what, @Nullable Object expected, @Nullable Object got) {
        if (!Entries.identical(expected, got)) {
            throw new AssertionError(what + ": expected " + Entries.text(expected) + ", got " + Entries.text(got));
        }
    }

    /** Fails unless the numbers agree but for rounding. */
    static void requireClose(String what, Object expected, Object got, double bound) {
        requireClose(what, expected, got, bound, 0);
    }

    /**
     * As {@link #requireClose(String, Object, Object, double)}.
     *
     * @param noise how far they may be apart in any case
     */
    static void requireClose(String what, Object expected, Object got, double bound, double noise) {
        double[] e = Entries.everywhere(expected);
        double[] g = Entries.everywhere(got);
        double largest =
                Arrays.stream(e).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        boolean close = e.length == g.length;
        for (int i = 0; close && i < e.length; i++) {
            close = Double.compare(e[i], g[i]) == 0 || Math.abs(e[i] - g[i]) <= Math.max(bound * largest, noise);
        }
        if (!close) {
            throw new AssertionError(what + ": expected " + Entries.text(expected) + ", got " + Entries.text(got));
        }
    }

    /** Fails unless two values have the same shape, null rows and sharing included. */
    static void requireShape(String what, Object[] expected, Object[] got) {
        for (int i = 0; i < expected.length; i++) {
            Object tangent = Components.tangent(expected[i]);
            boolean same = tangent == null || got[i] == null
                    ? tangent == got[i]
                    : (tangent.getClass() == got[i].getClass() || tangent instanceof List && got[i] instanceof List)
                            && Entries.sharing(tangent).equals(Entries.sharing(got[i]));
            if (!same) {
                throw new AssertionError(what + ": the shape of " + Entries.text(got[i]) + " is not that of "
                        + Entries.text(expected[i]));
            }
        }
    }

    /** The primal's value where the arguments that are differentiated are those of {@code wrt}; null where it throws. */
    @Nullable
    Object valueAt(Object[] wrt) {
        try {
            return program.valueForDifferences(program.withWrt(arguments, wrt));
        } catch (Throwable outOfDomain) {
            return null;
        }
    }

    /** {@code ⟨seed, value⟩} where entry {@code i} of argument {@code k} is moved by {@code t}. */
    double weighted(double[] seed, int k, double[] moved) {
        Object[] wrt = program.wrt(arguments);
        wrt[k] = Entries.with(wrt[k], moved);
        return dot(seed, valueAt(wrt));
    }

    /** {@code ⟨seed, value⟩}, NaN where the shapes differ. */
    static double dot(double[] seed, @Nullable Object value) {
        double[] y = Entries.everywhere(value);
        if (y.length != seed.length) return Double.NaN;
        double sum = 0;
        for (int i = 0; i < y.length; i++) if (seed[i] != 0) sum += seed[i] * y[i];
        return sum;
    }
}
