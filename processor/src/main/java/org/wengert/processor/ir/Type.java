package org.wengert.processor.ir;

/** The type of a value. */
public sealed interface Type {

    /** A number or a truth value. */
    enum Primitive implements Type {
        BOOLEAN,
        BYTE,
        SHORT,
        CHAR,
        INT,
        LONG,
        FLOAT,
        DOUBLE;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A Java array. */
    record ArrayOf(Type element) implements Type {
        @Override
        public String toString() {
            return element + "[]";
        }
    }

    /** A growable array that belongs to the sweeps: an index may be stored to before it was there. Starts empty. */
    record Tape(Type element) implements Type {
        @Override
        public String toString() {
            return "tape<" + element + ">";
        }
    }

    /**
     * An object that the IR does not look into.
     *
     * @param name the erased type's canonical name as Java source text, such as {@code java.util.Random}
     */
    record Reference(String name) implements Type {
        @Override
        public String toString() {
            return name;
        }
    }

    Primitive BOOLEAN = Primitive.BOOLEAN;
    Primitive INT = Primitive.INT;
    Primitive LONG = Primitive.LONG;
    Primitive FLOAT = Primitive.FLOAT;
    Primitive DOUBLE = Primitive.DOUBLE;
    Reference STRING = new Reference("java.lang.String");

    static ArrayOf arrayOf(Type element) {
        return new ArrayOf(element);
    }

    /** Whether values of this type carry derivatives themselves. */
    default boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** Whether memory of this type may hold numbers that carry derivatives. */
    default boolean holdsFloating() {
        Type element = this instanceof ArrayOf a ? a.element : this instanceof Tape t ? t.element : null;
        return element != null && (element.isFloating() || element.holdsFloating());
    }

    /** The type of what an array or a tape holds. */
    default Type element() {
        if (this instanceof ArrayOf a) return a.element;
        if (this instanceof Tape t) return t.element;
        throw new IllegalArgumentException(this + " has no elements");
    }

    /** How many dimensions an array has; 0 for what is not one. */
    default int rank() {
        return this instanceof ArrayOf a ? 1 + a.element.rank() : 0;
    }
}
