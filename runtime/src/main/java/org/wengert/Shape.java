package org.wengert;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the floating-point numbers of a value are: of a number, an array of any rank, a record, an object of a differentiable class, a list, nested in each other. So a value
 * is read as a vector, and values and tangents are made from vectors.
 *
 * <p>What holds no such numbers is constant: an integer, a text, an object of any other class.
 */
interface Shape {
    /** The shape of an argument, of which a part that stands at several places counts once, at the first. */
    static Shape of(@Nullable Object value) {
        return of(value, new IdentityHashMap<>());
    }

    /** The shape of a result, of which a part that stands at several places counts at each: a seed may differ there. */
    static Shape ofResult(@Nullable Object value) {
        return of(value, null);
    }

    private static Shape of(@Nullable Object value, @Nullable Map<Object, Shape> known) {
        if (value instanceof Double) return new Single(false);
        if (value instanceof Float) return new Single(true);
        if (value == null || value instanceof Number) return new Constant(value);
        Shape first = known == null ? null : known.get(value);
        if (first != null) return new Again(first);
        Shape shape = ofNew(value, known);
        if (known != null) known.put(value, shape);
        return shape;
    }

    private static Shape ofNew(Object value, @Nullable Map<Object, Shape> known) {
        if (value instanceof double[] || value instanceof float[])
            return new Row(Array.getLength(value), value.getClass());
        if (value instanceof Object[] array) return new Parts(parts(Arrays.asList(array), known), value.getClass());
        if (value instanceof List<?> list) return new Parts(parts(list, known), List.class);
        if (!Structure.isOf(value)) return new Constant(value);
        Map<String, Shape> components = new LinkedHashMap<>();
        Structure.components(value).forEach((name, component) -> components.put(name, of(component, known)));
        return new Components(components, value.getClass());
    }

    private static List<Shape> parts(List<?> values, @Nullable Map<Object, Shape> known) {
        List<Shape> parts = new ArrayList<>();
        for (Object value : values) parts.add(of(value, known));
        return parts;
    }

    /** How many numbers there are. */
    int size();

    /** Appends the names of the numbers of the value that is called {@code name}: {@code x[2][0]}, {@code layer.weights[3]}. */
    void names(String name, List<String> into);

    /** Whether any number is in single precision. */
    boolean isSingle();

    /** Whether values are arrays. */
    default boolean isArray() {
        return false;
    }

    /** Whether values are records. */
    default boolean isRecord() {
        return false;
    }

    /** Reads the numbers of a value, a tangent or a cotangent of this shape. */
    void read(@Nullable Object from, Numbers into);

    /**
     * Makes a value of this shape, with the constants and the sharing of the original.
     *
     * @param type the type of a tangent, which for a record is another record; null for the type of the original
     */
    @Nullable
    Object write(@Nullable Type type, Numbers from);

    /** The numbers of a value, a tangent or a cotangent of this shape. */
    default double[] entries(@Nullable Object value) {
        Numbers numbers = new Numbers(new double[size()]);
        read(value, numbers);
        return numbers.all();
    }

    /** One number. */
    record Single(boolean isSingle) implements Shape {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void names(String name, List<String> into) {
            into.add(name);
        }

        @Override
        public void read(@Nullable Object from, Numbers into) {
            ShapeMismatch.requireKind(from instanceof Double || from instanceof Float, "a number", from);
            into.next(((Number) from).doubleValue());
        }

        @Override
        public Object write(@Nullable Type type, Numbers from) {
            return isSingle ? (Object) (float) from.next() : (Object) from.next();
        }
    }

    /** An array of {@code double} or {@code float}. */
    record Row(int size, Class<?> type) implements Shape {
        @Override
        public void names(String name, List<String> into) {
            for (int i = 0; i < size; i++) into.add(name + "[" + i + "]");
        }

        @Override
        public boolean isSingle() {
            return type == float[].class;
        }

        @Override
        public boolean isArray() {
            return true;
        }

        @Override
        public void read(@Nullable Object from, Numbers into) {
            ShapeMismatch.requireKind(type.isInstance(from), type.getSimpleName(), from);
            ShapeMismatch.requireLength(size, Array.getLength(from));
            for (int i = 0; i < size; i++) into.next(Array.getDouble(from, i));
        }

        @Override
        public Object write(@Nullable Type declared, Numbers from) {
            Object row = from.made(this, Array.newInstance(type.getComponentType(), size));
            for (int i = 0; i < size; i++) {
                if (row instanceof float[] entries) entries[i] = (float) from.next();
                else Array.setDouble(row, i, from.next());
            }
            return row;
        }
    }

    /** An array of references, or a list. */
    record Parts(List<Shape> parts, Class<?> type) implements Shape {
        @Override
        public int size() {
            return parts.stream().mapToInt(Shape::size).sum();
        }

        @Override
        public void names(String name, List<String> into) {
            for (int i = 0; i < parts.size(); i++) parts.get(i).names(name + "[" + i + "]", into);
        }

        @Override
        public boolean isSingle() {
            return parts.stream().anyMatch(Shape::isSingle);
        }

        @Override
        public boolean isArray() {
            return type.isArray();
        }

        @Override
        public void read(@Nullable Object from, Numbers into) {
            ShapeMismatch.requireKind(
                    isArray() ? from instanceof Object[] : from instanceof List, type.getSimpleName(), from);
            List<?> given = from instanceof Object[] array ? Arrays.asList(array) : (List<?>) from;
            ShapeMismatch.requireLength(parts.size(), given.size());
            for (int i = 0; i < parts.size(); i++) parts.get(i).read(given.get(i), into);
        }

        @Override
        public Object write(@Nullable Type declared, Numbers from) {
            Type element = declared == null ? null : Types.element(declared);
            if (!isArray()) {
                List<@Nullable Object> list = from.made(this, new ArrayList<>());
                for (Shape part : parts) list.add(part.write(element, from));
                return list;
            }
            Class<?> component = element == null ? type.getComponentType() : Types.raw(element);
            Object array = from.made(this, Array.newInstance(component, parts.size()));
            for (int i = 0; i < parts.size(); i++)
                Array.set(array, i, parts.get(i).write(element, from));
            return array;
        }
    }

    /** A record or an object. Its tangent has the components with numbers only. */
    record Components(Map<String, Shape> components, Class<?> type) implements Shape {
        @Override
        public int size() {
            return components.values().stream().mapToInt(Shape::size).sum();
        }

        @Override
        public void names(String name, List<String> into) {
            components.forEach((component, shape) -> shape.names(name + "." + component, into));
        }

        @Override
        public boolean isSingle() {
            return components.values().stream().anyMatch(Shape::isSingle);
        }

        @Override
        public boolean isRecord() {
            return true;
        }

        @Override
        public void read(@Nullable Object from, Numbers into) {
            ShapeMismatch.requireKind(from instanceof Record || type.isInstance(from), "a record", from);
            components.forEach((component, shape) -> {
                if (shape.size() > 0) shape.read(Structure.component(from, component), into);
            });
        }

        @Override
        public Object write(@Nullable Type declared, Numbers from) {
            Class<?> made = declared == null ? type : Types.tangent(type, declared);
            List<String> names = Structure.names(made);
            List<Type> types = Structure.types(made);
            @Nullable Object[] values = new @Nullable Object[names.size()];
            for (int i = 0; i < values.length; i++) {
                Shape shape = components.get(names.get(i));
                ShapeMismatch.requireKind(shape != null, "components of " + type.getSimpleName(), made);
                values[i] = shape.write(made == type ? null : types.get(i), from);
            }
            return from.made(this, Structure.make(made, values));
        }
    }

    /** A part that has been before. */
    record Again(Shape first) implements Shape {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public void names(String name, List<String> into) {}

        @Override
        public boolean isSingle() {
            return false;
        }

        @Override
        public void read(@Nullable Object from, Numbers into) {}

        @Override
        public @Nullable Object write(@Nullable Type declared, Numbers from) {
            return from.made(first);
        }
    }

    /** A value without floating-point numbers. Arrays are copied, since the function may write to them. */
    record Constant(@Nullable Object value) implements Shape {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public void names(String name, List<String> into) {}

        @Override
        public boolean isSingle() {
            return false;
        }

        @Override
        public void read(@Nullable Object from, Numbers into) {
            if (value == null) ShapeMismatch.requireKind(from == null, "null", from);
        }

        @Override
        public @Nullable Object write(@Nullable Type declared, Numbers from) {
            if (value instanceof Enum<?> one
                    && declared != null
                    && Types.raw(declared).isSealed())
                return Structure.make(Types.tangent(one.getDeclaringClass(), declared), new Object[0]);
            if (value == null || !value.getClass().isArray()) return from.made(this, value);
            int length = Array.getLength(value);
            Object copy = from.made(this, Array.newInstance(value.getClass().getComponentType(), length));
            System.arraycopy(value, 0, copy, 0, length);
            return copy;
        }
    }
}
