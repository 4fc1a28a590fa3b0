package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final long IMPOSSIBLE = Long.MAX_VALUE / 4;

    @Test
    void countsTheIterationsOfALoop() {
        for (int from = -7; from < 8; from++)
            for (int to = -7; to < 8; to++)
                for (int step : new int[] {-5, -2, -1, 1, 2, 3}) {
                    int count = 0;
                    for (int i = from; step > 0 ? i < to : i > to; i += step) count++;
                    assertEquals(count, Schedule.iterations(from, to, step));
                }
    }

    @Test
    void countsWithoutOverflow() {
        assertEquals(0, Schedule.iterations(5, Integer.MIN_VALUE, 1));
        assertEquals(Integer.MAX_VALUE, Schedule.iterations(-1, Integer.MIN_VALUE, -1));
        assertThrows(ArithmeticException.class, () -> Schedule.iterations(-2, Integer.MAX_VALUE, 1));
    }

    @Test
    void keepsAllOfAShortStretch() {
        assertEquals(0, Schedule.first(0, 3, 4));
        assertEquals(0, Schedule.first(4, 3, 4));
        assertTrue(Schedule.first(5, 3, 4) > 0);
    }

    /** The fewest iterations that must be run without being kept, by trying all first pieces. */
    @Test
    void runsAsFewIterationsAsPossible() {
        int most = 60;
        for (int snapshots = 1; snapshots <= 8; snapshots++) {
            long[][] fewest = fewest(most, snapshots);
            for (int blocks = 0; blocks <= most; blocks++)
                assertEquals(fewest[snapshots][blocks], runs(blocks, snapshots, 1), blocks + " blocks");
        }
    }

    private static long[][] fewest(int most, int snapshots) {
        long[][] fewest = new long[snapshots + 1][most + 1];
        Arrays.fill(fewest[0], IMPOSSIBLE);
        fewest[0][0] = fewest[0][1] = 0;
        for (int n = 1; n <= snapshots; n++) {
            for (int blocks = 2; blocks <= most; blocks++) {
                long least = IMPOSSIBLE;
                for (int first = 1; first < blocks; first++)
                    least = Math.min(least, first + fewest[n][first] + fewest[n - 1][blocks - first]);
                fewest[n][blocks] = least;
            }
        }
        return fewest;
    }

    /** The iterations that are run without being kept where a stretch is reversed. */
    private static long runs(int iterations, int snapshots, int block) {
        int first = Schedule.first(iterations, snapshots, block);
        if (first == 0) return 0;
        assertTrue(snapshots > 0, "no snapshot is left");
        return first + runs(first, snapshots, block) + runs(iterations - first, snapshots - 1, block);
    }

    @Test
    void runsLongLoopsTwice() {
        assertTrue(runs(1_000_000, 1000, 1000) < 1_000_000);
        assertTrue(runs(1_000_000, 100, 100) < 2_500_000);
    }

    @Test
    void goesOnWithOneSnapshot() {
        assertEquals(999 * 1000 / 2, runs(1000, 1, 1));
        assertEquals(1_999_996, Schedule.first(2_000_000, 1, 4));
    }
}
