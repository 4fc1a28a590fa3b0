package org.wengert.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Diagnostics that follow from the annotation and the signature: each once, at its place. */
class SignatureDiagnosticsTest {
    @TempDir
    Path directory;

    /** The annotation stands on line 2, the method on line 3; what javac points at is in angle brackets. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            2 <"z"> [UnknownParameter] | method f has no parameter z | @Differentiable(wrt = "z") | static double f(double x) { return x; }
            2 <"z"> [UnknownParameter] | Choose among x, y           | @Differentiable(wrt = {"x", "z"}) | static double f(double x, double y) { return x; }
            2 <"n"> [PassiveParameter] | of type int                 | @Differentiable(wrt = "n") | static double f(double x, int n) { return x; }
            2 <"th> [PassiveParameter] | of type p.C                 | @Differentiable(wrt = "this") | double f(double x) { return x; }
            3 <int> [ReturnType]       | return type int             | @Differentiable | static int f(double x) { return 1; }
            3 <Str> [ReturnType]       | return type java.lang.String | @Differentiable | static String f(double x) { return ""; }
            3 <voi> [VoidMethod]       | writes to none              | @Differentiable | static void f(double x) { }
            3 <voi> [VoidMethod]       | writes to none              | @Differentiable | static void f(double[] x) { }
            3 <voi> [SeveralOutputs]   | parameters, x, y:           | @Differentiable | static void f(double[] x, double[] y) { x[0] = y[0]++; }
            3 <f(i> [NoDifferentiableParameter] | method f           | @Differentiable | static double f(int n) { return n; }
            3 <f(d> [SynchronizedMethod] | synchronized              | @Differentiable | static synchronized double f(double x) { return x; }
            3 <f(d> [NoBody]           | native                      | @Differentiable | static native double f(double x);
            3 <f(d> [NoBody]           | abstract                    | @Differentiable | abstract double f(double x);
            3 <f(d> [PrivateMember]    | Make it package-private     | @Differentiable | private static double f(double x) { return x; }
            2 <333> [UnknownOrder]     | Write 1 or 2                | @Differentiable(order = 333) | static double f(double x) { return x; }
            2 <"a > [IllegalName]      | simple Java name            | @Differentiable(name = "a b") | static double f(double x) { return x; }
            3 <f(d> [NameTaken]        | C                           | @Differentiable(name = "C") | static double f(double x) { return x; }
            """)
    void isReportedAtItsPlace(String placeAndName, String words, String annotation, String method) {
        String head = "package p; import org.wengert.Differentiable; abstract class C {\n";
        Javac.Result result = new Javac(directory)
                .source("p/C.java", head + annotation + "\n" + method + "\n}")
                .compile();
        assertEquals(1, result.messages().size(), result.messages()::toString);
        String message = result.errors().get(0);
        assertTrue(message.startsWith("C.java:" + placeAndName), message);
        assertTrue(message.contains(words), message);
    }

    @Test
    void overloadsClash() {
        Javac.Result result = new Javac(directory).source("p/C.java", """
                        package p;
                        class C {
                            @org.wengert.Differentiable static double f(double x) { return x; }
                            @org.wengert.Differentiable static double f(double[] x) { return x[0]; }
                        }
                        """).compile();
        assertEquals(1, result.errors().size(), result.messages()::toString);
        assertTrue(result.errors().get(0).startsWith("C.java:4 <f(d> [NameClash]"), result.errors()::toString);
        assertTrue(result.errors().get(0).contains("overload"), result.errors()::toString);
    }

    @Test
    void privateNestedClass() {
        Javac.Result result = new Javac(directory)
                .source(
                        "p/C.java",
                        "package p; class C { private static class N { @org.wengert.Differentiable static double f(double x) { return x; } } }")
                .compile();
        assertEquals(1, result.errors().size(), result.messages()::toString);
        assertTrue(
                result.errors().get(0).contains("[PrivateMember] the class N cannot be reached"),
                result.errors()::toString);
    }

    @Test
    void severalProblemsAreEachReported() {
        Javac.Result result = new Javac(directory).source("p/C.java", """
                        package p;
                        class C {
                            @org.wengert.Differentiable static int f(double x) { return 1; }
                            @org.wengert.Differentiable static double g(int x) { return x; }
                            @org.wengert.Differentiable static double h(double x) { return x; }
                        }
                        """).compile();
        assertEquals(
                List.of("3", "4"),
                result.errors().stream().map(e -> e.substring(7, 8)).toList());
    }
}
