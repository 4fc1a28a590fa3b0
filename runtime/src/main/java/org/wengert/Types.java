package org.wengert;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which types have derivatives, and which are their tangents', as far as that is seen at run time. */
final class Types {
    private Types() {}

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) return c;
        if (type instanceof ParameterizedType p) return raw(p.getRawType());
        if (type instanceof GenericArrayType a) {
            return Array.newInstance(raw(a.getGenericComponentType()), 0).getClass();
        }
        return Object.class;
    }

    /** The type of the elements of an array or list, null where that is not known. */
    static @Nullable Type element(Type type) {
        if (type instanceof ParameterizedType p && raw(p) == List.class) return p.getActualTypeArguments()[0];
        if (type instanceof GenericArrayType a) return a.getGenericComponentType();
        return raw(type).getComponentType();
    }

    /** The tangent type of a record, given what a method or component is declared with: a sealed interface over it, perhaps. */
    static Class<?> tangent(Class<?> record, Type declared) {
        Class<?> type = raw(declared);
        if (type.isRecord()) return type;
        if (type.isAssignableFrom(record)) return record;
        Class<?> own = Structure.tangentOf(record);
        if (own != null && type.isAssignableFrom(own)) return own;
        throw new ShapeMismatch(type.getSimpleName() + " is not known as the tangent of " + record.getSimpleName());
    }

    private static boolean isTangent(Class<?> type, Class<?> tangent) {
        return tangent.getSimpleName().endsWith(type.getSimpleName() + "Tangent");
    }

    /** Whether the second type can be that of tangents of the first. */
    static boolean isTangent(Type type, Type tangent) {
        if (!isDifferentiable(type)) return false;
        @Nullable Type element = element(type);
        @Nullable Type tangentElement = element(tangent);
        if (element != null && tangentElement != null) return isTangent(element, tangentElement);
        return raw(type) == raw(tangent) ? isNumber(raw(type)) : isTangent(raw(type), raw(tangent));
    }

    /** Whether values of the type have numbers that a {@link Shape} finds. */
    static boolean isDifferentiable(Type type) {
        @Nullable Type element = element(type);
        if (element != null) return isDifferentiable(element);
        Class<?> raw = raw(type);
        if (raw.isRecord()) {
            for (RecordComponent component : raw.getRecordComponents()) {
                if (raw(component.getGenericType()) != raw && isDifferentiable(component.getGenericType())) return true;
            }
            return false;
        }
        return isNumber(raw) || raw.isSealed() || raw == List.class || Structure.tangentOf(raw) != null;
    }

    /** Whether a method with a parameter of the type can be called with the value. */
    static boolean takes(Class<?> type, @Nullable Object value) {
        if (!type.isPrimitive()) return value == null || type.isInstance(value);
        return isExact(type, value) || coerced(type, value) != value;
    }

    /** Whether the value is of just this primitive type. */
    static boolean isExact(Class<?> type, @Nullable Object value) {
        return value != null && MethodType.methodType(type).wrap().returnType() == value.getClass();
    }

    /** An integer as the floating-point number that the parameter takes. */
    static @Nullable Object coerced(Class<?> type, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Float) {
            if (type == double.class) return ((Number) value).doubleValue();
            if (type == float.class) return ((Number) value).floatValue();
            if (type == long.class && value instanceof Integer i) return i.longValue();
        }
        return value;
    }

    private static boolean isNumber(Class<?> type) {
        return type == double.class || type == float.class || type == Double.class || type == Float.class;
    }
}
