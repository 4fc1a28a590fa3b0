package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CotangentsTest {
    @Test
    void scaleIsAProductWhereZeroWins() {
        assertEquals(6, Cotangents.scale(2.0, 3.0));
        assertEquals(0, Cotangents.scale(0.0, Double.POSITIVE_INFINITY));
        assertEquals(0, Cotangents.scale(-0.0, Double.NaN));
        assertTrue(Double.isNaN(Cotangents.scale(Double.NaN, 0.0)));
        assertEquals(Double.POSITIVE_INFINITY, Cotangents.scale(2.0, Double.POSITIVE_INFINITY));
    }

    @Test
    void scaleInSinglePrecision() {
        assertEquals(6f, Cotangents.scale(2f, 3f));
        assertEquals(0f, Cotangents.scale(0f, Float.NaN));
    }
}
