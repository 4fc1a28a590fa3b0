package org.wengert.processor.programs;

/**
 * What a program makes besides arrays of primitives: objects that somebody sees, so that each run makes its own. Then its
 * {@code Pullback} allocates as the program itself does.
 */
public enum Allocation {
    /** Texts. The parts of a sum of texts may be joined in more steps than javac joins them in. */
    TEXT(2),
    /** Exceptions, with their stack traces, which name one method more for each that is not put in the place of its call, or that stands for one of the platform's. */
    EXCEPTIONS(1),
    /** What companions of other methods give, as they give it to the program itself; a pullback is made once more for each cotangent. */
    RESULTS(2),
    /** Objects that other code is given, or that are compared with others; arrays in the place of the platform's streams and lists. */
    OBJECTS(2),
    /**
     * Arrays and frames of calls within a recursion, arrays of changing sizes in what is computed again, and what derivatives of other
     * methods hand over.
     */
    RECURSION(Integer.MAX_VALUE),
    /** What a piece of a time loop gives to the next one where it is only run: a state. */
    SNAPSHOTS(Integer.MAX_VALUE),
    /**
     * Arrays that other code is given and gives, which might keep them, or makes for itself: hooks, hand-written pullbacks, in both sweeps;
     * {@code StrictMath} of later platforms.
     */
    HANDED_OUT(Integer.MAX_VALUE);

    private final int times;

    Allocation(int times) {
        this.times = times;
    }

    /** Whether {@code accumulate} allocates too. */
    boolean isOfBothSweeps() {
        return this == HANDED_OUT || this == RECURSION || this == SNAPSHOTS;
    }

    /** How many bytes {@code at} may allocate where the program allocates so many. */
    long allowed(long primal, boolean hasFunctions) {
        if (this == EXCEPTIONS) return hasFunctions ? 2 * primal + 1 : primal * 3 / 2 + 1;
        return times * (primal + 1);
    }
}
