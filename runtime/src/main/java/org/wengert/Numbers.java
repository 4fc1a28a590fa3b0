package org.wengert;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vector that is read or written from its beginning on, and what was made of its entries so far. */
final class Numbers {
    private final double[] entries;
    private int next;
    private final Map<Shape, @Nullable Object> made = new IdentityHashMap<>();

    Numbers(double[] entries) {
        this.entries = entries;
    }

    double next() {
        return entries[next++];
    }

    void next(double entry) {
        entries[next++] = entry;
    }

    double[] all() {
        return entries;
    }

    /** Remembers what was made for a shape that may stand at several places. */
    <T extends @Nullable Object> T made(Shape shape, T value) {
        made.put(shape, value);
        return value;
    }

    @Nullable
    Object made(Shape shape) {
        return made.get(shape);
    }
}
