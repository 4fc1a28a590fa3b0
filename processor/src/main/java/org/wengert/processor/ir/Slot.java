package org.wengert.processor.ir;

/**
 * A mutable cell of a function, written by {@link Line.Put} and read by {@link Line.Get}; 0, false or null at first.
 * It carries a value from where it is known to a place that the value itself does not reach. Identity counts.
 */
public final class Slot {
    private final Type type;
    private final String name;

    public Slot(Type type, String name) {
        this.type = type;
        this.name = name;
    }

    public Type type() {
        return type;
    }

    public String name() {
        return name;
    }
}
