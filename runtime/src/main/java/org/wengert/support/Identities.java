package org.wengert.support;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A map by identity. It keeps its room when it is emptied, so that it can be filled again without allocating. Few keys are looked for
 * one after the other, more by their hash codes (open addressing, linear probing).
 */
final class Identities {
    private static final int FEW = 16;

    private @Nullable Object[] keys = new @Nullable Object[FEW];
    private @Nullable Object[] values = new @Nullable Object[FEW];
    private int size;
    /** One more than the place of a key, by its hash code; of a power of two, at least twice as many as there are keys. */
    private int[] places = new int[0];

    /** The value of a key, null if it has none. */
    @Nullable
    Object get(Object key) {
        int place = size <= FEW ? scanned(key) : places[slot(key)] - 1;
        return place < 0 ? null : values[place];
    }

    /** Maps a key that has no value yet. */
    void put(Object key, Object value) {
        if (size == keys.length) grow();
        keys[size] = key;
        values[size] = value;
        size++;
        if (size == FEW + 1) hashAll();
        else if (size > FEW) places[slot(key)] = size;
    }

    void clear() {
        if (size > FEW) Arrays.fill(places, 0);
        Arrays.fill(keys, 0, size, null);
        Arrays.fill(values, 0, size, null);
        size = 0;
    }

    private int scanned(Object key) {
        int i = size - 1;
        while (i >= 0 && keys[i] != key) i--;
        return i;
    }

    /** Where the key is, or where it may be put. */
    private int slot(Object key) {
        int mask = places.length - 1;
        int hash = System.identityHashCode(key) * 0x9E3779B9;
        int slot = hash >>> 7 & mask;
        while (places[slot] != 0 && keys[places[slot] - 1] != key) slot = slot + 1 & mask;
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
        places = new int[8 * size];
        if (size > FEW) hashAll();
    }

    private void hashAll() {
        for (int i = 0; i < size; i++) places[slot(java.util.Objects.requireNonNull(keys[i]))] = i + 1;
    }
}
