package org.wengert.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.wengert.processor.programs.Compiler;
import org.wengert.processor.programs.Differences;
import org.wengert.processor.programs.Entries;
import org.wengert.processor.programs.Program;
import org.wengert.processor.programs.ProgramSource;

/** Random programs are Java, end, and have values and finite differences; the shrinker shrinks. */
class GeneratorTest {
    private static final int PROGRAMS = 400;

    private static List<FuzzProgram> programs() {
        return LongStream.range(0, PROGRAMS)
                .mapToObj(FuzzProgram::of)
                .filter(p -> !p.isNested())
                .toList();
    }

    @Test
    void programsAreTame() throws Throwable {
        List<FuzzProgram> programs = programs();
        var sources = FuzzBatch.sources(programs);
        Compiler.Result result = new Compiler().compile(sources);
        assertEquals("", result.errors().isEmpty() ? "" : result.text());
        ClassLoader loader = result.loader();
        List<ProgramSource> parsed = ProgramSource.parse(sources);
        assertEquals(programs.size(), parsed.size());
        Differences differences = new Differences(false);
        int wild = 0;
        int constant = 0;
        for (int i = 0; i < programs.size(); i++) {
            ProgramSource source = parsed.get(i);
            Method method = Program.primalOf(source, Class.forName(source.owner(), true, loader));
            for (Object[] arguments : programs.get(i).arguments(method.getDeclaringClass())) {
                double value = sum(source, method, arguments);
                if (!(Math.abs(value) < 1e4)) wild++;
                double[] entries = Entries.once(arguments);
                DoubleUnaryOperator f = t -> {
                    double[] moved = Arrays.stream(entries).map(x -> x + t).toArray();
                    return sum(source, method, Entries.with(arguments, moved));
                };
                if (f.applyAsDouble(1e-3) == value) constant++;
                differences.probe(f);
            }
        }
        assertTrue(wild < PROGRAMS / 50, wild + " wild values");
        assertTrue(constant < PROGRAMS / 4, constant + " values depend on no argument");
        assertTrue(differences.skipped() < PROGRAMS / 10, differences.skipped() + " unreliable differences");
    }

    private static double sum(ProgramSource source, Method method, Object[] arguments) {
        try {
            return Arrays.stream(Entries.everywhere(Program.value(source, method, arguments)))
                    .sum();
        } catch (IllegalStateException meant) {
            return 0;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    @Test
    void everyConstructOfTheTableOccurs() {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (long seed = 1; seed <= FuzzTest.PROGRAMS; seed++)
            FuzzProgram.of(seed).constructs().forEach((c, n) -> counts.merge(c, n, Integer::sum));
        assertEquals(new TreeSet<>(Constructs.all()), counts.keySet());
    }

    @Test
    void sameSeedSameProgram() {
        assertEquals(FuzzProgram.of(17).text(), FuzzProgram.of(17).text());
        assertEquals(false, FuzzProgram.of(17).text().equals(FuzzProgram.of(18).text()));
    }

    /** A fault in programs that swap rows: what is left is a program that compiles, with little else. */
    @Test
    void shrinks() {
        FuzzProgram program = programs().stream()
                .filter(p -> isFault(p) && p.text().length() > 1500)
                .findFirst()
                .orElseThrow();
        new Shrinker(program, () -> isFault(program) && compiles(program), 2000).shrink();
        assertTrue(isFault(program));
        assertTrue(program.text().lines().count() < 15, program::text);
    }

    private static boolean isFault(FuzzProgram program) {
        return program.text().matches("(?s).*m\\d+\\[\\w+\\] = m\\d+\\[\\w+\\];.*");
    }

    private boolean compiles(FuzzProgram program) {
        return new Compiler()
                .compile(FuzzBatch.sources(List.of(program)))
                .errors()
                .isEmpty();
    }
}
