package org.wengert.processor.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The corpus is itself right: it compiles, its arguments fit, and finite differences of it are reliable. */
class PrimalsTest {
    private static final int LEAST_PROGRAMS = 120;

    @TestFactory
    Stream<DynamicTest> primals() {
        var sources = new LinkedHashMap<>(Corpus.sources("programs"));
        sources.keySet().removeIf(path -> path.contains("/Nest")); // primals there call companions
        Compiler.Result compiled = new Compiler().compile(sources);
        assertEquals("", compiled.errors().isEmpty() ? "" : compiled.text());
        List<ProgramSource> programs = ProgramSource.parse(sources);
        assertTrue(programs.size() >= LEAST_PROGRAMS, programs.size() + " programs");
        assertEquals(
                programs.size(),
                programs.stream().map(ProgramSource::companion).distinct().count());
        ClassLoader loader = compiled.loader();
        return programs.stream().map(p -> DynamicTest.dynamicTest(p.title(), () -> check(p, loader)));
    }

    private static void check(ProgramSource source, ClassLoader loader) throws Throwable {
        Method method = Program.primalOf(source, Class.forName(source.owner(), true, loader));
        Differences differences = new Differences(source.isSingle());
        int returned = 0;
        for (Object[] arguments : Arguments.of(source, method)) {
            Object[] before = Entries.copy(arguments);
            Object value;
            try {
                value = Program.value(source, method, arguments);
            } catch (Exception meant) {
                continue;
            }
            returned++;
            Case.requireSame("the program again", value, Program.value(source, method, arguments));
            Case.requireSame("the arguments", before, arguments);
            if (source.directions().expected() == null) probe(source, method, arguments, differences);
        }
        assertEquals(source.directions().isThrowing(), returned == 0, source.title() + " gives a value " + returned);
        assertTrue(
                differences.skipped() <= source.directions().skips(),
                () -> source.title() + ": " + differences.skipped() + " entries have no reliable finite difference");
    }

    private static void probe(ProgramSource source, Method method, Object[] arguments, Differences differences) {
        for (int k : source.wrt()) {
            double[] x = Entries.once(arguments[k]);
            for (int i = 0; i < x.length; i++) {
                int entry = i;
                DoubleUnaryOperator f = t -> {
                    double[] moved = x.clone();
                    moved[entry] += t;
                    Object[] other = arguments.clone();
                    other[k] = Entries.with(arguments[k], moved);
                    return sum(source, method, other);
                };
                differences.probe(f);
            }
        }
    }

    private static double sum(ProgramSource source, Method method, Object[] arguments) {
        try {
            return Arrays.stream(Entries.everywhere(Program.value(source, method, arguments)))
                    .sum();
        } catch (Throwable outOfDomain) {
            return Double.NaN;
        }
    }
}
