package org.wengert.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void framesAreFoundAgain() {
        int[] made = {0};
        Frames<String> frames = new Frames<>(() -> "frame " + made[0]++);
        String first = frames.next();
        String second = frames.next();
        frames.rewind();
        assertSame(first, frames.next());
        assertSame(second, frames.next());
        assertEquals("frame 2", frames.next());
    }
}
