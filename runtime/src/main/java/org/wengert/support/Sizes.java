package org.wengert.support;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An array that one place of a program makes again and again, of changing lengths, and never needs two of: for each length there is one.
 *
 * @param <T> the type of the arrays
 */
public final class Sizes<T> {
    private final Class<?> component;
    private @Nullable Object[] arrays = new @Nullable Object[4];
    private int size;
    /** Where the search begins: lengths often come again in the same order. */
    private int next;

    /**
     * Without any array yet.
     *
     * @param component what the arrays are of
     */
    public Sizes(Class<?> component) {
        this.component = component;
    }

    /** Zeros. */
    public T zeros(int length) {
        Object kept = find(length);
        if (kept == null) return keep(Array.newInstance(component, length));
        AnyRank.clear(kept);
        return array(kept);
    }

    /** Any entries. */
    public T room(int length) {
        Object kept = find(length);
        return kept == null ? keep(Array.newInstance(component, length)) : array(kept);
    }

    /** A copy. */
    public T copy(T source) {
        int length = Array.getLength(source);
        T copy = room(length);
        System.arraycopy(source, 0, copy, 0, length);
        return copy;
    }

    /** A table of zeros, whose rows are never exchanged. */
    public T zeros(int length, int width) {
        for (int i = 0; i < size; i++) {
            Object kept = arrays[i];
            if (kept instanceof Object[] table && AnyRank.isTable(table, length, width)) {
                for (Object row : table) AnyRank.clear(row);
                return array(kept);
            }
        }
        return keep(Array.newInstance(component.getComponentType(), length, width));
    }

    private @Nullable Object find(int length) {
        for (int i = 0; i < size; i++) {
            if (next >= size) next = 0;
            Object kept = arrays[next++];
            if (AnyRank.hasLength(kept, length)) return kept;
        }
        return null;
    }

    private T keep(Object array) {
        if (size == arrays.length) arrays = Arrays.copyOf(arrays, Capacity.beyond(size));
        arrays[size++] = array;
        return array(array);
    }

    @SuppressWarnings("unchecked")
    private T array(Object kept) {
        return (T) kept;
    }
}
