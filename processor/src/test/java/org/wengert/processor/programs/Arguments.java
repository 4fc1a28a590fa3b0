package org.wengert.processor.programs;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The sets of arguments with which a program is tested. */
public final class Arguments {
    private static final double[] NUMBERS = {0.2, 1.8};
    private static final double[] INTEGERS = {1, 4};
    private static final int LENGTH = 3;

    private final ProgramSource source;
    private final Directions directions;
    private final Method method;

    private Arguments(ProgramSource source, Method method) {
        this.source = source;
        this.directions = source.directions();
        this.method = method;
    }

    /** The sets that the program gives itself, or as many as its directions say. */
    public static List<Object[]> of(ProgramSource source, Method method) {
        try {
            Method given = method.getDeclaringClass().getDeclaredMethod(source.method() + "Arguments");
            given.setAccessible(true);
            return List.of((Object[][]) given.invoke(null));
        } catch (NoSuchMethodException none) {
            return new Arguments(source, method).sets();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Object[]> sets() {
        List<Object[]> sets = new ArrayList<>();
        for (int set = 0; set < directions.sets(); set++) {
            Random random = new Random(source.companion().hashCode() * 31L + set);
            Object[] arguments = new Object[source.parameters().size()];
            for (int i = 0; i < arguments.length; i++) arguments[i] = argument(i, set, random);
            sets.add(arguments);
        }
        return sets;
    }

    private Object argument(int parameter, int set, Random random) {
        String name = source.parameters().get(parameter);
        Type type = source.isInstance()
                ? parameter == 0 ? method.getDeclaringClass() : method.getGenericParameterTypes()[parameter - 1]
                : method.getGenericParameterTypes()[parameter];
        if (type == boolean.class && !directions.alternatives().containsKey(name))
            return (set & 1 << parameter % 3) != 0 || set == 1;
        return value(type, name, 0, set, random);
    }

    private Object value(Type type, String name, int level, int set, Random random) {
        Class<?> raw = raw(type);
        List<String> alternatives = directions.alternatives().get(name);
        if (alternatives != null && !raw.isArray()) return parsed(alternatives.get(set % alternatives.size()), raw);
        if (raw.isArray() || raw == List.class) return many(type, level, name, set, random);
        if (raw.isSealed() && raw.isInterface()) {
            Class<?>[] permitted = raw.getPermittedSubclasses();
            return value(permitted[(set + level) % permitted.length], name, level, set, random);
        }
        if (raw.isPrimitive() || raw == Double.class || raw == Float.class) return number(raw, name, random);
        return raw == String.class || raw == Object.class ? name : object(type, name, set, random);
    }

    private Object object(Type type, String name, int set, Random random) {
        Class<?> raw = raw(type);
        if (raw.isEnum()) return raw.getEnumConstants()[0];
        Type[] types = Components.types(raw);
        List<String> names = Components.names(raw);
        Object[] components = new Object[types.length];
        for (int i = 0; i < types.length; i++)
            components[i] = value(resolved(types[i], type), name + "." + names.get(i), 0, set, random);
        return Components.make(raw, components);
    }

    /** A component's type, where it is a type parameter of the record. */
    private static Type resolved(Type component, Type owner) {
        if (!(component instanceof TypeVariable<?> variable)) return component;
        int i = List.of(raw(owner).getTypeParameters()).indexOf(variable);
        return ((ParameterizedType) owner).getActualTypeArguments()[i];
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType p) return (Class<?>) p.getRawType();
        if (type instanceof GenericArrayType a)
            return raw(a.getGenericComponentType()).arrayType();
        if (type instanceof TypeVariable<?> variable) return raw(variable.getBounds()[0]);
        return (Class<?>) type;
    }

    private Object many(Type type, int level, String name, int set, Random random) {
        List<List<Integer>> lengths = directions.lengths().get(name);
        List<Integer> choice = lengths == null ? List.of(LENGTH) : lengths.get(level);
        int length = choice.get(set % choice.size());
        if (type instanceof ParameterizedType list) {
            List<Object> elements = new ArrayList<>();
            Type each = list.getActualTypeArguments()[0];
            for (int i = 0; i < length; i++) elements.add(value(each, name, isMany(each) ? level + 1 : i, set, random));
            return elements;
        }
        Type element =
                type instanceof GenericArrayType a ? a.getGenericComponentType() : ((Class<?>) type).getComponentType();
        Object array = Array.newInstance(raw(element), length);
        for (int i = 0; i < length; i++) {
            Array.set(array, i, value(element, name, isMany(element) ? level + 1 : i, set, random));
        }
        return array;
    }

    private static boolean isMany(Type type) {
        return raw(type).isArray() || raw(type) == List.class;
    }

    private Object number(Class<?> type, String name, Random random) {
        boolean floating = type == double.class || type == float.class || type == Double.class || type == Float.class;
        double[] range = range(name, floating ? NUMBERS : INTEGERS);
        if (!floating) {
            long integer = (long) range[0] + random.nextInt((int) (range[1] - range[0]) + 1);
            return type == boolean.class ? (Object) random.nextBoolean() : parsed(Long.toString(integer), type);
        }
        double value = range[0] + (range[1] - range[0]) * random.nextDouble();
        return type == double.class || type == Double.class ? (Object) value : (Object) (float) value;
    }

    /** That of a component, else that of what it belongs to. */
    private double[] range(String name, double[] otherwise) {
        for (String path = name; ; path = path.substring(0, path.lastIndexOf('.'))) {
            if (directions.ranges().containsKey(path))
                return directions.ranges().get(path);
            if (path.indexOf('.') < 0) return otherwise;
        }
    }

    private static Object parsed(String text, Class<?> type) {
        if (type == double.class || type == Double.class) return Double.valueOf(text);
        if (type == float.class || type == Float.class) return Float.valueOf(text);
        if (type == int.class) return Integer.valueOf(text);
        if (type == long.class) return Long.valueOf(text);
        if (type == short.class) return Short.valueOf(text);
        if (type == byte.class) return Byte.valueOf(text);
        if (type == boolean.class) return Boolean.valueOf(text);
        if (type == char.class) return text.charAt(0);
        if (type == String.class) return text;
        for (Object constant : type.getEnumConstants()) if (constant.toString().equals(text)) return constant;
        throw new IllegalArgumentException(text + " is no " + type);
    }
}
