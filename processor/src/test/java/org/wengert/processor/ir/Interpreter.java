package org.wengert.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs functions of the IR on Java values, with Java's semantics bit for bit, and counts what that costs ({@link Costs}).
 *
 * <p>Primitive values are boxed, arrays are Java arrays, which the function writes in place. What the function throws is thrown.
 */
public final class Interpreter {
    /** Results of a run, and the operations it took. */
    public record Outcome(List<@Nullable Object> results, long cost) {
        /** The only result. */
        public @Nullable Object result() {
            if (results.size() != 1) throw new IllegalStateException(results.size() + " results");
            return results.get(0);
        }
    }

    private static final long STEPS = 10_000_000;

    private final long steps;
    private final Members members;

    /** An interpreter that gives up after so many lines, and finds the user's classes by the given loader. */
    public Interpreter(long steps, ClassLoader loader) {
        this.steps = steps;
        this.members = new Members(loader);
    }

    /** Runs a function with the default limit, on the classes of the tests. */
    public static Outcome run(Function function, @Nullable Object... arguments) {
        return new Interpreter(STEPS, Interpreter.class.getClassLoader()).call(function, arguments);
    }

    /**
     * Runs a function.
     *
     * @throws IllegalStateException where it takes more lines than allowed
     */
    public Outcome call(Function function, @Nullable Object... arguments) {
        if (arguments.length != function.parameters().size()) {
            throw new IllegalArgumentException(arguments.length + " arguments for " + function.name());
        }
        Execution execution = new Execution(members, steps);
        return new Outcome(execution.call(function, arguments), execution.cost());
    }
}
