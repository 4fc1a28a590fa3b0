package org.wengert.processor.shape;

import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Line;

/** An entry of an array that a line reads or writes. */
record Access(Atom array, Atom index, boolean reads, boolean writes) {

    /** What a line does with an array; null of other lines. */
    static @Nullable Access of(Line line) {
        if (line instanceof Line.Load l) return new Access(l.array(), l.index(), true, false);
        if (line instanceof Line.Store l) return new Access(l.array(), l.index(), false, true);
        return line instanceof Line.Acc l ? new Access(l.array(), l.index(), true, true) : null;
    }
}
