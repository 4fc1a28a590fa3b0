package org.wengert.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Differentiates random programs. {@code -Dwengert.fuzz=20000 -Dwengert.fuzz.seed=5} runs more of them and others; a failure prints its
 * seed, its arguments and its source, shrunk to what matters.
 */
class FuzzTest {
    /** In so many programs every construct occurs. */
    static final int PROGRAMS = 2000;

    private static final int RUN = Integer.getInteger("wengert.fuzz", PROGRAMS);
    private static final long SEED = Long.getLong("wengert.fuzz.seed", 1);
    private static final double MOST_UNRELIABLE = 0.1;

    @Test
    void randomPrograms() {
        FuzzRun run = new FuzzRun(System.out).run(SEED, RUN);
        run.report();
        if (!run.failures().isEmpty()) {
            throw new AssertionError(run.failures().size() + " of " + RUN + " programs fail:\n" + run.explain());
        }
        assertEquals(0, run.failures().size());
        assertTrue(run.unreliable() < MOST_UNRELIABLE, () -> "unreliable: " + run.unreliable());
    }
}
