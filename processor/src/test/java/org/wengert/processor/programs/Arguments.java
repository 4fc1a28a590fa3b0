package org.wengert.processor.programs;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
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
        Class<?> type = method.getParameterTypes()[parameter];
        List<String> alternatives = directions.alternatives().get(name);
        if (alternatives != null) return parsed(alternatives.get(set % alternatives.size()), type);
        if (type.isArray()) return array(type, 0, name, set, random);
        if (type == boolean.class) return (set & 1 << parameter % 3) != 0 || set == 1;
        return number(type, name, random);
    }

    private Object array(Class<?> type, int level, String name, int set, Random random) {
        List<List<Integer>> lengths = directions.lengths().get(name);
        List<Integer> choice = lengths == null ? List.of(LENGTH) : lengths.get(level);
        int length = choice.get(set % choice.size());
        Class<?> element = type.getComponentType();
        Object array = Array.newInstance(element, length);
        for (int i = 0; i < length; i++) {
            Array.set(
                    array,
                    i,
                    element.isArray() ? array(element, level + 1, name, set, random) : number(element, name, random));
        }
        return array;
    }

    private Object number(Class<?> type, String name, Random random) {
        boolean floating = type == double.class || type == float.class;
        double[] range = directions.ranges().getOrDefault(name, floating ? NUMBERS : INTEGERS);
        if (!floating) {
            long integer = (long) range[0] + random.nextInt((int) (range[1] - range[0]) + 1);
            return type == boolean.class ? (Object) random.nextBoolean() : parsed(Long.toString(integer), type);
        }
        double value = range[0] + (range[1] - range[0]) * random.nextDouble();
        return type == double.class ? (Object) value : (Object) (float) value;
    }

    private static Object parsed(String text, Class<?> type) {
        if (type == double.class) return Double.valueOf(text);
        if (type == float.class) return Float.valueOf(text);
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
