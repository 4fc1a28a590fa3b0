package org.wengert.processor.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Differentiates every program of the corpus and checks its companion in every way there is. */
class ProgramsTest {
    @TestFactory
    Stream<DynamicTest> programs() {
        return checked(Corpus.compiled());
    }

    /** The same with every helper as a function of its own. */
    @TestFactory
    Stream<DynamicTest> programsInManyMethods() {
        return checked(Batch.compile(Corpus.sources("programs"), "-Awengert.inline=0", "-Awengert.longest=300"));
    }

    /** Those in Java that only newer compilers know. */
    @TestFactory
    @EnabledForJreRange(min = JRE.JAVA_21)
    Stream<DynamicTest> programsInJava21() {
        return checked(Batch.compile(Corpus.sources("programs21")));
    }

    private static Stream<DynamicTest> checked(Batch.Compiled corpus) {
        return corpus.programs().stream().map(p -> DynamicTest.dynamicTest(p.title(), () -> check(p, corpus)));
    }

    static void check(ProgramSource source, Batch.Compiled corpus) throws Throwable {
        assertNull(corpus.refused().get(source), source.title());
        Program program = new Program(source, corpus.loader());
        Differences differences = new Differences(source.isSingle());
        List<Object[]> sets = Arguments.of(source, program.method());
        for (int set = 0; set < sets.size(); set++) {
            try {
                Checks.run(program, sets.get(set), set, differences);
            } catch (AssertionError e) {
                throw new AssertionError(
                        source.title() + " at " + Entries.text(sets.get(set)) + ": " + e.getMessage(), e);
            }
        }
        int skips = source.directions().skips();
        if (differences.skipped() > skips) {
            throw new AssertionError(differences.skipped() + " of "
                    + (differences.skipped() + differences.compared())
                    + " entries have no reliable finite difference, allowed are " + skips);
        }
    }

    @Test
    void generatedSourcesAreDeterministic() {
        Batch.Compiled again = Batch.compile(Corpus.sources("programs"));
        assertEquals(
                Corpus.compiled().compilation().generatedSources(),
                again.compilation().generatedSources());
    }
}
