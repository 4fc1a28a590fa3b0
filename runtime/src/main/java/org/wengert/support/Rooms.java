package org.wengert.support;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Arrays of several types, in the order in which they were made: the storage of {@link Tables}. */
final class Rooms {
    private @Nullable Object[] arrays = new @Nullable Object[4];
    private int next;

    void rewind() {
        next = 0;
    }

    /** An array of the type and length of another, with any entries. */
    Object room(Object like) {
        if (next == arrays.length) arrays = Arrays.copyOf(arrays, Capacity.beyond(next));
        Object kept = arrays[next];
        int length = Array.getLength(like);
        if (kept == null || kept.getClass() != like.getClass() || Array.getLength(kept) != length)
            kept = Array.newInstance(like.getClass().getComponentType(), length);
        arrays[next++] = kept;
        return kept;
    }
}
