package org.wengert.processor.analysis;

import java.util.BitSet;
import java.util.List;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Function;

/** Which inputs and outputs of a function, by their places, carry derivatives. */
public record Signature(BitSet inputs, BitSet outputs) {
    static Signature of(Function f, Activity activity) {
        return new Signature(active(f.inputs(), activity), active(f.outputs(), activity));
    }

    private static BitSet active(List<? extends Atom> atoms, Activity activity) {
        BitSet which = new BitSet();
        for (int i = 0; i < atoms.size(); i++) which.set(i, activity.isActive(atoms.get(i)));
        return which;
    }
}
