package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.Differentiable;

/**
 * An exception in the reverse sweep reaches the caller. Afterwards the {@code Pullback} gives what it gave before, or refuses until it
 * is moved to a point again.
 */
class InterruptedSweepsTest {
    private static final String SOURCE = """
            package p;

            import org.wengert.*;

            public final class Sweeps {
                /** The number of user's calls in a reverse sweep before one throws. */
                public static int left = Integer.MAX_VALUE;

                static double trip(double g) {
                    if (--left < 0) throw new UnsupportedOperationException("tripped");
                    return g;
                }

                /** Nothing is kept but numbers. */
                @Differentiable
                public static double number(double[] x) {
                    double s = Wengert.hook(x[0] * x[1], g -> trip(g));
                    return Wengert.hook(s * s, g -> trip(g));
                }

                /** The array is always known by one name: its adjoints belong to the sweep. */
                @Differentiable
                public static double scratch(double[] x) {
                    double[] y = new double[2];
                    for (int i = 0; i < 2; i++) y[i] = Wengert.hook(x[i] * x[i], g -> trip(g));
                    return y[0] * y[1];
                }

                /** Adjoints go with the references that are exchanged. */
                @Differentiable
                public static double exchanged(double[] x) {
                    double[] y = x.clone();
                    for (int k = 0; k < 3; k++) {
                        double[] next = new double[2];
                        for (int i = 0; i < 2; i++) next[i] = Wengert.hook(y[i] * y[1 - i] + x[i], g -> trip(g));
                        y = next;
                    }
                    return y[0] + 2 * y[1];
                }

                @Differentiable
                public static double arrays(double[] x) {
                    double[] y = x.clone();
                    for (int k = 0; k < 2; k++) y = Wengert.hook(y, g -> new double[] {trip(g[0]), 2 * g[1]});
                    return y[0] * y[1];
                }

                static double product(double[] x, int n) {
                    if (n == 0) return Wengert.hook(x[0] * x[1], g -> trip(g));
                    double[] y = {x[1] * x[0], x[0] + n};
                    return product(y, n - 1) + product(x, n - 1);
                }

                @Differentiable
                public static double recursive(double[] x) {
                    return product(x, 2) * product(x, 1);
                }

                public static double norm(double[] x) { return Math.sqrt(x[0] * x[0] + x[1] * x[1]); }

                public record Two(double[] y, double s) {}

                @Differentiable
                public static Two two(double[] x) {
                    double[] y = x.clone();
                    for (int k = 0; k < 2; k++) {
                        double[] next = {Wengert.hook(y[1] * x[0], g -> trip(g)), y[0]};
                        y = next;
                    }
                    return new Two(y, y[1]);
                }

                @Differentiable
                public static double handWritten(double[] x) {
                    double[] y = x.clone();
                    for (int k = 0; k < 2; k++) {
                        double[] next = {norm(y) * y[0], y[1]};
                        y = next;
                    }
                    return y[0] * y[1] * norm(y);
                }
            }

            @PullbackOf(type = Sweeps.class, method = "norm")
            record NormPullback(double[] x, double value) {
                static NormPullback of(double[] x) { return new NormPullback(x.clone(), Sweeps.norm(x)); }

                double[] apply(double seed) {
                    double g = Sweeps.trip(seed) / value;
                    return new double[] {g * x[0], g * x[1]};
                }
            }
            """;

    @TempDir
    static Path directory;

    @TestFactory
    Stream<DynamicTest> eachProgram() throws Exception {
        Javac.Result result =
                new Javac(directory).source("p/Sweeps.java", SOURCE).compileWith(new WengertProcessor());
        assertEquals(List.of(), result.errors());
        URL[] path = {result.classes().toUri().toURL()};
        ClassLoader loader = new URLClassLoader(path, Differentiable.class.getClassLoader());
        return Stream.of("number", "scratch", "exchanged", "arrays", "recursive", "handWritten")
                .map(name -> DynamicTest.dynamicTest(name, () -> interrupted(loader, name)));
    }

    /** A seed that is refused leaves nothing behind. */
    @Test
    void afterASeedOfTheWrongShape() throws Exception {
        Javac.Result result = new Javac(Files.createDirectory(directory.resolve("shapes")))
                .source("p/Sweeps.java", SOURCE)
                .compileWith(new WengertProcessor());
        URL[] path = {result.classes().toUri().toURL()};
        ClassLoader loader = new URLClassLoader(path, Differentiable.class.getClassLoader());
        Object pullback = loader.loadClass("p.SweepsTwo")
                .getMethod("pullback", double[].class)
                .invoke(null, new double[] {0.5, 1.5});
        Class<?> tangent = loader.loadClass("p.SweepsTwoTangent");
        Method apply = pullback.getClass().getMethod("apply", tangent);
        var make = tangent.getConstructor(double[].class, double.class);
        double[] expected = (double[]) apply.invoke(pullback, make.newInstance(new double[] {1, 2}, 3));
        var thrown = assertThrows(
                InvocationTargetException.class, () -> apply.invoke(pullback, make.newInstance(new double[] {1}, 3)));
        assertInstanceOf(IllegalArgumentException.class, thrown.getCause());
        assertArrayEquals(expected, (double[]) apply.invoke(pullback, make.newInstance(new double[] {1, 2}, 3)));
    }

    private static boolean mayRefuse(String name) {
        return !name.equals("number") && !name.equals("scratch");
    }

    private static void interrupted(ClassLoader loader, String name) throws Exception {
        Class<?> companion = loader.loadClass("p.Sweeps" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        Method make = companion.getMethod("pullback", double[].class);
        double[] x = {0.5, 1.5};
        Object pullback = make.invoke(null, (Object) x);
        Class<?> type = pullback.getClass();
        Method at = type.getMethod("at", double[].class);
        Method apply = type.getMethod("apply", double.class);
        Method accumulate = type.getMethod("accumulate", double.class, double[].class);
        double[] expected = (double[]) apply.invoke(pullback, 1.0);
        int trips = 0;
        for (int calls = 0; trips == calls; calls++) {
            trips += thrown(loader, calls, () -> apply.invoke(pullback, 1.0));
            if (trips <= calls) break;
            afterwards(pullback, apply, expected, mayRefuse(name));
            at.invoke(pullback, (Object) x);
            assertArrayEquals(expected, (double[]) apply.invoke(pullback, 1.0));
            assertEquals(1, thrown(loader, calls, () -> accumulate.invoke(pullback, 1.0, new double[2])));
            afterwards(pullback, apply, expected, mayRefuse(name));
            at.invoke(pullback, (Object) x);
            double[] bar = new double[2];
            accumulate.invoke(pullback, 1.0, bar);
            assertArrayEquals(expected, bar);
        }
        assertTrue(trips > 1, "the user's code is called");
    }

    private interface Action {
        void run() throws Exception;
    }

    /** 1 if the call after so many of the user's code has thrown. */
    private static int thrown(ClassLoader loader, int calls, Action action) throws Exception {
        var left = loader.loadClass("p.Sweeps").getField("left");
        left.setInt(null, calls);
        try {
            action.run();
            return 0;
        } catch (InvocationTargetException e) {
            assertInstanceOf(UnsupportedOperationException.class, e.getCause());
            return 1;
        } finally {
            left.setInt(null, Integer.MAX_VALUE);
        }
    }

    private static void afterwards(Object pullback, Method apply, double[] expected, boolean mayRefuse)
            throws Exception {
        try {
            assertArrayEquals(expected, (double[]) apply.invoke(pullback, 1.0));
        } catch (InvocationTargetException refused) {
            assertInstanceOf(IllegalStateException.class, refused.getCause());
            assertTrue(mayRefuse, "nothing is left behind");
            assertThrows(InvocationTargetException.class, () -> apply.invoke(pullback, 1.0));
        }
    }
}
