package org.wengert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What the directions do where a method is called as it is. */
class WengertTest {
    record Inner(float[] weights) {}

    record Outer(double scale, double[] entries, double[] same, Inner inner, String name) {}

    @Test
    void stopGradientKeepsTheValueAndTheType() {
        double x = Wengert.stopGradient(1.5);
        float y = Wengert.stopGradient(1.5f);
        int n = Wengert.stopGradient(16_777_217);
        long l = Wengert.stopGradient(Long.MAX_VALUE);
        assertEquals(1.5, x);
        assertEquals(1.5f, y);
        assertEquals(16_777_217, n);
        assertEquals(Long.MAX_VALUE, l);
        assertEquals(Double.valueOf(2.5), Wengert.stopGradient(Double.valueOf(2.5)));
    }

    @Test
    void stopGradientCopiesArraysWithTheirSharing() {
        double[] row = {1, 2};
        double[][] table = {row, null, row};
        double[][] copy = Wengert.stopGradient(table);
        row[0] = 7;
        assertArrayEquals(new double[][] {{1, 2}, null, {1, 2}}, copy);
        assertSame(copy[0], copy[2]);
    }

    @Test
    void stopGradientCopiesTheArraysOfARecord() {
        double[] entries = {1, 2};
        Outer outer = new Outer(3, entries, entries, new Inner(new float[] {4}), "name");
        Outer copy = Wengert.stopGradient(outer);
        entries[0] = 7;
        outer.inner().weights()[0] = 7;
        assertArrayEquals(new double[] {1, 2}, copy.entries());
        assertSame(copy.entries(), copy.same());
        assertArrayEquals(new float[] {4}, copy.inner().weights());
        assertEquals("name", copy.name());
        assertEquals(3, copy.scale());
    }

    @Test
    void stopGradientRefusesWhatItCannotCopy() {
        assertThrows(IllegalArgumentException.class, () -> Wengert.stopGradient(new StringBuilder()));
    }

    @Test
    void hookIsTheIdentityAndNeverCallsItsFunction() {
        assertEquals(3, Wengert.hook(3.0, xBar -> {
            throw new AssertionError();
        }));
        double[] x = {1, 2};
        double[] copy = Wengert.hook(x, xBar -> {
            throw new AssertionError();
        });
        assertArrayEquals(x, copy);
        assertNotSame(x, copy);
    }

    @Test
    void checkpointIsTheSuppliersValue() {
        double x = 3;
        double square = Wengert.checkpoint(() -> x * x);
        double[] array = Wengert.checkpoint(() -> new double[] {x});
        assertEquals(9, square);
        assertArrayEquals(new double[] {3}, array);
    }
}
