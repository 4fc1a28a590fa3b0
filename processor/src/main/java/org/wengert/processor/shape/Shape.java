package org.wengert.processor.shape;

import java.util.Set;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Var;

/** The passes in their order. */
public final class Shape {
    private Shape() {}

    /** A function that computes the same, faster. */
    public static Function of(Function f) {
        Function fused = Fusing.fuse(f);
        Set<Var> cotangents = Spent.cotangents(f);
        Function skipping = Spent.leave(Idle.skip(Selections.make(fused)), cotangents);
        Function windows = Windows.carry(Overwriting.overwrite(Copying.copy(skipping)));
        return Gathering.gather(Jamming.jam(Triangles.block(windows, cotangents)));
    }
}
