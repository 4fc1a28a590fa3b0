package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often what stands in hooks and checkpoints runs. */
class DirectionsTest {
    private static final String SOURCE = """
            package p;
            import static org.wengert.Partials.partials;
            import java.util.concurrent.atomic.AtomicInteger;
            import org.wengert.*;
            public class Use {
                static final int[] calls = new int[4];
                static final AtomicInteger hooked = new AtomicInteger();

                static double at(int place, double x) { calls[place]++; return x * x; }

                @DerivativesOf(Use.class)
                static final class Rules {
                    static double[] at(int place, double x) { return partials(2 * x); }
                }

                @Differentiable static double nested(double x) {
                    return at(0, Wengert.checkpoint(() -> at(1, Wengert.checkpoint(
                            () -> at(2, Wengert.checkpoint(() -> at(3, x)))))));
                }
                @Differentiable static double twice(double x, boolean used) {
                    double y = Wengert.hook(x, g -> { hooked.incrementAndGet(); return g; });
                    double z = y;
                    for (int i = 0; i < 3; i++) z = Wengert.hook(z, g -> { hooked.incrementAndGet(); return g; });
                    return used ? z : x;
                }
                public static int[] nested(int applied) {
                    java.util.Arrays.fill(calls, 0);
                    var back = UseNested.pullback(1.1);
                    for (int i = 0; i < applied; i++)
                        if (Math.abs(back.apply(1.0) - 16 * Math.pow(1.1, 15)) > 1e-12) throw new IllegalStateException();
                    return calls;
                }
                public static int hooked(boolean used, int applied, double seed) {
                    hooked.set(0);
                    var back = UseTwice.pullback(1.1, used);
                    for (int i = 0; i < applied; i++) back.apply(seed);
                    return hooked.get();
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void checkpointsAreComputedOnceMoreForEachPullback() throws Throwable {
        assertArrayEquals(new int[] {1, 1, 1, 1}, (int[]) call("nested", 0));
        assertArrayEquals(new int[] {1, 2, 3, 4}, (int[]) call("nested", 1));
        assertArrayEquals(new int[] {1, 3, 5, 7}, (int[]) call("nested", 2));
    }

    @Test
    void hooksAreAskedOnceForEachPullbackThatComesBy() throws Throwable {
        assertEquals(0, call("hooked", true, 0, 1.0));
        assertEquals(8, call("hooked", true, 2, 1.0));
        assertEquals(0, call("hooked", true, 2, 0.0));
        assertEquals(0, call("hooked", false, 2, 1.0));
    }

    private Object call(String name, Object... arguments) throws Exception {
        Javac.Result use = new Javac(directory).source("p/Use.java", SOURCE).compileWith(new WengertProcessor());
        List<String> messages = use.messages();
        assertEquals(1, messages.size(), messages::toString);
        assertTrue(
                messages.get(0).contains("[NoForwardMode] the companion of method twice has no pushforward"),
                messages::toString);
        URL[] classes = {use.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, DirectionsTest.class.getClassLoader())) {
            for (Method m : loader.loadClass("p.Use").getMethods())
                if (m.getName().equals(name)) return m.invoke(null, arguments);
        }
        throw new AssertionError(name);
    }
}
