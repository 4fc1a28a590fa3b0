package org.wengert.support;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.NonDifferentiable;

/** Finds the rows that stand at several places of a table. An object of it is to be asked for the indices in order, from 0. */
public final class FirstPlaces {
    /** Up to so many rows a scan of the references is cheaper than a map. */
    private static final int SCANNED = 64;

    private final @Nullable Object[] rows;
    private final @Nullable Map<Object, Integer> seen;

    FirstPlaces(@Nullable Object[] rows) {
        this.rows = rows;
        this.seen = rows.length <= SCANNED ? null : new IdentityHashMap<>(rows.length);
    }

    /**
     * For each row the first index at which it stands.
     *
     * @param rows arrays, or null
     */
    @NonDifferentiable
    public static int[] indices(Object[] rows) {
        FirstPlaces places = new FirstPlaces(rows);
        int[] first = new int[rows.length];
        for (int i = 0; i < first.length; i++) first[i] = places.of(i);
        return first;
    }

    /** The first index of the row that stands at index {@code i}, where it is not null. */
    int of(int i) {
        if (seen != null) {
            Integer first = seen.putIfAbsent(rows[i], i);
            return first == null ? i : first;
        }
        int j = 0;
        while (rows[j] != rows[i]) j++;
        return j;
    }
}
