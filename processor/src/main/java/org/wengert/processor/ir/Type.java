package org.wengert.processor.ir;

import java.util.Locale;

/** The type of a value. */
// No default methods: they would let the constants be read, as null, while Primitive is being initialised.
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
        public boolean isFloating() {
            return this == FLOAT || this == DOUBLE;
        }

        @Override
        public boolean holdsFloating() {
            return false;
        }

        @Override
        public Type element() {
            throw new IllegalArgumentException(this + " has no elements");
        }

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A Java array. */
    record ArrayOf(Type element) implements Type {
        @Override
        public boolean isFloating() {
            return false;
        }

        @Override
        public boolean holdsFloating() {
            return element.isFloating() || element.holdsFloating();
        }

        @Override
        public int rank() {
            return 1 + element.rank();
        }

        @Override
        public String toString() {
            return element + "[]";
        }
    }

    /** A growable array that belongs to the sweeps: an index may be stored to before it was there. Starts empty. */
    record Tape(Type element) implements Type {
        @Override
        public boolean isFloating() {
            return false;
        }

        @Override
        public boolean holdsFloating() {
            return element.isFloating() || element.holdsFloating();
        }

        @Override
        public int rank() {
            return 0;
        }

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
        public boolean isFloating() {
            return false;
        }

        @Override
        public boolean holdsFloating() {
            return false;
        }

        @Override
        public Type element() {
            throw new IllegalArgumentException(this + " has no elements");
        }

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What an object of a library holds that is its own tangent: numbers that only rules reach. A variable of such a class is an array
     * of one of these, its holder: what a rule overwrites is replaced in it. Nobody changes such an object itself but calls without
     * rules, to which no holder of an active one is given.
     *
     * @param name the erased class's canonical name
     * @param rule that of the class that is marked {@code TangentOf}
     */
    record Content(String name, String rule) implements Type {
        @Override
        public boolean isFloating() {
            return true;
        }

        @Override
        public boolean holdsFloating() {
            return false;
        }

        @Override
        public Type element() {
            throw new IllegalArgumentException(this + " has no elements");
        }

        @Override
        public int rank() {
            return 0;
        }

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

    /** Whether it is an array, of any depth, of primitive values. */
    static boolean isOfPrimitives(Type type) {
        Type t = type;
        while (t instanceof ArrayOf) t = t.element();
        return type instanceof ArrayOf && t instanceof Primitive;
    }

    /** Whether a variable of this type stands for an object of a library. */
    static boolean isHolder(Type type) {
        return type instanceof ArrayOf a && a.element() instanceof Content;
    }

    static ArrayOf arrayOf(Type element) {
        return new ArrayOf(element);
    }

    /** Whether values of this type carry derivatives themselves. */
    boolean isFloating();

    /** Whether memory of this type may hold numbers that carry derivatives. */
    boolean holdsFloating();

    /** The type of what an array or a tape holds. */
    Type element();

    /** How many dimensions an array has; 0 for what is not one. */
    int rank();
}
