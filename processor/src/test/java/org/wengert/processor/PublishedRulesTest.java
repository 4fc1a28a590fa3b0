package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of libraries: what their users need is their classes alone. */
class PublishedRulesTest {
    private static final String ERF = """
            package special;
            public class Erf {
                private static int calls;
                public Erf() {}
                public static double value(double x) { calls++; return x < 0 ? -1 : 1; }
                public double scaled(double x, int n) { calls++; return n; }
            }
            """;
    private static final String ERF_RULES = """
            package special.rules;
            import static org.wengert.Partials.partials;
            import org.wengert.*;
            import special.Erf;
            @DerivativesOf(Erf.class)
            class Erf_Derivatives {
                private static final double FACTOR = 2 / Math.sqrt(Math.PI);
                static double[] value(double x) { return partials(factor() * Math.exp(-x * x)); }
                static double[] scaled(Erf self, double x, int n) {
                    double power = 1;
                    for (int i = 0; i < n; i++) power *= x;
                    return x == 0 ? partials(-1) : partials(power);
                }
                private static double factor() { return FACTOR; }
            }
            """;
    private static final String GAMMA = """
            package gamma;
            public final class Gamma {
                private static int calls;
                private Gamma() {}
                public static double log(double x) { calls++; return x; }
            }
            """;
    private static final String GAMMA_RULES = """
            package gamma;
            import static org.wengert.Partials.partials;
            import org.wengert.*;
            @DerivativesOf(Gamma.class)
            class GammaDerivatives {
                static double[] log(double x) { return partials(%s); }
            }
            """;
    private static final String USE = """
            package p;
            import gamma.Gamma;
            import org.wengert.*;
            import special.Erf;
            public class Use {
                @Differentiable public static double f(double x, double y) {
                    return 3 * Erf.value(x) + new Erf().scaled(y, 2) * Gamma.log(x);
                }
                public static double[] run(double x, double y) {
                    UseF.Gradient g = UseF.gradient(x, y);
                    return new double[] {g.x(), g.y()};
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void rulesOfTheClassPath() throws Exception {
        Javac.Result use = use(erf(false), gamma("7", false));
        assertEquals(List.of(), use.messages());
        check(use, 6 / Math.sqrt(Math.PI) * Math.exp(-0.25) + 7 * 2, 9 * 0.5, erf(false), gamma("7", false));
    }

    @Test
    void rulesOfTheModulePath() throws Exception {
        Path erf = erf(true);
        Path gamma = gamma("7", true);
        Javac.Result use = javac("use")
                .source("module-info.java", "module use { requires org.wengert; requires special; requires gamma; }")
                .source("p/Use.java", USE)
                .classPath(erf)
                .classPath(gamma)
                .modular()
                .compileWith(new WengertProcessor());
        assertEquals(List.of(), use.messages());
        check(use, 6 / Math.sqrt(Math.PI) * Math.exp(-0.25) + 7 * 2, 9 * 0.5, erf, gamma);
    }

    @Test
    void oneOfTheCompilationWinsOverOneOfALibrary() throws Exception {
        Javac.Result use = javac("use")
                .source("p/Use.java", USE)
                .source(
                        "p/MyDerivatives.java",
                        GAMMA_RULES.formatted("-1").replace("package gamma;", "package p; import gamma.Gamma;"))
                .classPath(erf(false))
                .classPath(gamma("7", false))
                .compileWith(new WengertProcessor());
        assertEquals(List.of(), use.messages());
        check(use, 6 / Math.sqrt(Math.PI) * Math.exp(-0.25) - 2, 9 * 0.5, erf(false), gamma("7", false));
    }

    @Test
    void rulesOfTwoLibrariesForOneMethodAreRefusedWhereItIsCalled() {
        Path gamma = gamma("7", false);
        Path more = compiled(javac("more")
                .source(
                        "more/MoreDerivatives.java",
                        GAMMA_RULES.formatted("8").replace("package gamma;", "package more; import gamma.Gamma;"))
                .classPath(gamma));
        List<String> errors = use(erf(false), gamma, more).errors();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(
                errors.get(0)
                        .startsWith("Use.java:7 <(x)> [TwoRules] gamma.Gamma.log(double) has two rules,"
                                + " one in gamma.GammaDerivatives and one in more.GammaDerivatives."),
                errors::toString);
    }

    @Test
    void anIndexWhoseRulesAreGoneIsIgnored() throws IOException {
        Path gamma = gamma("7", false);
        Files.delete(gamma.resolve("gamma/GammaDerivatives.class"));
        List<String> errors = use(erf(false), gamma).errors();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).startsWith("Use.java:7 <(x)> [NoDerivativeRule]"), errors::toString);
    }

    @Test
    void compilingAgainOverOldClassesTakesTheRulesOfTheSource() throws Exception {
        Path old = gamma("7", false);
        Javac.Result again = new Javac(directory.resolve("again"))
                .source("gamma/Gamma.java", GAMMA)
                .source("gamma/GammaDerivatives.java", GAMMA_RULES.formatted("-1"))
                .source("p/Use.java", USE)
                .classPath(erf(false))
                .classPath(old)
                .lint("none")
                .compileWith(new WengertProcessor());
        assertEquals(List.of(), again.messages());
        check(again, 6 / Math.sqrt(Math.PI) * Math.exp(-0.25) - 2, 9 * 0.5, erf(false));
    }

    private Path erf(boolean modular) {
        Javac javac = javac(modular ? "special-module" : "special")
                .source("special/Erf.java", ERF)
                .source("special/rules/ErfDerivatives.java", ERF_RULES);
        if (modular) {
            javac.source("module-info.java", "module special { requires org.wengert; exports special; }")
                    .modular();
        }
        Path classes = compiled(javac);
        assertTrue(Files.exists(classes.resolve("org/wengert/index/special/Erf/special_rules_Erf__Derivatives.class")));
        assertFalse(Files.exists(classes.resolve("org/wengert/index/special/Erf/Erf_Derivatives.class")));
        return classes;
    }

    private Path gamma(String partial, boolean modular) {
        Javac javac = javac(modular ? "gamma-module" : "gamma")
                .source("gamma/Gamma.java", GAMMA)
                .source("gamma/GammaDerivatives.java", GAMMA_RULES.formatted(partial));
        if (modular) {
            javac.source("module-info.java", "module gamma { requires org.wengert; exports gamma; }")
                    .modular();
        }
        return compiled(javac);
    }

    private static Path compiled(Javac javac) {
        Javac.Result result = javac.compileWith(new WengertProcessor());
        assertEquals(List.of(), result.messages());
        return result.classes();
    }

    private Javac.Result use(Path... libraries) {
        Javac javac = javac("use").source("p/Use.java", USE);
        for (Path library : libraries) javac.classPath(library);
        return javac.compileWith(new WengertProcessor());
    }

    private Javac javac(String name) {
        return new Javac(directory.resolve(name));
    }

    private static void check(Javac.Result use, double dx, double dy, Path... libraries) throws Exception {
        URL[] urls = Arrays.stream(libraries).map(PublishedRulesTest::url).toArray(URL[]::new);
        URL[] all = Arrays.copyOf(urls, urls.length + 1);
        all[urls.length] = url(use.classes());
        try (URLClassLoader loader = new URLClassLoader(all, PublishedRulesTest.class.getClassLoader())) {
            double[] gradient = (double[]) loader.loadClass("p.Use")
                    .getMethod("run", double.class, double.class)
                    .invoke(null, 0.5, 3.0);
            assertEquals(dx, gradient[0], 1e-15);
            assertEquals(dy, gradient[1], 1e-15);
        }
    }

    private static URL url(Path classes) {
        try {
            return classes.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
