package org.wengert.processor.ir;

import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds classes and their members by the names that the IR has for them, and calls them. */
final class Members {
    private static final Map<Type, Class<?>> PRIMITIVES = Map.of(
            Type.Primitive.BOOLEAN, boolean.class,
            Type.Primitive.BYTE, byte.class,
            Type.Primitive.SHORT, short.class,
            Type.Primitive.CHAR, char.class,
            Type.Primitive.INT, int.class,
            Type.Primitive.LONG, long.class,
            Type.Primitive.FLOAT, float.class,
            Type.Primitive.DOUBLE, double.class);

    private final ClassLoader loader;
    private final Map<Callee, Executable> found = new HashMap<>();

    Members(ClassLoader loader) {
        this.loader = loader;
    }

    Class<?> classOf(Type type) {
        if (type instanceof Type.ArrayOf array)
            return Array.newInstance(classOf(array.element()), 0).getClass();
        return type instanceof Type.Reference reference ? named(reference.name()) : PRIMITIVES.get(type);
    }

    /** The class of a canonical name, in which the names of nested classes stand behind points. */
    private Class<?> named(String canonical) {
        for (String name = canonical; ; ) {
            try {
                return Class.forName(name, true, loader);
            } catch (ClassNotFoundException e) {
                int point = name.lastIndexOf('.');
                if (point < 0) throw new IllegalArgumentException("no class " + canonical, e);
                name = name.substring(0, point) + "$" + name.substring(point + 1);
            }
        }
    }

    /** The value of {@code Owner.FIELD} or {@code Owner.class}. */
    Object symbol(String code) {
        int point = code.lastIndexOf('.');
        Class<?> owner = named(code.substring(0, point));
        String name = code.substring(point + 1);
        return name.equals("class") ? owner : field(owner, name, null);
    }

    @Nullable
    Object call(Callee callee, List<@Nullable Object> arguments) {
        return switch (callee.kind()) {
            case STATIC_FIELD -> field(named(callee.owner()), callee.name(), null);
            case FIELD -> field(named(callee.owner()), callee.name(), notNull(arguments.get(0)));
            case STATIC -> invoke((Method) executable(callee, 0), null, arguments);
            case INSTANCE ->
                invoke(
                        (Method) executable(callee, 1),
                        notNull(arguments.get(0)),
                        arguments.subList(1, arguments.size()));
            case CONSTRUCTOR, PURE_CONSTRUCTOR -> create(callee, arguments);
            case SUPER, ASSIGN, CLOSURE -> throw new IllegalArgumentException("not linked: " + callee);
            case LOCAL, DERIVED, PHASE -> throw new IllegalStateException("of no class: " + callee);
        };
    }

    private static Object notNull(@Nullable Object receiver) {
        if (receiver == null) throw new NullPointerException("the receiver is null");
        return receiver;
    }

    private static Object field(Class<?> owner, String name, @Nullable Object receiver) {
        try {
            Field field = owner.getDeclaredField(name);
            field.trySetAccessible();
            return field.get(receiver);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static @Nullable Object invoke(Method method, @Nullable Object receiver, List<@Nullable Object> arguments) {
        try {
            return method.invoke(receiver, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw thrown(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Object create(Callee callee, List<@Nullable Object> arguments) {
        try {
            return ((java.lang.reflect.Constructor<?>) executable(callee, 0)).newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            throw thrown(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Throws any exception as it is; typed so that callers can write {@code throw thrown(e)}. */
    static RuntimeException thrown(Throwable exception) {
        Members.<RuntimeException>raise(exception);
        throw new AssertionError();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable exception) throws E {
        throw (E) exception;
    }

    private Executable executable(Callee callee, int receivers) {
        return found.computeIfAbsent(callee, c -> {
            Class<?>[] parameters =
                    c.parameters().stream().skip(receivers).map(this::classOf).toArray(Class<?>[]::new);
            Executable executable = find(named(c.owner()), c, parameters);
            executable.trySetAccessible();
            return executable;
        });
    }

    private static Executable find(Class<?> owner, Callee callee, Class<?>[] parameters) {
        if (callee.name().equals("<init>")) return constructor(owner, parameters);
        for (Class<?> type : withSupertypes(owner)) {
            for (Method method : type.getDeclaredMethods()) {
                boolean fits = method.getName().equals(callee.name()) && !method.isBridge();
                if (fits && Arrays.equals(method.getParameterTypes(), parameters)) return method;
            }
        }
        // A function of the run-time library that takes any reference.
        for (Method method : owner.getDeclaredMethods()) {
            if (method.getName().equals(callee.name()) && takes(method.getParameterTypes(), parameters)) return method;
        }
        throw new IllegalArgumentException("no method " + callee + Arrays.toString(parameters));
    }

    private static boolean takes(Class<?>[] parameters, Class<?>[] given) {
        if (parameters.length != given.length) return false;
        for (int i = 0; i < given.length; i++) if (!parameters[i].isAssignableFrom(given[i])) return false;
        return true;
    }

    /** Whether it is of one of these classes. */
    boolean isOneOf(Throwable exception, List<String> classes) {
        return classes.stream().anyMatch(c -> named(c).isInstance(exception));
    }

    private static Executable constructor(Class<?> owner, Class<?>[] parameters) {
        try {
            return owner.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Class<?>> withSupertypes(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) all.add(c);
        for (int i = 0; i < all.size(); i++) all.addAll(List.of(all.get(i).getInterfaces()));
        all.add(Object.class);
        return all;
    }
}
