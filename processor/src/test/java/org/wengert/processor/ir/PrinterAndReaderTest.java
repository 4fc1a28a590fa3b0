package org.wengert.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrinterAndReaderTest {
    private static final Type.Reference OBJECT = new Type.Reference("java.lang.Object");

    private static final String ROSENBROCK = """
            function rosenbrock(double[] x) -> double {
              int n = length x
              int last = n - 1
              double s = loop (double s.2 = 0.0) for (int i = 0; i < last; i += 1) {
                int v1 = i + 1
                double a = safe x[i]
                double b = safe x[v1]
                double v2 = a * a
                double v3 = b - v2
                double v4 = java.lang.Math.pow(v3, 2.0)
                double v5 = 100.0 * v4
                double s.3 = s.2 + v5
                next s.3
              }
              yield s
            }
            """;

    /** Every kind of line, operation, terminator, type, constant and callee, as the printer writes it. */
    private static final String EVERYTHING = """
            function demo.Everything(double x, float f, long l, int i, boolean c, char h, double[][] m, java.lang.String t) -> (double, int) {
              slot double[] kept
              slot double s1
              double v1 = -x
              double v2 = -(1.5)
              double v3 = -1.5 - -2.0E-9
              double v4 = scale(x, v1)
              double v5 = quotient(v4, NaN)
              float v6 = f * 1.5f
              float v7 = -Infinity of float % f
              long v8 = l >>> 3
              long v9 = l << 3L
              int v10 = ~i
              boolean v11 = !c
              boolean v12 = h <= 65 of char
              double `v13` = c ? x : v1
              java.lang.String v13 = t + 'app.Kind.LINEAR' of app.Kind
              boolean v14 = t == null
              boolean v15 = t == null of java.lang.String
              int v16 = (int) x
              java.lang.CharSequence v17 = (java.lang.CharSequence) "a\\"b\\\\\\n\\u0000é" of java.lang.Object
              double[] row = m[i]
              double[] row.2 = safe m[0]
              row[i] = x
              row[0] += 1.0
              (null of double[])[0] = x
              double[] v18 = new double[i]
              double[] v18b = blank new double[i]
              double[][][] v19 = new double[2][i][]
              tape<tape<int>> v20 = new tape<tape<int>>
              int v21 = safe length row
              double[][] `copy` = copy m
              double[][] v22 = zeros like `copy`
              `copy`[..] += v22
              `copy`[..] += once v22
              v22[..] = 0
              double v23 = instance java.lang.Double.doubleValue(t as java.lang.Double)
              double v24 = field app.Point.x(null of app.Point)
              app.Point v25 = static field app.Point.ORIGIN()
              app.Point v26 = new app.Point(x, x)
              call java.lang.System.gc()
              call java.util.Objects.requireNonNull(t as java.lang.Object) -> java.lang.Object
              java.lang.Object v27 = call instance java.lang.String.trim(t) -> java.lang.String
              boolean isText = t instanceof java.lang.String
              (double[] data, java.lang.Throwable failure) = call app.Data.read() catching java.io.IOException | app.Bad
              java.lang.Throwable failure.2 = call app.Data.write(row) catching java.io.IOException
              java.lang.Throwable e = scope caught catching java.lang.ArithmeticException {
                throw null of java.lang.RuntimeException
              }
              call assign app.Point.x(null of app.Point, x)
              call super app.Point.reset(null of app.Point)
              app.Fn fn = call closure app.C.lambda(x)
              app.Point made = call pure new app.Point(x, x)
              put kept = row
              double[] v28 = get kept
              put s1 = x
              double v29 = get s1
              (double v30, int v31) = call local helper(row, i)
              call local helper(row as java.lang.Object, i) -> (double, int)
              app.Frame v32 = new app.Frame
              call phase app.Frame.forward(v32, x)
              double v33 = call phase app.Frame.reverse(v32)
              (double seed, int v34) = turn(x, row)
              int y = if c {
                yield 1
              } else {
                yield i
              }
              if true {
                yield
              } else {
                yield
              }
              (double a, int b) = scope found {
                loop (double z = x, int k = 0) {
                  int k.2 = k + 1
                  scope L1 {
                    branch c {
                      exit found(z, k)
                    } else {
                      exit L1
                    }
                  }
                  next z, k.2
                }
                unreachable
              }
              loop for (int j = i; j > 0; j += -2) {
                next
              }
              branch c {
                yield a, b
              } else {
                throw null of java.lang.RuntimeException
              }
            }
            """;

    @Test
    void aPrintedFunctionIsReadBackAsItIs() {
        assertEquals(ROSENBROCK, Printer.print(Verifier.verify(Reader.read(ROSENBROCK))));
    }

    @Test
    void everyKindOfLineIsReadBackAsItIs() {
        assertEquals(EVERYTHING, Printer.print(Verifier.verify(Reader.read(EVERYTHING))));
    }

    @Test
    void aReadFunctionRuns() {
        double[] x = {1.2, 0.8, 1.1};
        double expected = 0;
        for (int i = 0; i < 2; i++) expected += 100.0 * Math.pow(x[i + 1] - x[i] * x[i], 2.0);
        assertEquals(
                expected, Interpreter.run(Reader.read(ROSENBROCK), (Object) x).result());
    }

    static Stream<Constant> constants() {
        Type[] small = {Type.Primitive.BYTE, Type.Primitive.SHORT, Type.Primitive.CHAR, Type.INT};
        double[] doubles = {0.0, -0.0, 0.1, -1e-300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1 / 0.0, -1 / 0.0};
        List<Constant> others = List.of(
                Constant.TRUE,
                Constant.FALSE,
                Constant.of(Long.MIN_VALUE),
                Constant.of(Integer.MIN_VALUE),
                new Constant(Type.STRING, "tab\t quote\" tick` 'slash\\ /* // \n\r\u2028\ud83d\ude00 end"),
                new Constant(OBJECT, "text"),
                new Constant(Type.STRING, null),
                new Constant(Type.arrayOf(Type.INT), null),
                new Constant(new Type.Reference("app.Kind"), new Constant.Symbol("app.Kind.valueOf(\"it's\")")));
        return Stream.of(
                        Arrays.stream(small).map(type -> new Constant(type, 65)),
                        Arrays.stream(doubles).mapToObj(Constant::of),
                        Arrays.stream(doubles).mapToObj(d -> Constant.of((float) d)),
                        others.stream())
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void constantsAreExact(Constant constant) {
        Terminator end = new Terminator.Yield(List.of(constant));
        Function function = new Function("f", List.of(), List.of(constant.type()), new Block(List.of(), end));
        Function again = Reader.read(Printer.print(Verifier.verify(function)));
        assertEquals(end, again.body().end());
    }

    @ParameterizedTest
    @CsvSource({"x", "yield", "v7", "α", "$0", "x_bar", "a.b", "NaN", "'has space'", "tick`", "''", "s1", "length"})
    void namesAreExact(String name) {
        Var first = new Var(Type.DOUBLE, name);
        Var second = new Var(Type.DOUBLE, name);
        Label label = new Label(name);
        Slot slot = new Slot(new Type.Reference(name.isEmpty() ? "T" : name), name);
        Block inner = new Block(List.of(), new Terminator.Exit(label, List.of()));
        List<Line> lines = List.of(
                new Line.Put(slot, new Constant(slot.type(), null), Position.NONE),
                new Line.Scope(List.of(), label, inner, Position.NONE),
                new Line.Let(second, Operation.Basic.NEG, List.of(first), Position.NONE),
                new Line.Store(new Constant(Type.arrayOf(Type.DOUBLE), null), Constant.of(0), second, Position.NONE));
        Block body = new Block(lines, new Terminator.Yield(List.of(second)));
        Function function = new Function(name.isEmpty() ? "f" : name, List.of(first), List.of(Type.DOUBLE), body);
        String text = Printer.print(Verifier.verify(function));
        Function again = Reader.read(text);
        assertEquals(text, Printer.print(again));
        assertEquals(function.name(), again.name());
        assertEquals(name, again.parameters().get(0).name());
        assertEquals(name, again.body().lines().get(2).results().get(0).name());
        assertEquals(name, ((Line.Scope) again.body().lines().get(1)).label().name());
        assertEquals(
                slot.type(), ((Line.Put) again.body().lines().get(0)).slot().type());
    }

    @Test
    void sourceLinesAreCommentsThatTheReaderSkips() {
        Function plain = Reader.read("function f(double x) -> double { double y = x * x yield y }");
        Line.Let line = (Line.Let) plain.body().lines().get(0);
        Line placed = new Line.Let(line.result(), line.operation(), line.arguments(), new Position("F.java", 1, 2, 12));
        String text = Printer.printWithSource(
                plain.withBody(new Block(List.of(placed), plain.body().end())));
        assertTrue(text.contains("double y = x * x  // line 12\n"), text);
        assertEquals(Printer.print(plain), Printer.print(Reader.read(text)));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("function f() -> double {\n  yield y\n}", 2, 9, "y is not defined"),
                Arguments.of("function f(int a, int a) -> int {\n  yield a\n}", 1, 23, "a is defined twice"),
                Arguments.of(
                        "function f(int a) -> int {\n  int b = a\n  yield b\n}",
                        3,
                        3,
                        "an operator expected, found yield"),
                Arguments.of("function f(int a) -> int {\n  yield a", 2, 10, "} expected, found the end"),
                Arguments.of(
                        "function f(int a) -> int {\n}",
                        2,
                        1,
                        "yield, next, exit, throw, branch or unreachable expected, found }"),
                Arguments.of("function f() -> int {\n  yield 12345678901\n}", 2, 9, "12345678901 is not a number"),
                Arguments.of("function f() -> int {\n  exit L\n}", 2, 8, "there is no scope L"),
                Arguments.of("function f() -> int {\n  put s = 1\n  yield 1\n}", 2, 7, "there is no slot s"),
                Arguments.of("function f() -> int {\n  yield null\n}", 2, 9, "the constant's type is missing: of T"),
                Arguments.of("function f() -> java.lang.String {\n  yield \"abc\n}", 2, 13, "closing \" expected"),
                Arguments.of(
                        "function f() -> java.lang.String {\n  yield \"\\u00g0\"\n}",
                        2,
                        16,
                        "four hexadecimal digits expected"),
                Arguments.of("function f() -> int {\n  yield 1\n} more", 3, 3, "the end expected, found more"),
                Arguments.of("", 1, 1, "function expected, found the end"),
                Arguments.of(
                        "function f() -> int {\n  loop for (int i = 0; i < 3; i += -1) {\n",
                        2,
                        36,
                        "a step of this sign does not fit the comparison"),
                Arguments.of(
                        "function f(int n) -> int {\n  int[] a = new double[n]\n", 2, 17, "this is not a new int[]"));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(String text, int line, int column, String fault) {
        MalformedText thrown = assertThrows(MalformedText.class, () -> Reader.read(text));
        assertEquals("line " + line + ", column " + column + ": " + fault, thrown.getMessage());
        assertEquals(List.of(line, column), List.of(thrown.line(), thrown.column()));
    }

    @Test
    void textThatIsCutOffIsMalformedWhereverItIsCut() {
        for (int end = 0; end < EVERYTHING.stripTrailing().length(); end += 5) {
            String part = EVERYTHING.substring(0, end);
            assertThrows(MalformedText.class, () -> Reader.read(part), part);
        }
    }
}
