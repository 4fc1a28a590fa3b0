package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private final double[] row = {1, 2};

    @Test
    void namesBothParametersOfASharedArray() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Arguments.requireDistinct(row, row, "a", "b"));
        assertEquals("a and b share an array, which is written to through a", refusal.getMessage());
    }

    @Test
    void findsASharedRowAtAnyDepth() {
        double[][] table = {{3}, null, row};
        assertThrows(IllegalArgumentException.class, () -> Arguments.requireDistinct(table, row, "a", "b"));
        assertThrows(IllegalArgumentException.class, () -> Arguments.requireDistinct(row, table, "a", "b"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Arguments.requireDistinct(table, new double[][][] {{{1}}, {row}}, "a", "b"));
    }

    @Test
    void acceptsEqualArraysThatAreNotTheSame() {
        assertDoesNotThrow(() -> Arguments.requireDistinct(row, row.clone(), "a", "b"));
        assertDoesNotThrow(() ->
                Arguments.requireDistinct(new double[][] {row, row}, new double[][] {{1, 2}}, "a", "b"));
        assertDoesNotThrow(() -> Arguments.requireDistinct(null, row, "a", "b"));
    }
}
