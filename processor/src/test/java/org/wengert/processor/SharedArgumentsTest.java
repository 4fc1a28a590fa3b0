package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.Differentiable;

/** One array given for two parameters is fine where it is only read, and refused where it may be written to. */
class SharedArgumentsTest {
    private static final String SOURCE = """
            package p;

            import org.wengert.*;

            public final class Shared {
                @Differentiable
                public static double read(double[] a, double[] b) { return a[0] * b[0]; }

                @Differentiable
                public static double write(double[] a, double[] b) {
                    a[0] *= 2;
                    return a[0] * b[0];
                }

                /** What is written is a new array, which the variable that holds a at first holds later. */
                @Differentiable
                public static double layers(double[] a, double[] b) {
                    double[] y = a;
                    for (int k = 0; k < 2; k++) {
                        double[] next = new double[y.length];
                        for (int i = 0; i < y.length; i++) next[i] = y[i] * y[i];
                        y = next;
                    }
                    return y[0] * b[0];
                }

                @Differentiable
                public static double either(double[] a, double[] b) {
                    double[] y = b[0] > 0 ? a : new double[1];
                    y[0] *= 2;
                    return y[0] * b[0];
                }

                @NonDifferentiable
                static boolean isPositive(double[] x) { return all(x, 0); }

                private static boolean all(double[] x, int from) {
                    if (from == x.length) return !java.util.Arrays.toString(x).isEmpty();
                    return x[from] > 0 && all(x, from + 1);
                }

                @Differentiable
                public static double looked(double[] a, double[] b) { return isPositive(a) ? a[0] * b[0] : 0; }

                @NonDifferentiable
                static boolean clear(double[] x) { java.util.Arrays.fill(x, 3); return true; }

                @Differentiable
                public static double filled(double[] a, double[] b) { return clear(a) ? b[0] * b[0] : 0; }

                private static double[] last;

                @NonDifferentiable
                static boolean keep(double[] x) { last = x; return true; }

                @NonDifferentiable
                static double spoil() { last[0]++; return 2; }

                @Differentiable
                public static double kept(double[] a, double[] b) { return keep(a) ? spoil() * b[0] * b[0] : 0; }

                @Differentiable
                public static double rows(double[][] m, double[] b) {
                    double[] row = m[0];
                    m[0] = m[1];
                    m[1] = row;
                    return m[0][0] * m[1][0] * b[0];
                }

                @Differentiable
                public static double tables(double[][] m, double[][] b) {
                    double[] row = m[0];
                    m[0] = m[1];
                    m[1] = row;
                    return m[0][0] * m[1][0] * b[0][0];
                }

                @Differentiable
                public static double stored(double[][] m, double[] b) {
                    m[0] = b;
                    m[0][0] *= 3;
                    return m[0][0] * m[1][0];
                }
            }
            """;

    @TempDir
    static Path directory;

    private static ClassLoader loader;

    @BeforeAll
    static void compile() throws Exception {
        Javac.Result result =
                new Javac(directory).source("p/Shared.java", SOURCE).compileWith(new WengertProcessor());
        assertEquals(List.of(), result.messages());
        URL[] path = {result.classes().toUri().toURL()};
        loader = new URLClassLoader(path, Differentiable.class.getClassLoader());
    }

    private final double[] x = {3};

    @Test
    void whatIsOnlyReadMayBeShared() throws Exception {
        requireGradient("Read", 3, 3, x, x);
    }

    @Test
    void whatIsWrittenMayNot() throws Exception {
        requireRefused("Write", "a and b share an array, which is written to through a", x, x);
        requireRefused("Either", "a and b share an array, which is written to through a", x, x);
    }

    @Test
    void writingToANewArrayIsNotWritingToWhatAVariableHeldBefore() throws Exception {
        requireGradient("Layers", 4 * 27 * 3, 81, x, x);
    }

    @Test
    void aMethodWithoutDerivativeMayReadIt() throws Exception {
        requireGradient("Looked", 3, 3, x, x);
    }

    @Test
    void aMethodWithoutDerivativeThatWritesToItOrKeepsItMayNot() throws Exception {
        requireRefused("Filled", "a and b share an array, which is written to through a", x, x);
        requireRefused("Kept", "a and b share an array, which is written to through a", x, x);
    }

    @Test
    void rowsOfATableThatOnlyExchangesThemMayBeShared() throws Exception {
        double[][] m = {{2}, x};
        double[][] mBar = {{9}, {6}};
        for (String member : List.of("gradient", "valueAndGradient")) {
            Object gradient = call("Rows", member, m, x);
            if (member.startsWith("value")) gradient = part(gradient, "gradient");
            assertArrayEquals(mBar, (double[][]) part(gradient, "m"));
            assertArrayEquals(new double[] {6}, (double[]) part(gradient, "b"));
        }
        assertArrayEquals(new double[][] {{2}, {3}}, m);
    }

    @Test
    void theTableItselfMayNot() throws Exception {
        double[][] m = {{2}, x};
        requireRefused("Tables", "m and b share an array, which is written to through m", m, m);
        assertArrayEquals(new double[][] {{6}, {6}}, (double[][])
                part(call("Tables", "gradient", m, new double[][] {x, x}), "b"));
    }

    @Test
    void whatIsPutIntoATableAndWrittenThereMayNot() throws Exception {
        requireRefused("Stored", "b and m share an array, which is written to through b", new double[][] {{1}, x}, x);
    }

    @Test
    void nothingIsWrittenWhereThereAreNoEntries() throws Exception {
        double[] none = {};
        var thrown = assertThrows(InvocationTargetException.class, () -> call("Write", "gradient", none, none));
        assertInstanceOf(ArrayIndexOutOfBoundsException.class, thrown.getCause());
    }

    private static void requireGradient(String method, double a, double b, Object... arguments) throws Exception {
        Object gradient = call(method, "gradient", arguments);
        assertArrayEquals(new double[] {a}, (double[]) part(gradient, "a"));
        assertArrayEquals(new double[] {b}, (double[]) part(gradient, "b"));
        Object pullback = call(method, "pullback", arguments);
        Object applied = pullback.getClass().getMethod("apply", double.class).invoke(pullback, 1.0);
        assertArrayEquals(new double[] {a}, (double[]) part(applied, "a"));
        assertArrayEquals(new double[] {b}, (double[]) part(applied, "b"));
        call(method, "valueAndGradient", arguments);
    }

    private static void requireRefused(String method, String message, Object... arguments) {
        for (String member : List.of("gradient", "valueAndGradient", "pullback")) {
            var thrown = assertThrows(InvocationTargetException.class, () -> call(method, member, arguments));
            Throwable cause = assertInstanceOf(IllegalArgumentException.class, thrown.getCause());
            assertEquals(message, cause.getMessage());
        }
    }

    private static Object part(Object of, String component) throws Exception {
        return of.getClass().getMethod(component).invoke(of);
    }

    private static Object call(String method, String member, Object... arguments) throws Exception {
        Class<?> companion = loader.loadClass("p.Shared" + method);
        Method found = Arrays.stream(companion.getMethods())
                .filter(m -> m.getName().equals(member))
                .findFirst()
                .orElseThrow();
        return found.invoke(null, arguments);
    }
}
