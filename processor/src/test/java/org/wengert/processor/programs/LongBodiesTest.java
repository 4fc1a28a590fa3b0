package org.wengert.processor.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bodies of any length compile soon, to methods that HotSpot compiles in turn. */
class LongBodiesTest {
    private static final int LONGEST = 8000;
    /** Many times what it takes, so that a busy machine is no failure; what takes time in proportion to a square is. */
    private static final double SECONDS = 90;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TestFactory
    Stream<DynamicTest> firstOrder() {
        return tests(1);
    }

    @TestFactory
    Stream<DynamicTest> secondOrder() {
        return tests(2);
    }

    /** Whose loops would be compiled again and again in one method, the whole of it for each. */
    @Test
    void loopsInALoopGetMethodsOfTheirOwn() throws Throwable {
        String statements = IntStream.range(0, 8)
                .mapToObj(i -> "s = s * 0.9 + Math.sin(s * x[%d]) * x[%d] * 0.1;\n".formatted(i % 5, (i * 3 + 1) % 5))
                .collect(Collectors.joining());
        String loop = "for (int j = 0; j < n; j++) {\n" + statements + "}\n";
        String nest = "for (int i = 0; i < n; i++) {\n" + loop + loop + "}\n";
        Batch.Compiled compiled = Batch.compile(Map.of("programs/Sweeps.java", """
                package programs;

                import org.wengert.Differentiable;

                final class Sweeps {
                    private Sweeps() {}

                    //: sets 1; x[5]; n = 0 | 3
                    @Differentiable(order = 2)
                    static double apart(double[] x, int n) {
                        double s = 0.5;
                        %s
                        return s;
                    }

                    //: sets 1; x[5]; n = 0 | 3
                    @Differentiable(order = 2)
                    static double nested(double[] x, int n) {
                        double s = 0.5;
                        %s
                        return s;
                    }
                }
                """.formatted(loop + loop, nest)));
        List<Bytecode.Method> methods = Bytecode.in(compiled.compilation().classes()).stream()
                .filter(m -> m.signature().contains("hessianVectorProduct") && m.hasLoop())
                .toList();
        assertTrue(longest(methods, "programs.SweepsApart") > LONGEST / 2, methods::toString);
        assertTrue(longest(methods, "programs.SweepsNested") <= LONGEST / 2, methods::toString);
        for (ProgramSource program : compiled.programs()) ProgramsTest.check(program, compiled);
    }

    private static int longest(List<Bytecode.Method> methods, String owner) {
        return methods.stream()
                .filter(m -> m.owner().equals(owner))
                .mapToInt(Bytecode.Method::size)
                .max()
                .orElseThrow();
    }

    private static Stream<DynamicTest> tests(int order) {
        return LongBodies.sources(order).entrySet().stream()
                .map(source -> DynamicTest.dynamicTest(
                        source.getKey() + " of order " + order,
                        () -> check(order, source.getKey(), source.getValue())));
    }

    private static void check(int order, String path, String text) throws Throwable {
        String name = path.replaceAll(".*/|\\.java", "");
        long start = SYSTEM.getProcessCpuTime();
        Batch.Compiled compiled = Batch.compile(Map.of(path, text));
        double seconds = (SYSTEM.getProcessCpuTime() - start) * 1e-9;
        assertEquals(List.of(), List.copyOf(compiled.refused().values()));
        assertTrue(seconds < SECONDS, () -> "compiled in " + seconds + " s of processor time");
        List<Bytecode.Method> tooLong = Bytecode.in(compiled.compilation().classes()).stream()
                .filter(m -> !m.owner().equals("programs." + name) && m.hasLoop() && m.size() > LONGEST)
                .toList();
        assertEquals(List.of(), tooLong);
        for (ProgramSource program : compiled.programs()) ProgramsTest.check(program, compiled);
    }
}
