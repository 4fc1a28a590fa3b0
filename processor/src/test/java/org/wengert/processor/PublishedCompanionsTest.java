package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Companions of other modules stand for their methods, where these do no more than compute. */
class PublishedCompanionsTest {
    private static final String MODELS = """
            package models;
            import org.wengert.Differentiable;
            public final class Models {
                private Models() {}
                public record Point(double x, double y) {}
                static final int[] CALLS = new int[1];
                public static final class Inner {
                    private Inner() {}
                    @Differentiable public static double wave(double x, int n, double[] w) {
                        double s = 0;
                        for (double v : w) s += Math.sin(n * v * x);
                        return s;
                    }
                }
                @Differentiable(name = "Squares") public static double[] squares(double[] w) {
                    double[] r = new double[w.length];
                    for (int i = 0; i < r.length; i++) r[i] = w[i] * w[i];
                    return r;
                }
                @Differentiable public static double positive(double x) {
                    if (x < 0) throw new IllegalArgumentException("negative");
                    return Math.sqrt(x);
                }
                @Differentiable public static double counted(double x) { CALLS[0]++; return x * x; }
                @Differentiable public static double printed(double x) { System.out.print(""); return x * x; }
                @Differentiable public static double timed(double x) { return x * System.nanoTime(); }
                @Differentiable public static double[] given(double[] x) { return x; }
                @Differentiable public static double overwritten(double[] x) { x[0] *= x[1]; return x[0]; }
                @Differentiable public static void filled(double[] out, double x) { out[0] = x * x; }
                @Differentiable(wrt = "a") public static double partial(double a, double b) { return a * b; }
                @Differentiable public static double ofRecord(Point p) { return p.x() * p.y(); }
            }
            """;

    private static final String USE = """
            package use;
            import org.wengert.*;
            import models.Models;
            public class Use {
                @Differentiable public static double loss(double x, double[] w) {
                    double[] q = Models.squares(w);
                    double sum = Models.Inner.wave(x * x, 2, q) * x;
                    for (double v : q) sum += v;
                    try {
                        sum += 3 * Models.positive(w[1] - 5);
                    } catch (IllegalArgumentException negative) {
                        sum += x;
                    }
                    return sum;
                }
                /** The same, all of it here. */
                @Differentiable public static double whole(double x, double[] w) {
                    double sum = 0;
                    for (double v : w) sum += Math.sin(2 * v * v * x * x);
                    sum *= x;
                    for (double v : w) sum += v * v;
                    return sum + (w[1] < 5 ? x : 3 * Math.sqrt(w[1] - 5));
                }
                public static double[][] run() {
                    double[] w = {1.5, 2.5};
                    UseLoss.Gradient loss = UseLoss.gradient(0.5, w);
                    UseWhole.Gradient whole = UseWhole.gradient(0.5, w);
                    double forward = UseLoss.pushforward(0.5, w, 2, new double[] {3, 4}).tangent();
                    double expected = UseWhole.pushforward(0.5, w, 2, new double[] {3, 4}).tangent();
                    return new double[][] {
                        {loss.x(), loss.w()[0], loss.w()[1], forward}, {whole.x(), whole.w()[0], whole.w()[1], expected}
                    };
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void standForTheirMethodsOnTheClassPath() throws Exception {
        Path models = compiled(javac("models").source("models/Models.java", MODELS));
        check(javac("use").source("use/Use.java", USE).classPath(models), models);
    }

    @Test
    void standForTheirMethodsOnTheModulePath() throws Exception {
        Path models = compiled(javac("models")
                .source("models/Models.java", MODELS)
                .source("module-info.java", "module models { requires transitive org.wengert; exports models; }")
                .modular());
        Javac use = javac("use")
                .source("use/Use.java", USE)
                .source("module-info.java", "module use { requires org.wengert; requires models; }")
                .classPath(models)
                .modular();
        check(use, models);
    }

    @Test
    void aRuleWins() throws Exception {
        Path models = compiled(javac("models").source("models/Models.java", MODELS));
        Javac use = javac("use").source("use/Use.java", """
                package use;
                import static org.wengert.Partials.partials;
                import org.wengert.*;
                public class Use {
                    @DerivativesOf(models.Models.class)
                    static final class Rules {
                        static double[] positive(double x) { return partials(7); }
                    }
                    @Differentiable static double f(double x) { return models.Models.positive(x); }
                    public static double[][] run() { return new double[][] {{UseF.gradient(4)}}; }
                }
                """).classPath(models);
        assertArrayEquals(new double[] {7}, run(use, models)[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Models.counted(x)",
                "Models.printed(x)",
                "Models.timed(x)",
                "Models.given(Models.squares(new double[] {x}))[0]",
                "Models.overwritten(new double[] {x, x})",
                "Models.partial(2, x)",
                "Models.ofRecord(new Models.Point(x, x))"
            })
    void ofMethodsThatDoMoreAreRefused(String call) {
        Path models = compiled(javac("models").source("models/Models.java", MODELS));
        assertRefused(call, "NoDerivativeRule", models);
    }

    @Test
    void whatIsWrittenInPlaceIsRefused() {
        Path models = compiled(javac("models").source("models/Models.java", MODELS));
        assertRefused(
                "fill(x); } static double fill(double x) { double[] y = {x}; Models.filled(y, x); return y[0]",
                "NoDerivativeRule",
                models);
    }

    @Test
    void theirSecondDerivativesAreRefused() {
        Path models = compiled(javac("models").source("models/Models.java", MODELS));
        List<String> errors = javac("use")
                .source("use/Use.java", """
                        package use;
                        class Use {
                            @org.wengert.Differentiable(order = 2) static double f(double x) { return models.Models.positive(x); }
                        }
                        """)
                .classPath(models)
                .compileWith(new WengertProcessor())
                .errors();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).contains("[NoSecondDerivative]"), errors::toString);
    }

    private void assertRefused(String call, String title, Path models) {
        String source = "package use; import models.Models; class Use {"
                + " @org.wengert.Differentiable static double f(double x) { return " + call + "; } }";
        List<String> errors = javac("use")
                .source("use/Use.java", source)
                .classPath(models)
                .compileWith(new WengertProcessor())
                .errors();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).contains("[" + title + "]"), errors::toString);
    }

    private static void check(Javac use, Path models) throws Exception {
        double[][] results = run(use, models);
        assertArrayEquals(results[1], results[0], 1e-14);
    }

    private static Path compiled(Javac javac) {
        Javac.Result result = javac.compileWith(new WengertProcessor());
        assertEquals(List.of(), result.messages());
        return result.classes();
    }

    private Javac javac(String name) {
        return new Javac(directory.resolve(name));
    }

    private static double[][] run(Javac use, Path models) throws Exception {
        URL[] urls = {compiled(use).toUri().toURL(), models.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, PublishedCompanionsTest.class.getClassLoader())) {
            return (double[][]) loader.loadClass("use.Use").getMethod("run").invoke(null);
        }
    }
}
