package org.wengert.processor.models;

import java.util.Arrays;

/** Numbers that come one by one. */
public final class Ints {
    private int[] all = new int[16];
    private int size;

    public void add(int x) {
        if (size == all.length) all = Arrays.copyOf(all, 2 * size);
        all[size] = x;
        size++;
    }

    public int[] toArray() {
        return Arrays.copyOf(all, size);
    }
}
