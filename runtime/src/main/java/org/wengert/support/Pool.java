package org.wengert.support;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that one place of a program makes in one run, in their order. The next run finds them here again, and makes new ones only
 * where those do not fit.
 *
 * @param <T> the type of the arrays
 */
public final class Pool<T> {
    private @Nullable Object[] arrays = new @Nullable Object[4];
    private int next;

    /** An empty pool. */
    public Pool() {}

    /** Begins a run. */
    public void rewind() {
        next = 0;
    }

    /** The array that was here in the last run; null if none was. */
    @SuppressWarnings("unchecked")
    public T next() {
        return next < arrays.length ? (T) arrays[next] : null;
    }

    /** Puts an array in the place of {@link #next}, goes on to the place behind it and returns the array. */
    public T keep(T array) {
        if (next == arrays.length) arrays = Arrays.copyOf(arrays, Capacity.beyond(next));
        arrays[next++] = array;
        return array;
    }
}
