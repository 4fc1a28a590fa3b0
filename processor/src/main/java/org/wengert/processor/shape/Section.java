package org.wengert.processor.shape;

import org.jspecify.annotations.Nullable;

/**
 * Some entries of an array of any length. They are told apart by how many entries there are before and behind them, up to three.
 *
 * @param entries a bit for each pair of these numbers
 */
record Section(int entries) {
    private static final int MOST = 3;
    static final Section NONE = new Section(0);
    static final Section ALL = new Section(-1 >>> (Integer.SIZE - (MOST + 1) * (MOST + 1)));

    /** All entries but the first few and the last few; null where these are not few. */
    static @Nullable Section without(int first, int last) {
        if (first < 0 || first > MOST || last < 0 || last > MOST) return null;
        return where(first, MOST, last, MOST);
    }

    /** The entry with so many before it; null where these are not few. */
    static @Nullable Section behind(int first) {
        return first < 0 || first >= MOST ? null : where(first, first, 0, MOST);
    }

    /** The entry with so many behind it; null where these are not few. */
    static @Nullable Section before(int last) {
        return last < 0 || last >= MOST ? null : where(0, MOST, last, last);
    }

    private static Section where(int leastBefore, int mostBefore, int leastBehind, int mostBehind) {
        int entries = 0;
        for (int before = leastBefore; before <= mostBefore; before++)
            for (int behind = leastBehind; behind <= mostBehind; behind++)
                entries |= 1 << (before * (MOST + 1) + behind);
        return new Section(entries);
    }

    Section or(Section other) {
        return new Section(entries | other.entries);
    }

    Section minus(Section other) {
        return new Section(entries & ~other.entries);
    }

    Section and(Section other) {
        return new Section(entries & other.entries);
    }

    boolean isIn(Section other) {
        return minus(other).equals(NONE);
    }

    boolean meets(Section other) {
        return (entries & other.entries) != 0;
    }
}
