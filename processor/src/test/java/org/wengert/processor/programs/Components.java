package org.wengert.processor.programs;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records, and objects of classes that have tangents, by their components. */
final class Components {
    private Components() {}

    /** Whether it is taken apart: a record, or an object of a class of the corpus that has a constructor for its fields. */
    static boolean isTaken(@Nullable Object value) {
        return value instanceof Record || value != null && isTaken(value.getClass());
    }

    private static boolean isTaken(Class<?> type) {
        boolean isOfCorpus = type.getPackageName().equals("programs") && !type.isArray() && !type.isSynthetic();
        return isOfCorpus
                && !type.isEnum()
                && Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(c -> Arrays.equals(c.getParameterTypes(), fieldTypes(type)));
    }

    private static Class<?>[] fieldTypes(Class<?> type) {
        return fields(type).stream().map(Field::getType).toArray(Class<?>[]::new);
    }

    /** The values of the components, in order. */
    static Object[] components(Object value) {
        List<Object> values = new ArrayList<>();
        try {
            if (value instanceof Record) {
                for (RecordComponent c : value.getClass().getRecordComponents())
                    values.add(read(c.getAccessor(), value));
            } else {
                for (Field f : fields(value.getClass()))
                    values.add(accessible(f).get(value));
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return values.toArray();
    }

    private static Object read(Method accessor, Object value) throws ReflectiveOperationException {
        return accessible(accessor).invoke(value);
    }

    private static <A extends AccessibleObject> A accessible(A member) {
        member.setAccessible(true);
        return member;
    }

    private static List<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(f -> !Modifier.isStatic(f.getModifiers()))
                .toList();
    }

    /** What a list, a record or an array of objects has inside; null of anything else. */
    static Object @Nullable [] parts(@Nullable Object value) {
        if (value instanceof List<?> list) return list.toArray();
        if (value instanceof Object[] array) return array;
        return value != null && isTaken(value) ? components(value) : null;
    }

    /** The same with another part. */
    static Object withPart(Object value, int index, @Nullable Object part) {
        @Nullable Object[] parts = parts(value).clone();
        if (value instanceof Object[]) {
            Array.set(parts, index, part);
            return parts;
        }
        parts[index] = part;
        return value instanceof List ? Arrays.asList(parts) : make(value.getClass(), parts);
    }

    /** The names of the components. */
    static List<String> names(Class<?> type) {
        if (!type.isRecord()) return fields(type).stream().map(Field::getName).toList();
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** The types of the components. */
    static java.lang.reflect.Type[] types(Class<?> type) {
        return constructor(type).getGenericParameterTypes();
    }

    /** An object with these components. */
    static Object make(Class<?> type, Object[] components) {
        try {
            return constructor(type).newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] types = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new)
                : fieldTypes(type);
        try {
            return accessible(type.getDeclaredConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** The zero tangent of a value; of numbers and arrays of these, a copy. */
    static @Nullable Object tangent(@Nullable Object value) {
        if (value instanceof List<?> list) {
            Map<Object, Object> ofArrays = new IdentityHashMap<>();
            List<@Nullable Object> tangents = new ArrayList<>();
            for (Object each : list) {
                boolean isArray = each != null && each.getClass().isArray();
                tangents.add(isArray ? ofArrays.computeIfAbsent(each, Components::tangent) : tangent(each));
            }
            return tangents;
        }
        if (value instanceof Object[] array && !isOfNumbers(array.getClass())) {
            Object tangents = Array.newInstance(tangentType(array.getClass().getComponentType()), array.length);
            for (int i = 0; i < array.length; i++) Array.set(tangents, i, tangent(array[i]));
            return tangents;
        }
        if (value == null || !isTaken(value) && !(value instanceof Enum)) return Entries.copy(value);
        try {
            Class<?> tangent = tangentName(value.getClass());
            if (tangent == null) throw new AssertionError(value.getClass() + " has no tangent type");
            return accessible(tangent.getDeclaredMethod("zero", value.getClass()))
                    .invoke(null, value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The zero tangents of values. */
    static @Nullable Object[] tangents(Object[] values) {
        return Arrays.stream(values).map(Components::tangent).toArray();
    }

    private static boolean isOfNumbers(Class<?> type) {
        return type.isArray() ? isOfNumbers(type.getComponentType()) : type.isPrimitive();
    }

    private static Class<?> tangentType(Class<?> type) {
        if (type.isArray()) return tangentType(type.getComponentType()).arrayType();
        Class<?> tangent = tangentName(type);
        return tangent == null ? type : tangent;
    }

    /** {@code OuterRTangent} of {@code Outer.R}; null where there is none. */
    private static @Nullable Class<?> tangentName(Class<?> type) {
        StringBuilder name = new StringBuilder("Tangent");
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) name.insert(0, c.getSimpleName());
        try {
            return Class.forName(type.getPackageName() + "." + name, true, type.getClassLoader());
        } catch (ClassNotFoundException | NullPointerException none) {
            return null;
        }
    }
}
