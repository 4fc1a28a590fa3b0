package org.wengert.support;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A tape of references: an array that grows. It has no cursor of its own, so that it can be read again and again.
 *
 * @param <T> the type of the references
 */
public final class ReferenceStack<T> {
    private @Nullable Object[] values = new @Nullable Object[16];

    /** An empty tape. */
    public ReferenceStack() {}

    /** The reference that was set last at index {@code i}. */
    @SuppressWarnings("unchecked")
    public T get(int i) {
        return (T) values[i];
    }

    /** Sets the reference at index {@code i}; the array at least doubles where it is too short, and never shrinks. */
    public void set(int i, T value) {
        if (i >= values.length) grow(i);
        values[i] = value;
    }

    private void grow(int i) {
        values = Arrays.copyOf(values, Capacity.beyond(i));
    }
}
