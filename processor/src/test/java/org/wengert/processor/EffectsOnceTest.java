package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a method does on the side is done once by each member, and its random numbers are the same wherever they are used. */
class EffectsOnceTest {
    private static final String NOISY = """
            package p;
            import java.util.List;
            import java.util.Random;
            import org.wengert.*;
            public class Noisy {
                static final class Counting extends Random {
                    int calls;
                    Counting() { super(7); }
                    @Override public double nextDouble() { calls++; return super.nextDouble(); }
                }
                @Differentiable(wrt = {"x", "y"}, order = 2)
                static double noisy(double[] x, double y, Random random, StringBuilder log) {
                    double s = 0;
                    for (int i = 0; i < x.length; i++) {
                        double noise = random.nextDouble();
                        if (noise > 0.5) log.append(i).append(',');
                        s += Math.sin(x[i] * noise) * x[(i + 1) % x.length] * y;
                    }
                    return random.nextBoolean() ? s * y : s * x[0];
                }
                private static double step(double x, Random random, int n) {
                    double noise = random.nextDouble();
                    return n == 0 ? x * noise : step(x * noise + 1, random, n - 1) * noise * x;
                }
                private static double drawn(Random random, int n) {
                    return n == 0 ? random.nextDouble() : drawn(random, n - 1) + random.nextDouble();
                }
                @Differentiable(wrt = {"x", "y"}, order = 2)
                static double recursive(double[] x, double y, Random random, StringBuilder log) {
                    double s = y * drawn(random, 2) * step(x[0] * x[1], random, 3);
                    log.append(random.nextInt()).append(s);
                    double[] w = random.doubles(x.length).toArray();
                    for (int i = 0; i < x.length; i++) s *= 1 + w[i] * x[i];
                    return s * step(x[2], random, 2) * log.length();
                }
                @Differentiable(wrt = {"x", "y"}, order = 2)
                static double given(double[] x, double y, double[] noise, boolean last) {
                    double s = 0;
                    for (int i = 0; i < x.length; i++) s += Math.sin(x[i] * noise[i]) * x[(i + 1) % x.length] * y;
                    return last ? s * y : s * x[0];
                }
                static final double[] X = {0.3, -1.2, 0.7, 2.1, 0.4, -0.6, 1.3, 0.9, -0.2};
                /** A Hessian, and row after row of it from runs of their own. */
                public static double[][][] recursiveHessians() {
                    double[][] rows = new double[X.length + 1][];
                    for (int i = 0; i <= X.length; i++) {
                        double[] e = new double[X.length];
                        if (i < X.length) e[i] = 1;
                        var row = NoisyRecursive.hessianVectorProduct(
                                X, 1.7, new Random(7), new StringBuilder(), e, i < X.length ? 0 : 1);
                        rows[i] = java.util.Arrays.copyOf(row.x(), X.length + 1);
                        rows[i][X.length] = row.y();
                    }
                    return new double[][][] {rows, NoisyRecursive.hessian(X, 1.7, new Random(7), new StringBuilder())};
                }
                public static double[][][] hessians() {
                    Random random = new Random(7);
                    double[] noise = new double[X.length];
                    for (int i = 0; i < noise.length; i++) noise[i] = random.nextDouble();
                    return new double[][][] {
                        NoisyNoisy.hessian(X, 1.7, new Counting(), new StringBuilder()),
                        NoisyGiven.hessian(X, 1.7, noise, random.nextBoolean())
                    };
                }
                /** What has been done: in the method, and in each of its members. */
                public static List<String> done() {
                    return List.of(
                        run((r, log) -> noisy(X, 1.7, r, log)),
                        run((r, log) -> NoisyNoisy.gradient(X, 1.7, r, log)),
                        run((r, log) -> NoisyNoisy.pullback(X, 1.7, r, log).apply(1)),
                        run((r, log) -> NoisyNoisy.hessianVectorProduct(X, 1.7, r, log, X, 1)),
                        run((r, log) -> NoisyNoisy.hessian(X, 1.7, r, log)));
                }
                public static List<String> doneRecursively() {
                    return List.of(
                        run((r, log) -> recursive(X, 1.7, r, log)),
                        run((r, log) -> NoisyRecursive.gradient(X, 1.7, r, log)),
                        run((r, log) -> NoisyRecursive.hessianVectorProduct(X, 1.7, r, log, X, 1)),
                        run((r, log) -> NoisyRecursive.hessian(X, 1.7, r, log)));
                }
                static String run(java.util.function.BiConsumer<Random, StringBuilder> member) {
                    Counting random = new Counting();
                    StringBuilder log = new StringBuilder();
                    member.accept(random, log);
                    return random.calls + " numbers, " + log;
                }
            }
            """;

    @TempDir
    static Path directory;

    private static Class<?> noisy;

    @BeforeAll
    static void compile() throws Exception {
        Javac.Result compiled =
                new Javac(directory).source("p/Noisy.java", NOISY).compileWith(new WengertProcessor());
        assertEquals(List.of(), compiled.errors());
        URL[] classes = {compiled.classes().toUri().toURL()};
        noisy = new URLClassLoader(classes, EffectsOnceTest.class.getClassLoader()).loadClass("p.Noisy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "doneRecursively"})
    void everyMemberDoesThemOnce(String by) throws Exception {
        List<?> done = (List<?>) noisy.getMethod(by).invoke(null);
        for (Object what : done) assertEquals(done.get(0), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hessians", "recursiveHessians"})
    void allRowsOfAHessianSeeTheSameNumbers(String by) throws Exception {
        double[][][] both = (double[][][]) noisy.getMethod(by).invoke(null);
        for (int i = 0; i < both[1].length; i++) assertArrayEquals(both[1][i], both[0][i], 1e-15);
    }
}
