package org.wengert.processor.ir;

import static org.wengert.processor.ir.TypeRules.fits;
import static org.wengert.processor.ir.TypeRules.require;

/** What the lines that make, read and write memory may be given. */
final class MemoryRules {
    private MemoryRules() {}

    static void load(Line.Load line) throws TypeRules.Broken {
        Type element = element(line.array(), line.index());
        Type result = line.result().type();
        require(fits(result, element), "the element is " + element + ", not " + result);
    }

    static void store(Line.Store line) throws TypeRules.Broken {
        fits("the value", element(line.array(), line.index()), line.value());
    }

    static void acc(Line.Acc line) throws TypeRules.Broken {
        Type element = element(line.array(), line.index());
        require(TypeRules.isNumber(element), "the element is " + element + ", not a number");
        fits("the value", element, line.value());
    }

    private static Type element(Atom array, Atom index) throws TypeRules.Broken {
        boolean indexed = array.type() instanceof Type.ArrayOf || array.type() instanceof Type.Tape;
        require(indexed, array.type() + " has no elements");
        fits("the index", Type.INT, index);
        return array.type().element();
    }

    static void create(Line.New line) throws TypeRules.Broken {
        Type type = line.result().type();
        int lengths = line.lengths().size();
        if (type instanceof Type.Tape || type instanceof Type.Reference) {
            require(lengths == 0, type + " has no length");
        } else {
            require(type instanceof Type.ArrayOf, "the result is " + type + ", not an array");
            require(lengths >= 1 && lengths <= type.rank(), lengths + " lengths for " + type);
        }
        for (Atom length : line.lengths()) fits("a length", Type.INT, length);
    }

    static void length(Line.Length line) throws TypeRules.Broken {
        require(line.array().type() instanceof Type.ArrayOf, line.array().type() + " has no length");
        require(
                line.result().type() == Type.INT,
                "a length is not " + line.result().type());
    }

    static void copy(Line.Copy line) throws TypeRules.Broken {
        require(line.source().type() instanceof Type.ArrayOf, line.source().type() + " is not an array");
        alike(line.result(), line.source());
    }

    static void zeros(Line.Zeros line) throws TypeRules.Broken {
        numbers(line.like());
        alike(line.result(), line.like());
    }

    static void addAll(Line.AddAll line) throws TypeRules.Broken {
        numbers(line.into());
        alike(line.into(), line.from());
    }

    static void fill(Line.Fill line) throws TypeRules.Broken {
        numbers(line.array());
    }

    private static void numbers(Atom array) throws TypeRules.Broken {
        require(TypeRules.holdsNumbers(array.type()), array.type() + " is not an array of numbers");
    }

    private static void alike(Atom one, Atom other) throws TypeRules.Broken {
        require(one.type().equals(other.type()), "the arrays are " + one.type() + " and " + other.type());
    }
}
