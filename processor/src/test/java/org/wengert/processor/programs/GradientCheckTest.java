package org.wengert.processor.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wengert.GradientCheck;
import org.wengert.GradientReport;

/** The check that users call raises no false alarm: it passes every companion of the corpus, corners apart. */
class GradientCheckTest {
    private static final double NARROW = 1e-10;

    @TestFactory
    Stream<DynamicTest> companionsPass() {
        Batch.Compiled corpus = Corpus.compiled();
        return corpus.programs().stream()
                .filter(p -> p.directions().expected() == null)
                .map(p -> DynamicTest.dynamicTest(p.title(), () -> check(p, corpus.loader())));
    }

    private static void check(ProgramSource source, ClassLoader loader) throws Throwable {
        Program program = new Program(source, loader);
        Object[] arguments = Arguments.of(source, program.method()).get(0);
        if (!isFinite(arguments) || !hasFiniteValue(program, arguments)) return;
        GradientCheck check = GradientCheck.of(
                        Class.forName(source.companion(), true, loader),
                        program.method().getDeclaringClass())
                .method(source.method())
                .wrt(source.wrt().stream().mapToInt(i -> i).toArray())
                .atAll(arguments);
        if (source.isSingle()) check = check.singlePrecision();
        if (source.directions().bound() > NARROW)
            check = check.transposeTolerance(source.directions().bound());
        GradientReport report = check.report();
        assertTrue(report.passed(), () -> "at " + Entries.text(arguments) + "\n" + report);
    }

    private static boolean hasFiniteValue(Program program, Object[] arguments) {
        try {
            return isFinite(program.value(arguments));
        } catch (Throwable thrown) {
            return false;
        }
    }

    private static boolean isFinite(Object... values) {
        for (double entry : Entries.once(values)) if (!Double.isFinite(entry)) return false;
        return true;
    }
}
