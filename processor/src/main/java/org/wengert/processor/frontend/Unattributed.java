package org.wengert.processor.frontend;

import java.util.List;
import org.wengert.processor.frontend.ShadowErrors.ShadowError;

/**
 * Thrown where a declaration is asked for in which javac has found an error. Javac will report it itself, or another processor will still
 * generate what is missing, so it is nothing to tell the user of.
 */
public final class Unattributed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ShadowError> errors;

    Unattributed(List<ShadowError> errors) {
        super(errors.get(0).message());
        this.errors = List.copyOf(errors);
    }

    /** Whether a class that is yet to be generated may be all that is missing. */
    public boolean isForMissingNames() {
        return errors.stream().allMatch(ShadowError::isMissingName);
    }
}
