package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of the compilation: how they are found, and what of a call with a rule is done at run time. */
class UserRulesTest {
    private static final String METHODS = """
            package p;
            public class M {
                public static int calls;
                public static double f(double x) {
                    calls++;
                    return x * x;
                }
            }
            """;
    private static final String RULES = """
            package p;
            import static org.wengert.Partials.partials;
            import org.wengert.*;
            @DerivativesOf(M.class)
            class R {
                static double[] f(double x) { return partials(2 * %s); }
            }
            """;
    private static final String USE = """
            package p;
            import org.wengert.*;
            public class Use {
                @Differentiable(order = 2) public static double g(double x) { return 3 * M.f(x) * M.f(x); }
                public static double[] run(double x) {
                    UseG.Pullback back = UseG.pullback(x);
                    return new double[] {
                        M.calls, back.value(), back.apply(1), back.apply(2), M.calls,
                        UseG.gradient(x), M.calls, UseG.pushforward(x, 1).tangent(), M.calls, UseG.hessian(x)[0][0]
                    };
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void callsRunOnceInEachPass() throws Exception {
        Javac.Result result = new Javac(directory)
                .source("p/M.java", METHODS)
                .source("p/R.java", RULES.formatted("x"))
                .source("p/Use.java", USE)
                .compileWith(new WengertProcessor());
        assertEquals(List.of(), result.messages());
        checkUse(result);
    }

    private static void checkUse(Javac.Result result) throws Exception {
        URL[] classes = {result.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, UserRulesTest.class.getClassLoader())) {
            double[] run = (double[])
                    loader.loadClass("p.Use").getMethod("run", double.class).invoke(null, 2.0);
            double[] expected = {2, 48, 96, 192, 2, 96, 4, 96, 6, 144};
            assertEquals(boxed(expected), boxed(run));
        }
    }

    private static List<Double> boxed(double[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toList();
    }

    @Test
    void aRuleWaitsForAClassThatIsGenerated() throws Exception {
        Javac.Result result = new Javac(directory)
                .processor(new Generator("p.K", "package p; class K { static double id(double x) { return x; } }"))
                .source("p/M.java", METHODS)
                .source("p/R.java", RULES.formatted("K.id(x)"))
                .source("p/Use.java", USE)
                .lint("none")
                .compileWith(new WengertProcessor());
        assertEquals(List.of(), result.messages());
        checkUse(result);
    }

    @Test
    void aRuleThatIsGeneratedIsFound() throws Exception {
        Javac.Result result = new Javac(directory)
                .processor(new Generator("p.R", RULES.formatted("x")))
                .source("p/M.java", METHODS)
                .source("p/Use.java", USE.replace("3 *", "R.class.getName().length() *"))
                .lint("none")
                .compileWith(new WengertProcessor());
        assertEquals(List.of(), result.messages());
        checkUse(result);
    }

    /** A library may have rules and nothing to differentiate. */
    @Test
    void rulesAreCheckedWithoutAnyUse() {
        Javac.Result result = new Javac(directory)
                .source("p/M.java", METHODS)
                .source("p/R.java", RULES.formatted("x").replace(" f(", " h("))
                .compileWith(new WengertProcessor());
        assertEquals(1, result.errors().size(), result.errors()::toString);
        assertEquals(
                "R.java:6 <h(d> [RuleTarget] M has no method h(double), so there is nothing that this rule is for."
                        + " Give the rule the name of the method and its parameters, the receiver first.",
                result.errors().get(0));
    }

    @Test
    void anErrorOfJavacsIsReportedOnce() {
        Javac.Result result = new Javac(directory)
                .source("p/M.java", METHODS)
                .source("p/R.java", RULES.formatted("missing"))
                .source("p/Use.java", USE)
                .compileWith(new WengertProcessor());
        assertEquals(
                List.of("R.java:6 <mis> cannot find symbol   symbol:   variable missing   location: class p.R"),
                result.errors().stream().filter(e -> e.contains("missing")).toList());
    }
}
