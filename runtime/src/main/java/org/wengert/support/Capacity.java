package org.wengert.support;

/** How the tapes grow. */
final class Capacity {
    /** The longest array that every virtual machine can allocate. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private Capacity() {}

    /** At least twice index {@code i}, as far as arrays reach. A full tape has {@code i} entries, so it doubles. */
    static int beyond(int i) {
        if (i >= LONGEST) throw new OutOfMemoryError("a tape of more than " + LONGEST + " values");
        return (int) Math.min(LONGEST, Math.max(16, 2L * i));
    }
}
