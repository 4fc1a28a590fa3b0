package org.wengert.processor.programs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program, compiled: the primal and its companion. */
public final class Program {
    private final ProgramSource source;
    private final Method primal;
    private final Companion companion;
    /** The same with frozen values, where the program makes some constant; null otherwise. */
    private final @Nullable Method frozen;

    /** The program of a source. */
    public Program(ProgramSource source, ClassLoader loader) {
        this.source = source;
        try {
            Class<?> owner = Class.forName(source.owner(), true, loader);
            this.primal = primalOf(source, owner);
            this.frozen = Arrays.stream(owner.getDeclaredMethods())
                    .filter(m -> m.getName().equals(source.method() + "Frozen"))
                    .findFirst()
                    .orElse(null);
            if (frozen != null) frozen.setAccessible(true);
            this.companion = new Companion(
                    Class.forName(source.companion(), true, loader),
                    source.wrt().size());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("there is no companion " + source.companion(), e);
        }
    }

    /** The primal method of a program. */
    public static Method primalOf(ProgramSource source, Class<?> owner) {
        for (Method method : owner.getDeclaredMethods()) {
            List<String> types = Arrays.stream(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .toList();
            if (method.getName().equals(source.method()) && types.equals(source.ownTypes())) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new AssertionError("there is no method " + source.title());
    }

    /** The source. */
    public ProgramSource source() {
        return source;
    }

    /** The method. */
    public Method method() {
        return primal;
    }

    /** The companion. */
    public Companion companion() {
        return companion;
    }

    /** Whether the result is one number. */
    public boolean isScalar() {
        Class<?> type = primal.getReturnType();
        return type == double.class || type == float.class || type == Double.class || type == Float.class;
    }

    /** Whether the result is an array of numbers. */
    public boolean isOfNumbers() {
        Class<?> type = source.output() < 0 ? primal.getReturnType() : primal.getParameterTypes()[source.output()];
        Class<?> entry = type;
        while (entry.isArray()) entry = entry.getComponentType();
        return type.isArray() && (entry == double.class || entry == float.class);
    }

    /** Whether there is forward mode: only of the programs with hooks that change a cotangent there is none. */
    public boolean hasForwardMode() {
        boolean has = companion.has("pushforward");
        if (!has && !source.owner().equals("programs.Hooks"))
            throw new AssertionError(source.title() + " has no pushforward");
        return has;
    }

    /** The result of the primal on a copy of the arguments, or what it leaves in its output. */
    public @Nullable Object value(Object[] arguments) throws Throwable {
        return value(source, primal, arguments);
    }

    /** Freezes what the program makes constant, as it is at these arguments. */
    void freeze(Object[] arguments) throws Throwable {
        if (frozen == null) return;
        Frozen.record();
        value(source, frozen, arguments);
    }

    /** The value for finite differences, null where it has none. */
    @Nullable
    Object valueForDifferences(Object[] arguments) throws Throwable {
        if (frozen == null) return value(arguments);
        Frozen.replay();
        Object value = value(source, frozen, arguments);
        return Frozen.isExhausted() ? value : null;
    }

    /** The result of a method on a copy of the arguments, or what it leaves in its output. */
    public static @Nullable Object value(ProgramSource source, Method primal, Object[] arguments) throws Throwable {
        Object[] given = Entries.copy(arguments);
        Object result = source.isInstance()
                ? invoke(primal, given[0], Arrays.copyOfRange(given, 1, given.length))
                : invoke(primal, null, given);
        return source.output() < 0 ? result : given[source.output()];
    }

    /** The arguments whose derivatives are asked for. */
    public Object[] wrt(Object[] arguments) {
        return source.wrt().stream().map(i -> arguments[i]).toArray();
    }

    /** The arguments with others in the place of those whose derivatives are asked for. */
    public Object[] withWrt(Object[] arguments, Object[] wrt) {
        Object[] moved = arguments.clone();
        for (int i = 0; i < wrt.length; i++) moved[source.wrt().get(i)] = wrt[i];
        return moved;
    }

    static @Nullable Object invoke(Method method, @Nullable Object receiver, @Nullable Object... arguments)
            throws Throwable {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } catch (IllegalArgumentException e) {
            throw new AssertionError(
                    "call of " + method + " with " + Entries.text(arguments) + ": " + e.getMessage(), e);
        }
    }
}
