package org.wengert.processor.programs;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.programs.Companion.Pullback;

/** What the primal throws comes out of the companion, and leaves a {@code Pullback} usable. */
final class ExceptionChecks {
    private ExceptionChecks() {}

    private interface Action {
        void run() throws Throwable;
    }

    static void run(Case c, Throwable expected) throws Throwable {
        Companion companion = c.program.companion();
        require("pullback", expected, () -> companion.pullback(c.arguments));
        c.requireUntouched("pullback");
        if (c.program.isScalar()) {
            require("gradient", expected, () -> companion.call("gradient", c.arguments));
            require("valueAndGradient", expected, () -> companion.call("valueAndGradient", c.arguments));
        }
        Object[] tangents = Components.tangents(c.program.wrt(c.arguments));
        Object[] all = c.with(tangents);
        require("pushforward", expected, () -> companion.call("pushforward", all));
        c.requireUntouched("the companion");
        stillUsable(c, expected);
    }

    /** After an exception the same {@code Pullback} works at the sets of arguments at which the primal returns. */
    private static void stillUsable(Case c, Throwable expected) throws Throwable {
        Companion companion = c.program.companion();
        for (Object[] others : Arguments.of(c.program.source(), c.program.method())) {
            Object value = valueOrNull(c, others);
            if (value == null) continue;
            Pullback fresh = companion.pullback(others);
            Pullback pullback = companion.pullback(others);
            require("at", expected, () -> pullback.at(c.arguments));
            pullback.at(others);
            Case.requireSame("value after an exception", value, pullback.value());
            Object seed = c.seed(value);
            Case.requireSame("apply after an exception", fresh.apply(seed), pullback.apply(seed));
        }
    }

    private static @Nullable Object valueOrNull(Case c, Object[] arguments) {
        try {
            return c.program.value(arguments);
        } catch (Throwable thrown) {
            return null;
        }
    }

    private static void require(String member, Throwable expected, Action action) {
        try {
            action.run();
        } catch (Throwable got) {
            // The JVM's text about a null pointer names local variables.
            boolean same = got.getClass() == expected.getClass()
                    && (got instanceof NullPointerException || Objects.equals(got.getMessage(), expected.getMessage()));
            if (!same) throw new AssertionError(member + ": expected " + expected + ", got " + got, got);
            return;
        }
        throw new AssertionError(member + " does not throw " + expected);
    }
}
