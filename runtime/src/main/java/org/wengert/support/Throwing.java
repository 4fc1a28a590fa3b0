package org.wengert.support;

/** Throws on what has been caught. */
public final class Throwing {
    private Throwing() {}

    /**
     * Throws any exception as it is, without declaring it: for one that was caught and that the method around it may throw.
     *
     * @return nothing: it is there to be thrown, so that the compiler knows that the way ends
     */
    public static RuntimeException unchecked(Throwable exception) {
        throw Throwing.<RuntimeException>as(exception);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E as(Throwable exception) throws E {
        throw (E) exception;
    }
}
