package org.wengert.support;

import java.util.ArrayList;
import java.util.List;

/**
 * What calls have given in the first of several runs of the same code, in their order: later runs find it here and do not call again. So
 * what these calls do happens once, and all runs see the same random numbers.
 */
public final class Recording {
    private final List<Object> values = new ArrayList<>();
    private boolean isComplete;
    private int next;

    /** Of a run that begins. */
    public Recording() {}

    /** Ends a run; the next one begins. */
    public void rewind() {
        isComplete = true;
        next = 0;
    }

    /** Whether a run has ended, so that all is there. */
    public boolean isComplete() {
        return isComplete;
    }

    /** Adds what a call has given. */
    public void put(Object value) {
        values.add(own(value));
    }

    /** What the next call has given. */
    @SuppressWarnings("unchecked")
    public <T> T get() {
        return (T) own(values.get(next++));
    }

    /** A new array in the place of one that runs may write to. */
    private static Object own(Object value) {
        return value != null && value.getClass().isArray() ? DeepArrays.copy(value) : value;
    }
}
