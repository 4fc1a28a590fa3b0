package org.wengert.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the IR, broken once. */
class VerifierTest {
    private static final String PARAMETERS =
            "double x, float f, int i, long l, byte b, boolean c, double[] a, double[][] m,"
                    + " java.lang.String t, tape<double> p, java.lang.Object o, boolean[] q";

    private static Function withBody(String body) {
        return Reader.read("function f(" + PARAMETERS + ") -> double {\n" + body + "\n}");
    }

    private static String faultOf(Function function) {
        return assertThrows(IllFormed.class, () -> Verifier.verify(function), () -> Printer.print(function))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double y = x + f                | an operand is float, not double",
                "float y = x + x                 | an operand is double, not float",
                "boolean y = c + c               | the result is boolean",
                "byte y = b * b                  | the result is byte",
                "double y = -f                   | an operand is float, not double",
                "double y = x < x                | the result is double, not boolean",
                "boolean y = x < i               | an operand is int, not double",
                "boolean y = c < c               | an operand is boolean, not a number",
                "boolean y = t == x              | an operand is double, not java.lang.String",
                "int y = i == i                  | the result is int, not boolean",
                "double y = x & x                | the result is double",
                "boolean y = c ^ i               | an operand is int, not boolean",
                "int y = !i                      | the result is int",
                "boolean y = ~c                  | the result is boolean",
                "double y = x << i               | the result is double",
                "int y = l << i                  | an operand is long, not int",
                "int y = i << x                  | the distance is double",
                "double y = i ? x : x            | the condition is int, not boolean",
                "double y = c ? f : x            | the second operand is float, not double",
                "double y = c ? x : f            | the third operand is float, not double",
                "java.lang.Object y = t + t      | the result is java.lang.Object, not a string",
                "int y = scale(i, i)             | the result is int",
                "double y = quotient(x, f)       | an operand is float, not double",
                "boolean y = x == null           | a double is never null",
                "int y = t == null               | the result is int, not boolean",
                "boolean y = (boolean) i         | no cast from int to boolean",
                "java.lang.Double y = (java.lang.Double) x | no cast from double to java.lang.Double",
                "int y = (long) x                | the result is int, not long",
                "double y = M.f(x as int)        | argument 1 is double, not int",
                "double y = M.f(x) -> float      | the result is float, not double",
                "double y = M.f(x) -> void       | M.f has no result",
                "double y = call M.f(x) -> void  | M.f has no result",
                "call M.f(x as float)            | argument 1 is double, not float",
                "double y = instance M.f()       | M.f has no receiver",
                "double y = instance M.f(x)      | the receiver is a primitive value",
                "double y = field M.f(x)         | the receiver is a primitive value",
                "double y = field M.f()          | M.f needs a receiver alone",
                "double y = static field M.f(t)  | M.f has no receiver",
                "call new M()                    | M.<init> must have a result"
            })
    void operations(String line, String fault) {
        faultInLine(line, fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "float y = a[i]                  | the element is double, not float",
                "double y = a[l]                 | the index is long, not int",
                "double y = t[i]                 | java.lang.String has no elements",
                "a[i] = f                        | the value is float, not double",
                "m[i] = t                        | the value is java.lang.String, not double[]",
                "p[x] = x                        | the index is double, not int",
                "a[i] += f                       | the value is float, not double",
                "q[i] += c                       | the element is boolean, not a number",
                "m[i] += a                       | the element is double[], not a number",
                "double[] y = new double[l]      | a length is long, not int",
                "int y = length t                | java.lang.String has no length",
                "int y = length p                | tape<double> has no length",
                "long y = length a               | a length is not long",
                "double[] y = copy m             | the arrays are double[] and double[][]",
                "java.lang.Object y = copy o     | java.lang.Object is not an array",
                "double[] y = zeros like m       | the arrays are double[] and double[][]",
                "boolean[] y = zeros like q      | boolean[] is not an array of numbers",
                "a[..] += m                      | the arrays are double[] and double[][]",
                "q[..] = 0                       | boolean[] is not an array of numbers",
            })
    void memory(String line, String fault) {
        faultInLine(line, fault);
    }

    /** The message names the fault and shows the line as printed. */
    private static void faultInLine(String line, String fault) {
        assertEquals("f: " + fault + "\n  in: " + line, faultOf(withBody(line + " yield x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "if i { yield } else { yield } yield x                              | the condition is int, not boolean",
                "if c { yield } else { throw null of E } yield x                    | ends otherwise than by yield",
                "if c { branch c { yield } else { yield } } else { yield } yield x  | ends otherwise than by yield",
                "double y = if c { yield } else { yield x } yield y                 | 0 values, not 1",
                "double y = if c { yield f } else { yield x } yield y               | value 1 is float, not double",
                "scope L { exit L(x) } yield x                                      | 1 values, not 0",
                "double y = scope L { exit L(f) } yield y                           | value 1 is float, not double",
                "scope L { yield } yield x                                          | no if and no function to yield from",
                "scope L { branch c { exit L } else { yield } } yield x             | no if and no function to yield from",
                "scope L { exit L } exit L                                          | no enclosing scope of this label",
                "next x                                                             | no loop to go on with",
                "branch c { next } else { yield x }                                 | no loop to go on with",
                "branch i { yield x } else { yield x }                              | the condition is int, not boolean",
                "branch c { yield x } else { yield f }                              | value 1 is float, not double",
                "yield                                                              | 0 values, not 1",
                "throw x                                                            | what is thrown is no exception",
                "loop (int k = 0) { next } unreachable                              | 0 values, not 1",
                "loop (int k = 0) { next x } unreachable                            | value 1 is double, not int",
                "loop (int k = x) { next k } unreachable                            | initial value 1 is double, not int",
                "loop { yield x } unreachable                                       | no if and no function to yield from",
                "loop { scope L { next x } next } unreachable                       | 1 values, not 0",
                "int y = loop (int k = 0) { next k } yield x                        | the results are not of the types []",
                "loop (int k = 0) for (int j = 0; j < i; j += 1) { next k } yield x | the results are not of the types [int]",
                "long y = loop (int k = 0) for (int j = 0; j < i; j += 1) { next k } yield x | not of the types [int]",
                "loop for (int j = 0; j < i; j += 0) { next } yield x               | the step is 0",
                "loop for (long j = 0; j < i; j += 1) { next } yield x              | the index is long, not int",
                "loop for (int j = x; j < i; j += 1) { next } yield x               | the first index is double, not int",
                "loop for (int j = 0; j < l; j += 1) { next } yield x               | the bound is long, not int",
                "unreachable                                                        | this may be reached",
                "loop for (int j = 0; j < i; j += 1) { next } unreachable           | this may be reached",
                "scope L { loop { branch c { exit L } else { next } } unreachable } unreachable | this may be reached",
                "turn() turn() yield x                                              | a second turn",
                "if c { turn() yield } else { yield } yield x                         | a turn inside a block",
                "branch c { turn() yield x } else { yield x }                         | a turn inside a block"
            })
    void structure(String body, String fault) {
        String message = faultOf(withBody(body));
        assertTrue(message.contains(fault), message);
        assertTrue(message.contains("\n  in: "), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "if c { double y = -x yield } else { yield } yield y                      | y",
                "if c { double y = -x yield } else { double z = -y yield } yield x        | y",
                "branch c { double y = -x yield y } else { yield y }                      | y",
                "scope L { double y = -x exit L } yield y                                 | y",
                "scope L { loop (double y = x) { exit L } unreachable } yield y           | y",
                "loop (double y = x, double z = y) { next y, z } unreachable              | y",
                "loop for (int j = 0; j < i; j += 1) { next } int y = -j yield x          | j",
                "loop for (int j = 0; j < j; j += 1) { next } yield x                     | j"
            })
    void aValueIsUsedOnlyWhereItIsVisible(String body, String value) {
        String fault;
        try {
            fault = faultOf(withBody(body));
        } catch (MalformedText e) {
            fault = e.getMessage().replace("is not defined", "is not visible here");
        }
        assertTrue(fault.contains(value + " is not visible here"), fault);
    }

    @Test
    void aValueIsNotUsedBeforeItsLine() {
        Function function = withBody("double y = -x double z = -y yield z");
        List<Line> lines = function.body().lines();
        Block swapped =
                new Block(List.of(lines.get(1), lines.get(0)), function.body().end());
        assertEquals("f: y is not visible here\n  in: double z = -y", faultOf(function.withBody(swapped)));
    }

    @Test
    void aValueIsDefinedOnce() {
        Function function = withBody("double y = -x yield y");
        Line line = function.body().lines().get(0);
        Block twice = new Block(List.of(line, line), function.body().end());
        assertEquals("f: a value is defined twice: y\n  in: double y = -x", faultOf(function.withBody(twice)));
    }

    @Test
    void aValueIsNotDefinedInBothArms() {
        Function function = withBody("if c { double y = -x yield } else { yield } yield x");
        Line.If line = (Line.If) function.body().lines().get(0);
        Line twice = new Line.If(List.of(), line.condition(), line.then(), line.then(), Position.NONE);
        String fault = faultOf(
                function.withBody(new Block(List.of(twice), function.body().end())));
        assertTrue(fault.contains("a value is defined twice: y"), fault);
    }

    @Test
    void aParameterIsDefinedOnce() {
        Function function = withBody("yield x");
        Var x = function.parameters().get(0);
        Function twice = new Function("f", List.of(x, x), function.results(), function.body());
        assertEquals("f: a parameter is defined twice: x", faultOf(twice));
    }

    @Test
    void theIndexOfALoopIsNotDefinedAgain() {
        Function function = withBody("loop for (int j = 0; j < i; j += 1) { next } yield x");
        Line.Loop loop = (Line.Loop) function.body().lines().get(0);
        Line again = new Line.Let(loop.counted().index(), Operation.Basic.NEG, List.of(Constant.of(1)), Position.NONE);
        Block body = new Block(List.of(again), loop.body().end());
        Line inside = new Line.Loop(List.of(), loop.counted(), List.of(), List.of(), body, Position.NONE);
        String fault = faultOf(
                function.withBody(new Block(List.of(inside), function.body().end())));
        assertEquals("f: a value is defined twice: j\n  in: int j = -(1)", fault);
    }

    @Test
    void aLabelNamesOneScope() {
        Function function = withBody("scope L { exit L } yield x");
        Line line = function.body().lines().get(0);
        String fault = faultOf(
                function.withBody(new Block(List.of(line, line), function.body().end())));
        assertTrue(fault.contains("a label is defined twice: L"), fault);
    }

    @Test
    void aLoopHasAnInitialValueForEachCarriedOne() {
        Block body = new Block(List.of(), new Terminator.Next(List.of()));
        Line loop = new Line.Loop(List.of(), null, List.of(), List.of(Constant.of(1)), body, Position.NONE);
        assertLineFault(loop, "1 initial values, not 0");
    }

    @Test
    void anOperationHasItsNumberOfOperands() {
        Var result = new Var(Type.DOUBLE, "y");
        Line line = new Line.Let(result, Operation.Basic.ADD, List.of(Constant.of(1.0)), Position.NONE);
        assertLineFault(line, "ADD has 1 operands, not 2\n  in: double y = ADD(1.0)");
    }

    @Test
    void anArrayIsMadeWithOneLengthAtLeast() {
        Line none = new Line.New(new Var(Type.arrayOf(Type.INT), "y"), List.of(), Position.NONE);
        assertLineFault(none, "0 lengths for int[]");
        List<Atom> lengths = List.of(Constant.of(1), Constant.of(1));
        assertLineFault(
                new Line.New(new Var(Type.arrayOf(Type.INT), "y"), lengths, Position.NONE), "2 lengths for int[]");
        assertLineFault(
                new Line.New(new Var(new Type.Tape(Type.INT), "y"), lengths, Position.NONE), "tape<int> has no length");
        assertLineFault(
                new Line.New(new Var(Type.INT, "y"), lengths, Position.NONE), "the result is int, not an array");
    }

    @Test
    void aSlotHoldsItsType() {
        Slot slot = new Slot(Type.DOUBLE, "s");
        assertLineFault(new Line.Put(slot, Constant.of(1), Position.NONE), "the value is int, not double");
        assertLineFault(new Line.Get(new Var(Type.INT, "y"), slot, Position.NONE), "the slot is double");
    }

    @Test
    void aCallHasAllResultsOrNone() {
        Callee callee = Callee.ofStatic("M", "f", List.of(), Type.INT);
        List<Var> results = List.of(new Var(Type.INT, "y"), new Var(Type.INT, "z"));
        assertLineFault(
                new Line.Call(results, callee, List.of(), Position.NONE),
                "a call has all results of M.f or none, not 2");
        Callee several = Callee.local("f", List.of(), List.of(Type.INT, Type.DOUBLE));
        assertLineFault(
                new Line.Call(results.subList(0, 1), several, List.of(), Position.NONE),
                "a call has all results of f or none, not 1");
        Callee few = Callee.ofStatic("M", "f", List.of(Type.INT), Type.INT);
        assertLineFault(new Line.Call(List.of(), few, List.of(), Position.NONE), "0 arguments, not 1");
        Callee named = new Callee(Callee.Kind.CONSTRUCTOR, "M", "f", List.of(), new Type.Reference("M"));
        assertLineFault(new Line.Call(List.of(), named, List.of(), Position.NONE), "M.f is no constructor");
    }

    private static void assertLineFault(Line line, String fault) {
        Function function = withBody("yield x");
        String message = faultOf(
                function.withBody(new Block(List.of(line), function.body().end())));
        assertTrue(message.contains(fault), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scope L { loop { scope M { branch c { exit L } else { next } } next } unreachable } yield x",
                "loop { scope L { next } next } unreachable",
                "java.lang.Object y = c ? a : null of java.lang.String yield x",
                "branch c { yield x } else { branch c { throw null of E } else { yield 1.0 } }",
                "scope L { scope M { exit L } unreachable } yield x"
            })
    void wellFormedBodiesPass(String body) {
        Function function = withBody(body);
        assertSame(function, Verifier.verify(function));
    }
}
