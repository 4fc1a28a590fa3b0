package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ShiftedTest {
    private static final int[] PLACES = {
        Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -3, -1, 0, 1, 2, 4, 5, 9, Integer.MAX_VALUE - 1, Integer.MAX_VALUE
    };

    @Test
    void copiesWhatIsThere() {
        double[] array = {1, 2, 3, 4};
        float[] single = {1, 2, 3, 4};
        for (int by : PLACES) {
            for (int first : PLACES) {
                for (int end : PLACES) {
                    double[] expected = new double[5];
                    float[] expectedSingle = new float[5];
                    for (int i = 0; i < 5; i++) {
                        long from = (long) i + by;
                        if (i < first || i >= end || from < 0 || from >= 4) continue;
                        expected[i] = array[(int) from];
                        expectedSingle[i] = single[(int) from];
                    }
                    double[] into = new double[5];
                    Shifted.copy(array, by, into, first, end);
                    assertArrayEquals(expected, into);
                    float[] intoSingle = new float[5];
                    Shifted.copy(single, by, intoSingle, first, end);
                    assertArrayEquals(expectedSingle, intoSingle);
                }
            }
        }
    }

    @Test
    void takesNoArrayForAnEmptyOne() {
        double[] into = {1};
        Shifted.copy((double[]) null, 0, into, 0, 1);
        Shifted.copy(into, 0, (double[]) null, 0, 1);
        Shifted.copy((float[]) null, 0, new float[1], 0, 1);
        Shifted.copy(new float[1], 0, (float[]) null, 0, 1);
        assertArrayEquals(new double[] {1}, into);
    }
}
