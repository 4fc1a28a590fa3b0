package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * How a value of one of the user's types stands in a function whose parameters and results are numbers, arrays of these and references:
 * it is spread over several of them. {@link #types()} says of which types, and so defines the order of flattened parameters and
 * results:
 *
 * <ul>
 *   <li>a {@link Leaf} is one value;
 *   <li>a {@link Struct} is the object itself, if it is wanted, and then its components in the order of their declaration, each spread
 *       in turn;
 *   <li>a {@link OneOf} is an {@code int}, the number of the alternative, the object itself, if it is wanted, and then the components of
 *       the first alternative, of the second, …; those of the alternatives that it is not are zeros;
 *   <li>an {@link ArrayOf} has, for each value of its element, an array of these, all of one length: an array of points is the array
 *       itself, an array of their x and one of their y;
 *   <li>a {@link ListOf} is the list itself, if it is wanted, and then the same as an array of its elements.
 * </ul>
 *
 * <p>A function's parameters are those of the first parameter's layout, of the second's and so on; its results those of the result's.
 * The objects themselves are there for what needs a reference: printing, comparing by identity, calls of methods whose source is not in
 * sight. As results they are what the primal would have returned. No object is {@code null}, but leaves may be.
 */
public sealed interface Layout {
    /** The types of the values that it is spread over, in their order. */
    List<Type> types();

    /** A value that is not spread: a number, an array of numbers, an object that carries no derivative. */
    record Leaf(Type type) implements Layout {
        @Override
        public List<Type> types() {
            return List.of(type);
        }
    }

    /**
     * An object of a known class.
     *
     * @param hasItself whether the object itself is among the values; always so of parameters and of elements, but where a method is
     *     called by another that is differentiated. An element without itself is not null
     */
    record Struct(Type.Reference type, boolean hasItself, List<Component> components) implements Layout {
        public Struct {
            components = List.copyOf(components);
        }

        @Override
        public List<Type> types() {
            List<Type> all = new ArrayList<>();
            if (hasItself) all.add(type);
            all.addAll(componentTypes());
            return all;
        }

        private List<Type> componentTypes() {
            return components.stream().flatMap(c -> c.layout.types().stream()).toList();
        }
    }

    /**
     * A component of a record, or a field of a class.
     *
     * @param name its name
     * @param isAccessor whether it is read by a method of that name; else as a field
     */
    record Component(String name, boolean isAccessor, Layout layout) {}

    /**
     * An object of one of several classes, all that a sealed type permits.
     *
     * @param hasItself whether the object itself is among the values
     */
    record OneOf(Type.Reference type, boolean hasItself, List<Struct> alternatives) implements Layout {
        public OneOf {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public List<Type> types() {
            List<Type> all = new ArrayList<>();
            all.add(Type.INT);
            if (hasItself) all.add(type);
            for (Struct s : alternatives) all.addAll(s.componentTypes());
            return all;
        }
    }

    /** An array of objects. Arrays of numbers are leaves. */
    record ArrayOf(Layout element) implements Layout {
        @Override
        public List<Type> types() {
            return element.types().stream().<Type>map(Type::arrayOf).toList();
        }
    }

    /** A list, which is only read. */
    record ListOf(Type.Reference type, boolean hasItself, Layout element) implements Layout {
        @Override
        public List<Type> types() {
            List<Type> all = new ArrayList<>();
            if (hasItself) all.add(type);
            for (Type t : element.types()) all.add(Type.arrayOf(t));
            return all;
        }
    }
}
