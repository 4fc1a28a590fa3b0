package org.wengert.support;

import java.util.Arrays;

/** A tape of ints: an array that grows. It has no cursor of its own, so that it can be read again and again. */
public final class IntStack {
    private int[] values = new int[16];

    /** An empty tape. */
    public IntStack() {}

    /** The value that was set last at index {@code i}. */
    public int get(int i) {
        return values[i];
    }

    /** Sets the value at index {@code i}; the array at least doubles where it is too short, and never shrinks. */
    public void set(int i, int value) {
        if (i >= values.length) grow(i);
        values[i] = value;
    }

    private void grow(int i) {
        values = Arrays.copyOf(values, Capacity.beyond(i));
    }
}
