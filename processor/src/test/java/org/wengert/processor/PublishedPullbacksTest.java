package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hand-written pullbacks of libraries: what their users need is their classes alone. */
class PublishedPullbacksTest {
    private static final String VECTORS = """
            package vectors;
            public final class Vectors {
                private Vectors() {}
                private static int calls;
                public static double dot(double[] x, double[] y) {
                    calls++;
                    double s = 0;
                    for (int i = 0; i < x.length; i++) s += x[i] * y[i];
                    return s;
                }
                public static void squareInto(double[] x, double[] out) {
                    calls++;
                    for (int i = 0; i < x.length; i++) out[i] = x[i] * x[i];
                }
            }
            """;
    /** The names of parameters are not in the class file. */
    private static final String DOT = """
            package vectors.rules;
            import org.wengert.PullbackOf;
            import vectors.Vectors;
            @PullbackOf(type = Vectors.class, method = "dot")
            public record DotPullback(double[] x, double[] y) {
                public static DotPullback of(double[] x, double[] y) { return new DotPullback(x, y); }
                public double value() { return Vectors.dot(x, y); }
                public record Gradient(double[] x, double[] y) {}
                public Gradient apply(double seed) {
                    double[] xBar = new double[x.length];
                    double[] yBar = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        xBar[i] = %s * seed * y[i];
                        yBar[i] = seed * x[i];
                    }
                    return new Gradient(xBar, yBar);
                }
            }
            """;

    private static final String SQUARE = """
            package vectors.rules;
            import org.wengert.*;
            import vectors.Vectors;
            @PullbackOf(type = Vectors.class, method = "squareInto")
            public record SquarePullback(double[] x) {
                public static SquarePullback of(double[] from, @Overwritten double[] to) { return new SquarePullback(from); }
                public record Outputs(double[] to) {}
                public Outputs value() {
                    double[] y = new double[x.length];
                    Vectors.squareInto(x, y);
                    return new Outputs(y);
                }
                public record Gradient(double[] from, double[] to) {}
                public Gradient apply(Outputs seed) {
                    double[] bar = new double[x.length];
                    for (int i = 0; i < x.length; i++) bar[i] = 2 * x[i] * seed.to()[i];
                    return new Gradient(bar, new double[x.length]);
                }
            }
            """;
    private static final String USE = """
            package p;
            import org.wengert.*;
            import vectors.Vectors;
            public class Use {
                @Differentiable(order = %d) public static double f(double[] x, double[] y) {
                    double[] z = new double[x.length];
                    Vectors.squareInto(x, z);
                    return Vectors.dot(z, y);
                }
                public static double[][] run() {
                    UseF.Gradient g = UseF.gradient(new double[] {1, 2}, new double[] {3, 5});
                    return new double[][] {g.x(), g.y()};
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void onTheClassPath() throws Exception {
        Path vectors = vectors(false);
        check(use(1).classPath(vectors), 1, vectors);
    }

    @Test
    void onTheModulePath() throws Exception {
        Path vectors = vectors(true);
        Javac use = use(1).source("module-info.java", "module use { requires org.wengert; requires vectors; }")
                .classPath(vectors)
                .modular();
        check(use, 1, vectors);
    }

    @Test
    void oneOfTheCompilationWinsOverOneOfALibrary() throws Exception {
        Path vectors = vectors(false);
        Javac use = use(1).source(
                        "p/DotPullback.java", DOT.formatted("7").replace("package vectors.rules", "package p"))
                .classPath(vectors);
        check(use, 7, vectors);
    }

    @Test
    void thoseOfTwoLibrariesForOneMethodAreRefusedWhereItIsCalled() {
        Path vectors = vectors(false);
        Path more = compiled(javac("more")
                .source("more/DotPullback.java", DOT.formatted("7").replace("package vectors.rules", "package more"))
                .classPath(vectors));
        List<String> errors = use(1).classPath(vectors)
                .classPath(more)
                .compileWith(new WengertProcessor())
                .errors();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(
                errors.get(0).contains("[TwoRules]") && errors.get(0).contains("one in more.DotPullback"),
                errors::toString);
    }

    @Test
    void theirSecondDerivativeIsRefusedWhereTheyAreCalled() {
        List<String> errors = use(2).classPath(vectors(false))
                .compileWith(new WengertProcessor())
                .errors();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(
                errors.get(0)
                        .contains(
                                "[NoSecondDerivative] the first derivative uses SquarePullback.of(double[],double[])"),
                errors::toString);
    }

    @Test
    void oneOfTheCompilationWinsOverABuiltInRule() throws Exception {
        Javac use = javac("use").source("p/Use.java", """
                package p;
                import org.wengert.*;
                public class Use {
                    @PullbackOf(type = Math.class, method = "cbrt")
                    record CbrtPullback(double x) {
                        static CbrtPullback of(double x) { return new CbrtPullback(x); }
                        double value() { return Math.cbrt(x); }
                        double apply(double seed) { return 7 * seed; }
                    }
                    @Differentiable static double f(double x) { return 2 * Math.cbrt(x) + Math.sqrt(x); }
                    public static double[][] run() {
                        double gradient = UseF.gradient(1);
                        double tangent = UseF.pushforward(1, 1).tangent();
                        return new double[][] {{gradient, tangent}};
                    }
                }
                """);
        assertArrayEquals(new double[] {14.5, 14.5}, run(use)[0]);
    }

    private Path vectors(boolean modular) {
        Javac javac = javac("vectors")
                .source("vectors/Vectors.java", VECTORS)
                .source("vectors/rules/DotPullback.java", DOT.formatted("1"))
                .source("vectors/rules/SquarePullback.java", SQUARE);
        if (modular)
            javac.source(
                            "module-info.java",
                            "module vectors { requires transitive org.wengert; exports vectors; exports vectors.rules; }")
                    .modular();
        return compiled(javac);
    }

    private Javac use(int order) {
        return javac("use").source("p/Use.java", USE.formatted(order));
    }

    private static Path compiled(Javac javac) {
        Javac.Result result = javac.compileWith(new WengertProcessor());
        assertEquals(List.of(), result.messages());
        return result.classes();
    }

    private Javac javac(String name) {
        return new Javac(directory.resolve(name));
    }

    private static void check(Javac use, double factor, Path vectors) throws Exception {
        double[][] gradient = run(use, vectors);
        assertArrayEquals(new double[] {factor * 6, factor * 20}, gradient[0]);
        assertArrayEquals(new double[] {1, 4}, gradient[1]);
    }

    private static double[][] run(Javac use, Path... libraries) throws Exception {
        List<URL> urls = new ArrayList<>(List.of(compiled(use).toUri().toURL()));
        for (Path library : libraries) urls.add(library.toUri().toURL());
        ClassLoader parent = PublishedPullbacksTest.class.getClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), parent)) {
            return (double[][]) loader.loadClass("p.Use").getMethod("run").invoke(null);
        }
    }
}
