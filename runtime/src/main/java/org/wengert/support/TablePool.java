package org.wengert.support;

import java.util.ArrayList;
import java.util.List;

/**
 * The tables that one place of a program makes in one run, in their order, as a {@link Pool} has arrays: each with its own storage, which
 * the next run finds again.
 */
public final class TablePool {
    private final List<Tables> tables = new ArrayList<>();
    private int next;

    /** An empty pool. */
    public TablePool() {}

    /** Begins a run. */
    public void rewind() {
        next = 0;
    }

    /** The next table, a deep copy with the same sharing: {@link Tables#copy}. */
    public <T> T copy(T source) {
        return next().copy(source);
    }

    /** The next table, zeros in the shape and with the sharing of another: {@link Tables#zeros}. */
    public <T> T zeros(T like) {
        return next().zeros(like);
    }

    private Tables next() {
        if (next == tables.size()) tables.add(new Tables());
        return tables.get(next++);
    }
}
