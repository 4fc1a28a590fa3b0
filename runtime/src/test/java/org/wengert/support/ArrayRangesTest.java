package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The checks and the order are those of the platform. */
class ArrayRangesTest {
    private static final int[] PLACES = {-1, 0, 1, 3, 4, Integer.MAX_VALUE, Integer.MIN_VALUE};

    @Test
    void moves() {
        for (int from : PLACES) {
            for (int to : PLACES) {
                for (int n : PLACES) {
                    assertFailsAlike(
                            () -> System.arraycopy(new double[3], from, new double[4], to, n),
                            () -> ArrayRanges.checkMove(3, from, 4, to, n, "double"));
                    assertFailsAlike(
                            () -> System.arraycopy(new int[3][], from, new int[4][], to, n),
                            () -> ArrayRanges.checkMove(3, from, 4, to, n, "object array"));
                }
            }
        }
    }

    @Test
    void ranges() {
        for (int from : PLACES) {
            for (int to : PLACES) {
                assertFailsAlike(() -> Arrays.fill(new double[3], from, to, 1), () -> ArrayRanges.check(3, from, to));
                if (to - from < 10) {
                    assertFailsAlike(() -> Arrays.copyOfRange(new double[3], from, to), () -> {
                        int size = ArrayRanges.size(from, to);
                        ArrayRanges.checkMove(3, from, size, 0, Math.min(3 - from, size), "double");
                    });
                }
            }
        }
    }

    private static void assertFailsAlike(Executable platform, Executable ours) {
        Throwable expected = thrown(platform);
        if (expected == null) {
            assertEquals(null, thrown(ours));
        } else {
            Throwable got = assertThrows(expected.getClass(), ours);
            assertEquals(expected.getMessage(), got.getMessage());
        }
    }

    private static Throwable thrown(Executable code) {
        try {
            code.execute();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    @Test
    void orders() {
        Random random = new Random(1);
        double[] special = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, -1, 1e-300};
        for (int n = 0; n < 50; n++) {
            double[] x = random.ints(n, 0, special.length)
                    .mapToDouble(i -> special[i])
                    .toArray();
            float[] f = new float[n];
            for (int i = 0; i < n; i++) f[i] = (float) x[i];
            int from = n / 5;
            int to = n - n / 7;
            double[] sorted = x.clone();
            int[] order = new int[to - from];
            ArrayRanges.order(x, from, order);
            System.arraycopy(at(x, order), 0, sorted, from, to - from);
            for (int i = 1; i < order.length; i++) {
                boolean alike = Double.compare(x[order[i - 1]], x[order[i]]) == 0;
                assertTrue(!alike || order[i - 1] < order[i], "equal entries stay in their order");
            }
            float[] sortedFloats = f.clone();
            ArrayRanges.order(f, from, order);
            for (int i = from; i < to; i++) sortedFloats[i] = f[order[i - from]];
            Arrays.sort(x, from, to);
            Arrays.sort(f, from, to);
            assertArrayEquals(x, sorted);
            assertArrayEquals(f, sortedFloats);
        }
    }

    private static double[] at(double[] x, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> x[i]).toArray();
    }
}
