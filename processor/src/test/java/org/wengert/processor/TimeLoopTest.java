package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengert.Wengert;
import org.wengert.support.Schedule;

/** How often iterations run of which snapshots are kept, in how much memory, and that the result is that of keeping all. */
class TimeLoopTest {
    private static final String COUNTED = """
            package p;
            import static org.wengert.Partials.partials;
            import org.wengert.*;
            public class Counted {
                static int calls;
                static double step(double x, double k) { calls++; return k * Math.sin(x); }

                @DerivativesOf(Counted.class)
                static final class Rules {
                    static double[] step(double x, double k) { return partials(k * Math.cos(x), Math.sin(x)); }
                }
                @Differentiable(checkpoints = 7) static double loop(double x, double k, int n) {
                    double s = x;
                    for (int i = 0; i < n; i++) s = step(s, k) + x;
                    return s;
                }
                @Differentiable(checkpoints = 7) static double left(double x, double k, int n) {
                    double s = x;
                    for (int i = 0; ; i++) {
                        if (i >= n) return s;
                        s = step(s, k) + x;
                    }
                }
                public static int[] loop(int n, int applied) {
                    calls = 0;
                    var back = new CountedLoop.Pullback().at(0.5, 1.1, n);
                    int forward = calls;
                    for (int i = 0; i < applied; i++) back.apply(1.0);
                    return new int[] {forward, calls - forward};
                }
                public static int[] left(int n, int applied) {
                    calls = 0;
                    var back = new CountedLeft.Pullback().at(0.5, 1.1, n);
                    int forward = calls;
                    for (int i = 0; i < applied; i++) back.apply(1.0);
                    return new int[] {forward, calls - forward};
                }
            }
            """;

    private static final String CHAIN = """
            package p;
            import org.wengert.*;
            /** A chain of pendulums: their angles, and behind these their speeds. */
            public class Chain%1$d {
                @Differentiable(checkpoints = %1$d) static double energy(double[] x, double k, int steps) {
                    int n = x.length / 2;
                    double h = 1e-4;
                    double[] u = x.clone();
                    for (int t = 0; t < steps; t++) {
                        for (int i = 0; i < n; i++) {
                            double left = i == 0 ? 0 : u[i - 1];
                            double right = i == n - 1 ? 0 : u[i + 1];
                            u[n + i] += h * (k * (left - 2 * u[i] + right) - Math.sin(u[i]));
                        }
                        for (int i = 0; i < n; i++) u[i] += h * u[n + i];
                    }
                    double s = 0;
                    for (int i = 0; i < n; i++) s += u[n + i] * u[n + i] / 2 - Math.cos(u[i]);
                    return s;
                }
                static double[] start(int n) {
                    double[] x = new double[2 * n];
                    for (int i = 0; i < n; i++) x[i] = Math.sin(i + 1.0);
                    return x;
                }
                public static double[] gradient(int n, int steps) {
                    double[] x = start(n);
                    var g = Chain%1$dEnergy.gradient(x, 0.5, steps);
                    double[] all = java.util.Arrays.copyOf(g.x(), 2 * n + 1);
                    all[2 * n] = g.k();
                    return all;
                }
                /** The bytes that a run of a pullback allocates which has run before. */
                public static long allocated(int n, int steps) {
                    double[] x = start(n);
                    var back = Chain%1$dEnergy.pullback(x, 0.5, steps);
                    double[] xBar = new double[2 * n];
                    double[] kBar = new double[1];
                    back.accumulate(1, xBar, kBar);
                    var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
                    long before = threads.getCurrentThreadAllocatedBytes();
                    back.at(x, 0.5, steps).accumulate(1, xBar, kBar);
                    return threads.getCurrentThreadAllocatedBytes() - before;
                }
                public static void main(String[] args) {
                    double[] x = start(50);
                    int steps = Integer.parseInt(args[0]);
                    double[] g = gradient(50, steps);
                    double[] xDot = new double[100];
                    double product = 0.3 * g[100];
                    for (int i = 0; i < 100; i++) product += g[i] * (xDot[i] = Math.cos(i));
                    double tangent = Chain%1$dEnergy.pushforward(x, 0.5, steps, xDot, 0.3).tangent();
                    if (!(Math.abs(product - tangent) <= 1e-9 * Math.abs(tangent))) throw new AssertionError(product + " for " + tangent);
                }
            }
            """;

    @TempDir
    static Path directory;

    private static Javac.Result compiled;
    private static ClassLoader classes;

    @BeforeAll
    static void compile() throws Exception {
        Javac javac = new Javac(directory).source("p/Counted.java", COUNTED);
        for (int snapshots : List.of(0, 1, 3, 1000))
            javac.source("p/Chain" + snapshots + ".java", CHAIN.formatted(snapshots));
        compiled = javac.compileWith(new WengertProcessor());
        assertEquals(List.of(), compiled.errors());
        classes =
                new URLClassLoader(new URL[] {compiled.classes().toUri().toURL()}, TimeLoopTest.class.getClassLoader());
    }

    private static int[] counted(String method, int n, int applied) throws Exception {
        return (int[]) classes.loadClass("p.Counted")
                .getMethod(method, int.class, int.class)
                .invoke(null, n, applied);
    }

    /** The iterations that are run without being kept where a stretch is reversed. */
    private static int runs(int iterations, int snapshots) {
        int first = Schedule.first(iterations, snapshots, 7);
        return first == 0 ? 0 : first + runs(first, snapshots) + runs(iterations - first, snapshots - 1);
    }

    @Test
    void iterationsRunAsOftenAsTheScheduleSays() throws Exception {
        for (int n : List.of(0, 1, 7, 8, 56, 57, 200, 1000)) {
            int[] once = counted("loop", n, 1);
            assertEquals(n, once[0], n + " iterations forward");
            assertEquals(runs(n, 7), once[1], n + " iterations in reverse");
            assertEquals(3 * runs(n, 7), counted("loop", n, 3)[1]);
        }
        assertEquals(0, counted("loop", 7, 1)[1]);
        assertEquals(49, counted("loop", 56, 1)[1]);
    }

    @Test
    void iterationsThatMayLeaveAreCountedBefore() throws Exception {
        for (int n : List.of(0, 1, 7, 8, 200)) {
            int[] calls = counted("left", n, 1);
            assertEquals(2 * n, calls[0], n + " iterations forward");
            assertEquals(runs(n, 7), calls[1], n + " iterations in reverse");
        }
    }

    private static double[] chain(int snapshots, int n, int steps) throws Exception {
        return (double[]) classes.loadClass("p.Chain" + snapshots)
                .getMethod("gradient", int.class, int.class)
                .invoke(null, n, steps);
    }

    @Test
    void gradientIsThatOfKeepingAllBitForBit() throws Exception {
        for (int steps : List.of(0, 1, 2, 10, 41)) {
            double[] all = chain(0, 4, steps);
            for (int snapshots : List.of(1, 3, 1000)) assertArrayEquals(all, chain(snapshots, 4, steps));
        }
    }

    @Test
    void aMillionStepsFitIn64Megabytes() throws Exception {
        assertEquals(0, run("p.Chain1000", 1_000_000));
        assertNotEquals(0, run("p.Chain0", 1_000_000), "all of it would fit too");
    }

    /** All that is made anew is what a piece gives to the next: an array of 100 numbers, in a record. */
    @Test
    void aRunAfterTheFirstAllocatesSnapshotsOnly() throws Exception {
        long bytes = (long) classes.loadClass("p.Chain1000")
                .getMethod("allocated", int.class, int.class)
                .invoke(null, 50, 20_000);
        assertTrue(bytes < 20 * 1000, bytes + " bytes for 20 pieces");
    }

    private static int run(String main, int steps) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError", "-cp"));
        command.add(compiled.classes() + File.pathSeparator + runtime());
        command.addAll(List.of(main, "" + steps));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static Path runtime() throws URISyntaxException {
        return Path.of(Wengert.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
