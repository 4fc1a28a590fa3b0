package org.wengert.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The frames that one place of a program takes in one run, in their order. The next run finds them here again, with the arrays that they
 * keep.
 *
 * @param <T> the type of the frames
 */
public final class Frames<T> {
    private final Supplier<T> make;
    private final List<T> frames = new ArrayList<>();
    private int next;

    /** Without any frame yet. */
    public Frames(Supplier<T> make) {
        this.make = make;
    }

    /** Begins a run. */
    public void rewind() {
        next = 0;
    }

    /** The first frame, for places that need no other. */
    public T first() {
        next = 0;
        return next();
    }

    /** The next frame. */
    public T next() {
        if (next == frames.size()) frames.add(make.get());
        return frames.get(next++);
    }
}
