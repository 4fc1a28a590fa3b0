package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Tapes are filled in order, read backwards any number of times, and used again. */
class StackTest {
    private static final int N = 1000;

    @Test
    void doubles() {
        DoubleStack stack = new DoubleStack();
        for (int sweep = 0; sweep < 2; sweep++) {
            for (int i = 0; i < N; i++) stack.set(i, i + sweep);
            for (int i = N - 1; i >= 0; i--) assertEquals(i + sweep, stack.get(i));
        }
    }

    @Test
    void floats() {
        FloatStack stack = new FloatStack();
        for (int i = 0; i < N; i++) stack.set(i, i);
        for (int i = N - 1; i >= 0; i--) assertEquals(i, stack.get(i));
    }

    @Test
    void ints() {
        IntStack stack = new IntStack();
        for (int i = 0; i < N; i++) stack.set(i, i);
        for (int i = N - 1; i >= 0; i--) assertEquals(i, stack.get(i));
    }

    @Test
    void longs() {
        LongStack stack = new LongStack();
        for (int i = 0; i < N; i++) stack.set(i, i);
        for (int i = N - 1; i >= 0; i--) assertEquals(i, stack.get(i));
    }

    @Test
    void booleans() {
        BooleanStack stack = new BooleanStack();
        for (int i = 0; i < N; i++) stack.set(i, i % 3 == 0);
        for (int i = N - 1; i >= 0; i--) assertEquals(i % 3 == 0, stack.get(i));
    }

    @Test
    void references() {
        ReferenceStack<String> stack = new ReferenceStack<>();
        for (int i = 0; i < N; i++) stack.set(i, "s" + i);
        for (int i = N - 1; i >= 0; i--) assertEquals("s" + i, stack.get(i));
    }

    @Test
    void anIndexMayLieBeyondTheNextOne() {
        IntStack stack = new IntStack();
        stack.set(0, 7);
        stack.set(10_000, 8);
        assertEquals(7, stack.get(0));
        assertEquals(8, stack.get(10_000));
    }

    @Test
    void capacityDoublesUpToTheLongestArray() {
        assertEquals(32, Capacity.beyond(16));
        assertEquals(Integer.MAX_VALUE - 8, Capacity.beyond(1 << 30));
        assertThrows(OutOfMemoryError.class, () -> Capacity.beyond(Integer.MAX_VALUE - 8));
    }
}
