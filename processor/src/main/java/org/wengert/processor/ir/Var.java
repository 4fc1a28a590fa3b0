package org.wengert.processor.ir;

/** A value of the Wengert list, assigned once. Two variables are the same only if they are the same object. */
public final class Var implements Atom {
    private final Type type;
    private final String name;

    /**
     * A fresh variable.
     *
     * @param name the user's name for the value, or a name made from one ({@code xBar}); empty for what has none. Need not be unique
     */
    public Var(Type type, String name) {
        this.type = type;
        this.name = name;
    }

    @Override
    public Type type() {
        return type;
    }

    public String name() {
        return name;
    }

    /** A fresh variable of the same type and name. */
    public Var again() {
        return new Var(type, name);
    }

    @Override
    public String toString() {
        return (name.isEmpty() ? "_" : name) + "@" + Integer.toHexString(System.identityHashCode(this));
    }
}
