package org.wengert.processor.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java's own results are the oracle. */
class InterpreterTest {
    private static final String HERE = InterpreterTest.class.getCanonicalName();

    /** Members of every kind for calls. */
    static class Base {
        final double field;

        Base(double field) {
            this.field = field;
        }

        double plus(double x) {
            return field + x;
        }
    }

    static final class Derived extends Base implements Doubling {
        static final double STEP = 0.5;

        private Derived(double field) {
            super(field);
        }

        private static double half(float x, Object ignored) {
            return x / 2;
        }
    }

    interface Doubling {
        default double twice(double x) {
            return 2 * x;
        }
    }

    enum Kind {
        LINEAR
    }

    private static Interpreter.Outcome run(String signature, String body, @Nullable Object... arguments) {
        Function function = Verifier.verify(Reader.read("function f(" + signature + " {" + body + "}"));
        return Interpreter.run(function, arguments);
    }

    private static @Nullable Object value(String type, String expression) {
        return run(") -> " + type, type + " y = " + expression + " yield y").result();
    }

    @Test
    void arithmeticIsThatOfJava() {
        assertEquals(0.1f + 0.2f, value("float", "0.1f + 0.2f"));
        assertEquals(0.1 + 0.2, value("double", "0.1 + 0.2"));
        assertEquals(Integer.MIN_VALUE, value("int", "2147483647 + 1"));
        assertEquals(-7 / 2, value("int", "-7 / 2"));
        assertEquals(-7 % 3, value("int", "-7 % 3"));
        assertEquals(5.5 % -2.0, value("double", "5.5 % -2.0"));
        assertEquals(-0.0, value("double", "-(0.0)"));
        assertEquals(-8 >>> 28, value("int", "-8 >>> 28"));
        assertEquals(-8L >>> 60, value("long", "-8L >>> 60"));
        assertEquals(1 << 33, value("int", "1 << 33L"));
        assertEquals(~5L, value("long", "~(5L)"));
        assertEquals(0.0, value("double", "scale(-0.0, NaN)"));
        assertEquals(0f, value("float", "quotient(0.0f, 0.0f)"));
        assertEquals("a1.0", value("java.lang.String", "\"a\" + 1.0"));
        assertEquals("xA", value("java.lang.String", "\"x\" + 65 of char"));
        assertEquals("null2", value("java.lang.String", "null of java.lang.String + 2L"));
    }

    @Test
    void comparisonsAreThoseOfJava() {
        assertEquals(false, value("boolean", "NaN == NaN"));
        assertEquals(true, value("boolean", "NaN != NaN"));
        assertEquals(true, value("boolean", "0.0 == -0.0"));
        assertEquals(false, value("boolean", "NaN >= 1.0"));
        assertEquals(true, value("boolean", "97 of char > 96 of char"));
        assertEquals(true, value("boolean", "\"a\" == \"a\""));
        assertEquals(true, value("boolean", "null of java.lang.String == null"));
        assertEquals(true, value("boolean", "true ^ false"));
    }

    @Test
    void castsAreThoseOfJava() {
        assertEquals((int) Double.NaN, value("int", "(int) NaN"));
        assertEquals((int) 1e20, value("int", "(int) 1.0E20"));
        assertEquals((byte) 300.7, value("byte", "(byte) 300.7"));
        assertEquals((char) -1, value("char", "(char) -1"));
        assertEquals((float) 16777217L, value("float", "(float) 16777217L"));
        assertEquals((double) 0.1f, value("double", "(double) 0.1f"));
        assertEquals((long) 1e19f, value("long", "(long) 1.0E19f"));
        assertThrows(ClassCastException.class, () -> value("java.lang.Double", "(java.lang.Double) \"a\""));
    }

    @Test
    void faultsAreThoseOfJava() {
        assertThrows(ArithmeticException.class, () -> value("int", "1 / 0"));
        assertThrows(ArithmeticException.class, () -> value("long", "1L % 0L"));
        assertThrows(NullPointerException.class, () -> value("double", "(null of double[])[0]"));
        assertThrows(NullPointerException.class, () -> value("int", "length null of double[]"));
        assertThrows(NegativeArraySizeException.class, () -> value("int[]", "new int[-1]"));
        String load = "double y = a[2] yield y";
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> run("double[] a) -> double", load, new double[2]));
        String raise = "throw e";
        Exception exception = new java.io.IOException();
        assertSame(
                exception,
                assertThrows(java.io.IOException.class, () -> run("java.io.IOException e) -> int", raise, exception)));
    }

    @Test
    void everyKindOfMemberIsFound() {
        String body = """
                Here.Base base = call new Here.Base(x)
                double y = call instance Here.Base.plus(base, 1.0)
                Here.Derived derived = call new Here.Derived(y)
                double z = call instance Here.Derived.plus(derived, x)
                double w = instance Here.Derived.twice(derived, z)
                double v = field Here.Base.field(derived as Here.Base)
                double u = static field Here.Derived.STEP()
                double h = Here.Derived.half(3.0f, null of java.lang.Object)
                boolean same = 'Here.Kind.LINEAR' of Here.Kind == k
                yield y, z, w, v, u, h, same
                """;
        String results = "double x, Here.Kind k) -> (double, double, double, double, double, double, boolean)";
        Interpreter.Outcome outcome = run(results.replace("Here", HERE), body.replace("Here", HERE), 2.0, Kind.LINEAR);
        assertEquals(List.of(3.0, 5.0, 10.0, 3.0, 0.5, 1.5, true), outcome.results());
    }

    @Test
    void copiesKeepSharing() {
        double[] row = {1, 2};
        String body = "double[][] c = copy m double[][] z = zeros like m z[..] += once m yield c, z";
        List<Object> results = run(
                        "double[][] m) -> (double[][], double[][])", body, (Object) new double[][] {row, row, null})
                .results();
        for (Object result : results) {
            double[][] made = (double[][]) result;
            assertArrayEquals(row, made[0]);
            assertSame(made[0], made[1]);
            assertEquals(null, made[2]);
        }
    }

    @Test
    void tapesGrowAndSlotsStartAtZero() {
        String body = """
                slot int s
                tape<double> t = new tape<double>
                t[3] = 1.5
                t[3] += 1.0
                double a = t[3]
                double b = t[1]
                int c = get s
                put s = 7
                int d = get s
                yield a, b, c, d
                """;
        assertEquals(
                List.of(2.5, 0.0, 0, 7),
                run(") -> (double, double, int, int)", body).results());
    }

    @Test
    void exitsAndNextLeaveWhatIsInside() {
        String body = """
                int found = scope search {
                  loop for (int i = 0; i < 10; i += 1) {
                    loop for (int j = 9; j > i; j += -2) {
                      int p = i * j
                      boolean hit = p == n
                      scope skip {
                        branch hit {
                          exit search(p)
                        } else {
                          exit skip
                        }
                      }
                      next
                    }
                    next
                  }
                  exit search(-1)
                }
                yield found
                """;
        assertEquals(14, run("int n) -> int", body, 14).result());
        assertEquals(-1, run("int n) -> int", body, 13).result());
    }

    @Test
    void endlessLoopsAreGivenUp() {
        Function endless = Reader.read("function f() -> int { loop { next } unreachable }");
        Interpreter interpreter = new Interpreter(1000, InterpreterTest.class.getClassLoader());
        assertThrows(IllegalStateException.class, () -> interpreter.call(endless));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double y = x * x yield y                                   | 1",
                "double y = x / x yield y                                   | 4",
                "double y = java.lang.Math.sqrt(x) yield y                  | 4",
                "double y = java.lang.Math.sin(x) yield y                   | 20",
                "double y = a[0] a[1] = y a[0] += y yield y                 | 5",
                "loop for (int i = 0; i < 3; i += 1) { next } yield x       | 8",
                "double[] b = copy a b[..] = 0 b[..] += a yield x           | 12"
            })
    void costsAreCounted(String body, long cost) {
        assertEquals(
                cost,
                run("double x, double[] a) -> double", body, 1.5, new double[2]).cost());
    }

    @Test
    void aSafeAccessThatFailsIsAnError() {
        String body = "double y = safe a[5] yield y";
        assertThrows(AssertionError.class, () -> run("double[] a) -> double", body, new double[2]));
        assertEquals(0, value("int", "safe length null of double[]"));
    }
}
