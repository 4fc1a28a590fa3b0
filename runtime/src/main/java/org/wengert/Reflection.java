package org.wengert;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls what is known at run time only, package-private too: the derivatives that are checked, and the components of records. */
final class Reflection {
    private Reflection() {}

    /** The result of a method, which throws what the method throws. */
    static @Nullable Object call(Method method, @Nullable Object receiver, @Nullable Object... arguments) {
        open(method, method.getDeclaringClass());
        try {
            return method.invoke(receiver, arguments);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        }
    }

    /** A component of a record. */
    static @Nullable Object component(Record record, String name) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) return call(component.getAccessor(), record);
        }
        throw new ShapeMismatch("the record " + record.getClass().getSimpleName() + " has no component " + name);
    }

    /** All components of a record. */
    static List<@Nullable Object> components(@Nullable Object record) {
        ShapeMismatch.requireKind(record instanceof Record, "a record with a component for each", record);
        List<@Nullable Object> components = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            components.add(call(component.getAccessor(), record));
        }
        return components;
    }

    /** A record, through its canonical constructor. */
    static Object construct(Class<?> record, @Nullable Object[] components) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return construct(record.getDeclaredConstructor(types), components);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** What a constructor makes. */
    static Object construct(Constructor<?> constructor, @Nullable Object[] arguments) {
        try {
            open(constructor, constructor.getDeclaringClass());
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** What a field of an object holds. */
    static @Nullable Object read(Field field, Object of) {
        open(field, field.getDeclaringClass());
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static void open(AccessibleObject member, Class<?> declaring) {
        try {
            member.setAccessible(true);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    declaring.getName() + " is not accessible: open the package " + declaring.getPackageName()
                            + " to the module org.wengert, for tests by --add-opens",
                    e);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof RuntimeException exception) return exception;
        return new IllegalStateException(thrown);
    }
}
