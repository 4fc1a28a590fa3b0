package org.wengert.processor.programs;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A companion class, called by reflection as the contract says. */
public final class Companion {
    private final Class<?> type;
    private final int cotangents;

    Companion(Class<?> type, int cotangents) {
        this.type = type;
        this.cotangents = cotangents;
    }

    /** Whether there is a static member of this name. */
    boolean has(String member) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(m -> m.getName().equals(member));
    }

    /** Calls a static member. */
    public Object call(String member, Object... arguments) throws Throwable {
        return required(Program.invoke(method(type, member), null, arguments), member);
    }

    /** Whether it has methods and frames for functions that are not put in the place of their calls. */
    public boolean hasFunctions() {
        Stream<Integer> modifiers = Stream.concat(
                Arrays.stream(type.getDeclaredMethods())
                        .filter(m -> !m.isSynthetic())
                        .map(Method::getModifiers),
                Arrays.stream(type.getDeclaredClasses()).map(Class::getModifiers));
        return modifiers.anyMatch(Modifier::isPrivate);
    }

    /** The parts of a {@code G} or {@code Jacobian}, one for each parameter, null for one that is null. */
    public Object[] parts(Object gradient) throws Throwable {
        if (cotangents == 1) return new Object[] {gradient};
        RecordComponent[] components = gradient.getClass().getRecordComponents();
        Object[] parts = new Object[components.length];
        for (int i = 0; i < parts.length; i++) parts[i] = component(gradient, components[i].getName());
        return parts;
    }

    /** A component of one of the companion's records. */
    public static Object part(Object tuple, String component) throws Throwable {
        return required(component(tuple, component), component);
    }

    private static @Nullable Object component(Object tuple, String component) throws Throwable {
        // A component may have the name of a method with parameters: equals.
        Method accessor = tuple.getClass().getDeclaredMethod(component);
        accessor.setAccessible(true);
        return Program.invoke(accessor, tuple);
    }

    /** The result of the static {@code pullback}. */
    public Pullback pullback(Object[] arguments) throws Throwable {
        return new Pullback(call("pullback", arguments));
    }

    /** A {@code new Pullback()}, without its arguments. */
    public Pullback emptyPullback() throws Throwable {
        Constructor<?> constructor = pullbackClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return new Pullback(constructor.newInstance());
    }

    private Class<?> pullbackClass() {
        return Arrays.stream(type.getDeclaredClasses())
                .filter(c -> c.getSimpleName().equals("Pullback"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getName() + " has no Pullback"));
    }

    /** The companion's {@code Pullback}. */
    public final class Pullback {
        private final Object pullback;

        private Pullback(Object pullback) {
            this.pullback = pullback;
        }

        /** Runs the forward sweep again. */
        public Pullback at(Object[] arguments) throws Throwable {
            Object result = member("at", arguments);
            if (result != pullback) throw new AssertionError("at does not return its Pullback");
            return this;
        }

        /** The primal's value. */
        public Object value() throws Throwable {
            return required(member("value"), "value");
        }

        /** The cotangents, one for each parameter. */
        public Object[] apply(Object seed) throws Throwable {
            return parts(required(member("apply", seed), "apply"));
        }

        /** Adds to the bars. */
        public void accumulate(Object seed, Object[] bars) throws Throwable {
            Object[] arguments = new Object[bars.length + 1];
            arguments[0] = seed;
            System.arraycopy(bars, 0, arguments, 1, bars.length);
            member("accumulate", arguments);
        }

        private @Nullable Object member(String name, Object... arguments) throws Throwable {
            return Program.invoke(method(name), pullback, arguments);
        }

        /** The object itself. */
        Object object() {
            return pullback;
        }

        /** One of its members. */
        Method method(String name) {
            return Companion.method(pullback.getClass(), name);
        }
    }

    private static Object required(@Nullable Object value, String member) {
        if (value == null) throw new AssertionError(member + " is null");
        return value;
    }

    private static Method method(Class<?> type, String name) {
        Method method =
                find(type, name).orElseThrow(() -> new AssertionError(type.getName() + " has no member " + name));
        method.setAccessible(true);
        return method;
    }

    private static Optional<Method> find(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && !m.isSynthetic())
                .min(Comparator.comparingInt(Method::getParameterCount));
    }
}
