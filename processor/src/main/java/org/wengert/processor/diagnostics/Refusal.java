package org.wengert.processor.diagnostics;

import org.wengert.processor.ir.Position;

/** Thrown by a stage to give up on one method, for the reason that it carries. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    /** Gives up for this reason. */
    public Refusal(Diagnostic diagnostic) {
        super(diagnostic.message());
        this.diagnostic = diagnostic;
    }

    /** Gives up for this reason. */
    public Refusal(Problem problem, Position position, Object... arguments) {
        this(Diagnostic.of(problem, position, arguments));
    }

    /** The reason. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
