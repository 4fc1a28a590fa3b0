package org.wengert.processor.models;

/** What takes the elements of a stream, one by one. */
public abstract class Sink {
    /** Whether it may have had enough before the elements end. */
    public boolean mayEnd() {
        return false;
    }

    /** Whether it has had enough. */
    public boolean hasEnded() {
        return false;
    }
}
