package org.wengert.processor.diagnostics;

/** Where the stages report to. */
@FunctionalInterface
public interface Diagnostics {
    /** Tells the user. */
    void report(Diagnostic diagnostic);
}
