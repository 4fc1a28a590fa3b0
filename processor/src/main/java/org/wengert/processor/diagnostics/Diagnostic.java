package org.wengert.processor.diagnostics;

import java.util.List;
import org.wengert.processor.ir.Position;

/**
 * One message to the user.
 *
 * @param problem what it is about
 * @param position where
 * @param arguments what the problem's template asks for
 */
public record Diagnostic(Problem problem, Position position, List<Object> arguments) {
    /** Copies the list. */
    public Diagnostic {
        arguments = List.copyOf(arguments);
    }

    /** A diagnostic at a position. */
    public static Diagnostic of(Problem problem, Position position, Object... arguments) {
        return new Diagnostic(problem, position, List.of(arguments));
    }

    /** With a place for one that has none. */
    public Diagnostic orAt(Position other) {
        return position.equals(Position.NONE) ? new Diagnostic(problem, other, arguments) : this;
    }

    /** The text: {@code [Name] what and why. What to do.} */
    public String message() {
        return problem.message(arguments.toArray());
    }
}
