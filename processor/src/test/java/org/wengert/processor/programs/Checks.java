package org.wengert.processor.programs;

import org.jspecify.annotations.Nullable;

/** All checks of a program at one set of arguments. */
public final class Checks {
    private Checks() {}

    /**
     * Runs them.
     *
     * @param program the program
     * @param arguments the arguments
     * @param seed of the random seeds and tangents
     * @param differences compares with finite differences
     * @throws AssertionError at the first that fails
     */
    public static void run(Program program, Object[] arguments, long seed, Differences differences) throws Throwable {
        Case c = new Case(program, arguments, seed);
        Object value = null;
        Throwable thrown = null;
        try {
            value = program.value(arguments);
            program.freeze(arguments);
        } catch (Throwable t) {
            thrown = t;
        }
        if (thrown != null) {
            ExceptionChecks.run(c, thrown);
        } else {
            succeed(c, required(value), differences);
        }
    }

    private static void succeed(Case c, Object value, Differences differences) throws Throwable {
        ReverseChecks reverse = new ReverseChecks(c, value);
        reverse.pullback(differences);
        reverse.scalarMembers();
        reverse.rerun();
        reverse.ownStorage();
        reverse.sharedSeed();
        if (c.program.hasForwardMode()) forward(new ForwardChecks(c, value), differences);
        new StorageChecks(c, value).allocation();
        FurtherChecks further = new FurtherChecks(c, value);
        further.accumulate();
        further.barsOfSharedRows();
        further.shapes();
        if (c.program.isOfNumbers()) further.jacobian();
        if (c.program.isScalar() && c.program.source().order() == 2) further.secondOrder(differences);
    }

    private static void forward(ForwardChecks forward, Differences differences) throws Throwable {
        forward.differences(differences);
        forward.transpose();
        forward.zeroTangent();
        forward.sharedTangents();
    }

    private static Object required(@Nullable Object value) {
        if (value == null) throw new AssertionError("the program returns null");
        return value;
    }
}
