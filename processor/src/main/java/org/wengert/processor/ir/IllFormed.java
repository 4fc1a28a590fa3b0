package org.wengert.processor.ir;

/** A function breaks a rule of the IR. */
public final class IllFormed extends IllegalStateException {
    private static final long serialVersionUID = 1;

    IllFormed(String message) {
        super(message);
    }
}
