package org.wengert.adapters.gamma;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of the reference values: a function, where, and its partial derivatives there. */
record Reference(String type, String method, double[] arguments, double[] partials) {
    static List<Reference> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Reference.class.getResourceAsStream("partials.txt")), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(parts -> new Reference(
                            parts[0].split("\\.")[0], parts[0].split("\\.")[1], numbers(parts[1]), numbers(parts[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    Class<?> target() {
        return named("org.apache.commons.numbers.gamma." + type);
    }

    Class<?> rules() {
        return named("org.wengert.adapters.gamma." + type.replace("$", "") + "Derivatives");
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The function elsewhere. */
    double value(double[] x) {
        return (double) call(method(target(), x.length), boxed(x));
    }

    /** What the rule gives, which may ask for the value of the function too. */
    double[] computed() {
        Object[] all = Arrays.copyOf(boxed(arguments), arguments.length + 1);
        all[arguments.length] = value(arguments);
        Method rule = method(rules(), arguments.length);
        if (rule == null) return (double[]) call(method(rules(), all.length), all);
        return (double[]) call(rule, boxed(arguments));
    }

    private @Nullable Method method(Class<?> owner, int numbers) {
        Class<?>[] types = new Class<?>[numbers];
        Arrays.fill(types, double.class);
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(m -> m.getName().equals(method) && Arrays.equals(m.getParameterTypes(), types))
                .findFirst()
                .orElse(null);
    }

    private static Object call(@Nullable Method method, Object[] arguments) {
        try {
            return Objects.requireNonNull(method).invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object[] boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toArray();
    }

    @Override
    public String toString() {
        return type + "." + method + Arrays.toString(arguments);
    }
}
