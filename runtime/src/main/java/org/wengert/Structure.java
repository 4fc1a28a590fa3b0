package org.wengert;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.support.Tangent;

/**
 * What records and the objects of differentiable classes are made of. At run time a class is known as differentiable by its tangent
 * type, {@code OuterRTangent} for {@code Outer.R}.
 */
final class Structure {
    private Structure() {}

    /** Whether values are taken apart: records, and objects of differentiable classes. */
    static boolean isOf(Object value) {
        return value instanceof Record || !(value instanceof Enum) && tangentOf(value.getClass()) != null;
    }

    /** The tangent type beside a type, null where there is none. */
    static @Nullable Class<?> tangentOf(Class<?> type) {
        if (type.getClassLoader() == null || type.isArray()) return null;
        StringBuilder name = new StringBuilder("Tangent");
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) name.insert(0, c.getSimpleName());
        if (!type.getPackageName().isEmpty()) name.insert(0, type.getPackageName() + ".");
        try {
            Class<?> found = Class.forName(name.toString(), true, type.getClassLoader());
            return Tangent.class.isAssignableFrom(found) ? found : null;
        } catch (ClassNotFoundException none) {
            return null;
        }
    }

    /** The components of a record or the fields of an object, in order. */
    static Map<String, @Nullable Object> components(Object value) {
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        for (String name : names(value.getClass())) components.put(name, component(value, name));
        return components;
    }

    /** One of them. */
    static @Nullable Object component(Object value, String name) {
        if (value instanceof Record record) return Reflection.component(record, name);
        return fields(value.getClass()).stream()
                .filter(f -> f.getName().equals(name))
                .findFirst()
                .map(f -> Reflection.read(f, value))
                .orElse(null);
    }

    /** The names of components or fields. */
    static List<String> names(Class<?> type) {
        if (!type.isRecord()) return fields(type).stream().map(Field::getName).toList();
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** Their types. */
    static List<Type> types(Class<?> type) {
        if (!type.isRecord())
            return fields(type).stream().map(Field::getGenericType).toList();
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .toList();
    }

    /** An object of these components. */
    static Object make(Class<?> type, @Nullable Object[] components) {
        if (type.isRecord()) return Reflection.construct(type, components);
        Class<?>[] types = fields(type).stream().map(Field::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return Reflection.construct(constructor, components);
        } catch (NoSuchMethodException e) {
            throw new ShapeMismatch(type.getSimpleName() + " has no constructor that takes its fields");
        }
    }

    private static List<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(f -> !Modifier.isStatic(f.getModifiers()))
                .toList();
    }
}
