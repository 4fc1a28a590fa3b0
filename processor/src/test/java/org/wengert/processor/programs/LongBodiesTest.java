package org.wengert.processor.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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
