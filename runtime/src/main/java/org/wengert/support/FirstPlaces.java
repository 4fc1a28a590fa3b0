package org.wengert.support;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the rows that stand at several places of a table. To be asked for the indices in order, from 0. */
final class FirstPlaces {
    /** Up to so many rows a scan of the references is cheaper than a map. */
    private static final int SCANNED = 64;

    private final @Nullable Object[] rows;
    private final @Nullable Map<Object, Integer> seen;

    FirstPlaces(@Nullable Object[] rows) {
        this.rows = rows;
        this.seen = rows.length <= SCANNED ? null : new IdentityHashMap<>(rows.length);
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
