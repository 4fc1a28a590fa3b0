package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every function of numbers of the JDK at hand, whichever that is, can be called in a method that is differentiated. */
class PlatformFunctionsTest {
    private static final List<Class<?>> OWNERS = List.of(
            Math.class,
            StrictMath.class,
            Double.class,
            Float.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            Character.class,
            Boolean.class);

    @TempDir
    Path directory;

    @Test
    void allCanBeCalled() throws Exception {
        List<String> methods = new ArrayList<>();
        for (Class<?> owner : OWNERS) functions(owner).forEach(m -> methods.add(use(m, methods.size())));
        assertTrue(methods.size() > 250, methods.size() + " functions");
        String text = "package p;\nimport org.wengert.*;\npublic class Uses {\n" + String.join("\n", methods) + "\n}\n";
        Javac.Result result =
                new Javac(directory).source("p/Uses.java", text).lint("none").compileWith(new WengertProcessor());
        assertEquals(List.of(), result.errors());
        URL[] classes = {result.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, PlatformFunctionsTest.class.getClassLoader())) {
            Class<?> uses = loader.loadClass("p.Uses");
            for (int i = 0; i < methods.size(); i++) {
                Object value = uses.getMethod("f" + i, double.class).invoke(null, 0.75);
                Object pullback = loader.loadClass("p.UsesF" + i)
                        .getMethod("pullback", double.class)
                        .invoke(null, 0.75);
                assertEquals(value, pullback.getClass().getMethod("value").invoke(pullback), methods.get(i));
                double derivative = (double)
                        pullback.getClass().getMethod("apply", double.class).invoke(pullback, 1.0);
                assertTrue(derivative != 0, methods.get(i));
            }
        }
    }

    private static Stream<Method> functions(Class<?> owner) {
        return Arrays.stream(owner.getMethods())
                .filter(m -> m.getDeclaringClass() == owner && Modifier.isStatic(m.getModifiers()))
                .filter(m -> m.getReturnType().isPrimitive() && !m.getName().equals("random"))
                .filter(m -> Arrays.stream(m.getParameterTypes()).allMatch(Class::isPrimitive));
    }

    /** A method that depends on x by itself, and on the function's result. */
    private static String use(Method function, int i) {
        String arguments = Arrays.stream(function.getParameterTypes())
                .map(PlatformFunctionsTest::argument)
                .collect(Collectors.joining(", "));
        String call = function.getDeclaringClass().getSimpleName() + "." + function.getName() + "(" + arguments + ")";
        Class<?> result = function.getReturnType();
        boolean floating = result == double.class || result == float.class;
        String value = floating
                ? "9 * x + " + call
                : result == boolean.class ? call + " ? x : 2 * x" : call + " > 3 ? x : 2 * x";
        return "  @Differentiable public static double f" + i + "(double x) { return " + value + "; }";
    }

    private static String argument(Class<?> type) {
        if (type == double.class) return "x";
        return type == float.class ? "(float) x" : type == boolean.class ? "x > 0" : "(" + type.getName() + ") 3";
    }
}
