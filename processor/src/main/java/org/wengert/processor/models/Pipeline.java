package org.wengert.processor.models;

/** What streams have in common. */
public abstract class Pipeline {
    private boolean used;

    /** Notes that what follows takes the elements, which only one may. */
    public final void use() {
        if (used) throw new IllegalStateException("stream has already been operated upon or closed");
        used = true;
    }

    /** Whether the elements can be had by their places, each once and in order. */
    public abstract boolean isIndexed();

    /** How many elements there are, of a stream that is indexed. */
    public int size() {
        throw new IllegalStateException();
    }

    protected static void notNull(Object o) {
        if (o == null) throw new NullPointerException();
    }

    protected static void notNegative(long n) {
        if (n < 0) throw new IllegalArgumentException(Long.toString(n));
    }
}
