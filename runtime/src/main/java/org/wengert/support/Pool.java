package org.wengert.support;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that one place of a program makes in one run, in their order. The next run finds them here again, and makes new ones only
 * where their lengths are others.
 *
 * @param <T> the type of the arrays
 */
public final class Pool<T> {
    private final Class<?> component;
    private @Nullable Object[] arrays = new @Nullable Object[4];
    private int next;

    /**
     * An empty pool.
     *
     * @param component what the arrays are of
     */
    public Pool(Class<?> component) {
        this.component = component;
    }

    /** Begins a run. */
    public void rewind() {
        next = 0;
    }

    /** The next array, of zeros. */
    public T zeros(int length) {
        Object kept = next();
        if (!AnyRank.hasLength(kept, length)) return keep(Array.newInstance(component, length));
        AnyRank.clear(kept);
        return keep(kept);
    }

    /** The next array, a table of zeros whose rows are never exchanged. */
    public T zeros(int length, int width) {
        Object kept = next();
        if (!(kept instanceof Object[] table) || !AnyRank.isTable(table, length, width))
            return keep(Array.newInstance(component.getComponentType(), length, width));
        for (Object row : table) AnyRank.clear(row);
        return keep(kept);
    }

    /** The next array, with any entries. */
    public T room(int length) {
        Object kept = next();
        return keep(AnyRank.hasLength(kept, length) ? kept : Array.newInstance(component, length));
    }

    /** The next array, a copy. */
    public T copy(T source) {
        int length = Array.getLength(source);
        T copy = room(length);
        System.arraycopy(source, 0, copy, 0, length);
        return copy;
    }

    private @Nullable Object next() {
        return next < arrays.length ? arrays[next] : null;
    }

    @SuppressWarnings("unchecked")
    private T keep(Object array) {
        if (next == arrays.length) arrays = Arrays.copyOf(arrays, Capacity.beyond(next));
        arrays[next++] = array;
        return (T) array;
    }
}
