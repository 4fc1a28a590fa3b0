package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of a {@code Pullback} says what it saves, and that is what there is. */
class SavedTextTest {
    @TempDir
    Path directory;

    private void saves(String method, String sentence, int doubles, Object... arguments)
            throws IOException, ReflectiveOperationException {
        Javac.Result result = new Javac(directory)
                .source(
                        "p/C.java",
                        "package p; public class C {\n@org.wengert.Differentiable public static\n" + method + "}")
                .compileWith(new WengertProcessor());
        assertEquals(0, result.errors().size(), result.messages()::toString);
        String text = Files.readString(directory.resolve("generated/p/CF.java")).replaceAll("\\n\\s*\\* ", " ");
        assertTrue(text.contains("<p>" + sentence), text);
        URL[] path = {result.classes().toUri().toURL(), Javac.runtime().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path)) {
            Constructor<?> pullback =
                    Class.forName("p.CF$Pullback", true, loader).getDeclaredConstructor();
            pullback.setAccessible(true);
            Object object = pullback.newInstance();
            Method at = Arrays.stream(object.getClass().getDeclaredMethods())
                    .filter(m -> m.getName().equals("at"))
                    .findFirst()
                    .orElseThrow();
            at.setAccessible(true);
            at.invoke(object, arguments);
            int sum = 0;
            for (Field field : object.getClass().getDeclaredFields()) {
                field.setAccessible(true);
                if (field.getName().startsWith("saved")) sum += entries(field.get(object));
            }
            assertEquals(doubles, sum);
        }
    }

    private static int entries(Object saved) {
        if (saved instanceof double[] d) return d.length;
        if (!(saved instanceof Object[])) return saved instanceof Double ? 1 : 0;
        int sum = 0;
        for (int i = 0; i < Array.getLength(saved); i++) sum += entries(Array.get(saved, i));
        return sum;
    }

    @Test
    void nothing() throws Exception {
        saves(
                "double f(double x, double y) { return x * y; }",
                "The reverse sweep needs nothing but the arguments.",
                0,
                2.0,
                3.0);
    }

    @Test
    void anArrayOfExactSize() throws Exception {
        saves(
                "double f(double[] x) { double p = 1; for (int i = 0; i < x.length; i++) p *= x[i]; return p; }",
                "For the reverse sweep it saves an int and {@code x.length} doubles.",
                5,
                new double[5]);
    }

    @Test
    void anArrayForEachIteration() throws Exception {
        saves(
                """
                double f(double[] u, double k, int n) {
                    double s = 0;
                    for (int t = 0; t < n; t++)
                        for (int i = 0; i < u.length; i++) s = Math.sin(s) * Math.exp(k * s + u[i]);
                    return s;
                }
                """,
                "For the reverse sweep it saves an int and {@code 3 * n * u.length} doubles.",
                3 * 4 * 6,
                new double[6],
                0.3,
                4);
    }

    @Test
    void aStack() throws Exception {
        saves(
                """
                double f(double x) {
                    double y = x;
                    while (y < 10) y = y * y + 1;
                    return y;
                }
                """,
                "For the reverse sweep it saves 2 ints and a double for each iteration of the loop at C.java:5.",
                0,
                0.5);
    }

    @Test
    void rowsSideBySide() throws Exception {
        saves(
                """
                double f(double[] w, int[] sizes) {
                    double[] state = w.clone();
                    for (int n : sizes) {
                        for (int i = 0; i < n; i++) {
                            double gate = 1 / (1 + Math.exp(-w[i] * state[i]));
                            state[i] = Math.sin(gate * state[i]);
                        }
                    }
                    return state[0];
                }
                """,
                "For the reverse sweep it saves an int and 2 doubles for each iteration of the loop at C.java:6.",
                10,
                new double[] {1, 2, 3},
                new int[] {3, 2});
    }

    @Test
    void calls() throws Exception {
        saves("""
                double f(double x, int n) { return fraction(x, n); }
                static double fraction(double x, int n) { return n == 0 ? 1 : 1 / (x + fraction(x, n - 1)); }
                """, "For the reverse sweep it saves a {@code FractionCall}.", 0, 0.5, 3);
    }

    @Test
    void callsThatRunAgain() throws Exception {
        saves("""
                double f(double x, int n) { return power(x, n); }
                static double power(double x, int n) { return n == 0 ? 1 : x * power(x, n - 1); }
                """, "The reverse sweep needs nothing but the arguments.", 0, 0.5, 3);
    }
}
