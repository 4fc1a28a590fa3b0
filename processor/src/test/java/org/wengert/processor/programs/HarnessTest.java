package org.wengert.processor.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks accept companions written by hand, and notice every fault that is put into them. */
class HarnessTest {
    private static final String FILE = "harness/Hand.java";

    private void checkAll(String text) throws Throwable {
        Map<String, String> sources = Map.of(FILE, text);
        Compiler.Result result = new Compiler().compile(sources);
        assertEquals("", result.text());
        for (ProgramSource source : ProgramSource.parse(sources)) {
            Program program = new Program(source, result.loader());
            Differences differences = new Differences(false);
            for (Object[] arguments : Arguments.of(source, program.method())) {
                Checks.run(program, arguments, 7, differences);
            }
            assertEquals(0, differences.skipped());
            assertTrue(differences.compared() >= 5);
        }
    }

    private static String text() {
        return Corpus.sources("harness").get(FILE);
    }

    @Test
    void acceptsWhatIsRight() throws Throwable {
        checkAll(text());
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0.5, true", "3, true", "3.1, false", "-1.1, false"})
    void wantsADerivativeBetweenThoseOfBothSidesAtAKink(double derivative, boolean isFine) {
        Differences differences = new Differences(false);
        Runnable check = () -> differences.check("at a kink", t -> Math.max(3 * t, -t), derivative, 1);
        if (isFine) check.run();
        else assertThrows(AssertionError.class, check::run);
        assertEquals(isFine ? 1 : 0, differences.skipped());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '@', textBlock = """
                    aBar[1] = seed * Math.cos(a[1])      @ aBar[1] = seed * Math.sin(a[1])   @ a wrong partial derivative
                    aBar[1] = seed * Math.cos(a[1])      @ aBar[1] = Math.cos(a[1])          @ not linear in the seed
                    + Math.cos(a[1]) * aDot[1]           @ + Math.cos(a[0]) * aDot[1]        @ a wrong tangent
                    this.value = a[0] * x * x            @ this.value = x * x * a[0]         @ a value with other rounding
                    this.x = x;                          @ this.x = x; a[0] *= x;            @ an argument that is written
                    this.x = x;                          @ if (this.x == 0) this.x = x;      @ at that keeps the old state
                    double[] aBar = new double[a.length] @ double[] aBar = new double[2]     @ a wrong shape
                    return kept.clone()                  @ return kept                       @ a result with shared storage
                    return value.clone()                 @ return value                      @ a value with shared storage
                    kept[0] = 0;                         @                                   @ apply that adds up
                    kept[0] += seed[0] * a[1]            @ kept[0] += (seed[0] += 1) * a[1]  @ a seed that is written
                    throw new IllegalArgumentException("negative: " + x); this @ throw new IllegalArgumentException(""); this @ another message
                    xBar[0] += 2 * seed                  @ xBar[0] = 2 * seed                @ a bar that is overwritten
                    aBar[0] += seed[0] * a[1]            @ aBar[0] += apply(seed)[0]         @ accumulate that allocates
                    value[0] = a[0] * a[1]               @ value[0] = a.clone()[0] * a[1]    @ at that allocates
                    {a[1], a[0], 0}                      @ {a[0], a[0], 0}                   @ a wrong Jacobian
                    {{6 * x}}                            @ {{3 * x}}                         @ a wrong Hessian
                    return x * 6 * xDot                  @ return x * 6                      @ a wrong product with the Hessian
                    DeepArrays.requireShape(value, seed, "seed of pair") @              @ a seed of another shape
                    DeepArrays.requireShape(a, aBar, "aBar of pair") @                  @ a bar of another shape
                    DeepArrays.requireOneEntry(xBar, "xBar of cube") @                  @ a bar of two entries
                    static Gradient gradient             @ static Gradient gradients         @ no gradient
                    void accumulate(double[] seed        @ void added(double[] seed          @ no accumulate
                    double[][] jacobian                  @ double[][] jacobians              @ no Jacobian
                    double[][] hessian                   @ double[][] hessians               @ no Hessian
                    double hessianVectorProduct          @ double product                    @ no product with the Hessian
                    """)
    void noticesEveryFault(String right, String wrong, String fault) {
        String joined = text().replaceAll("\"negative: \" \\+ x\\);\\s+this", "\"negative: \" + x); this");
        String broken = joined.replace(right, wrong == null ? "" : wrong);
        assertNotEquals(joined, broken);
        assertThrows(AssertionError.class, () -> checkAll(broken), fault);
    }

    @Test
    void parsesDirections() {
        String text = """
                class C {
                    //: x in [-1, 2.5]; n = 0 | 7; a[4|1][2] in [1, 2]
                    //: sets 5; bound 1e-9 because it cancels; skips 2 because of a kink; expect 1, -2
                    @Differentiable(wrt = {"a"}, name = "Other")
                    static double f(double x, int n, double[][] a) {
                        return x;
                    }
                }
                """;
        ProgramSource source = ProgramSource.parse(Map.of("C.java", text)).get(0);
        Directions d = source.directions();
        assertEquals("Other", source.companion());
        assertEquals(List.of(2), source.wrt());
        assertEquals(List.of("0", "7"), d.alternatives().get("n"));
        assertEquals(List.of(List.of(4, 1), List.of(2)), d.lengths().get("a"));
        assertEquals(2.5, d.ranges().get("x")[1]);
        assertEquals(5, d.sets());
        assertEquals(1e-9, d.bound());
        assertEquals(2, d.skips());
        assertEquals(-2, d.expected()[1]);
        assertEquals(4, source.firstLine());
        assertEquals(7, source.lastLine());
    }
}
