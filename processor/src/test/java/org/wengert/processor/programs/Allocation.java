package org.wengert.processor.programs;

/**
 * What a program makes besides arrays of primitives: objects that somebody sees, so that each run makes its own. Then its
 * {@code Pullback} allocates as the program itself does.
 */
public enum Allocation {
    /** Texts. The parts of a sum of texts may be joined in more steps than javac joins them in. */
    TEXT(2),
    /** Exceptions, with their stack traces. */
    EXCEPTIONS(1),
    /** Objects that other code is given, or that are compared with others; arrays in the place of the platform's streams and lists. */
    OBJECTS(2),
    /**
     * Arrays that other code is given and gives, which might keep them, or makes for itself: hooks, hand-written pullbacks, in both sweeps;
     * {@code StrictMath} of later platforms.
     */
    HANDED_OUT(Integer.MAX_VALUE);

    private final int times;

    Allocation(int times) {
        this.times = times;
    }

    /** How many bytes {@code at} may allocate where the program allocates so many. */
    long allowed(long primal) {
        return times * (primal + 1);
    }
}
