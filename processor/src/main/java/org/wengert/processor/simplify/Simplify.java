package org.wengert.processor.simplify;

import org.wengert.processor.ir.Function;

/** The passes in their order. */
public final class Simplify {
    private Simplify() {}

    /** A function that computes the same, by less. */
    public static Function simplify(Function f) {
        Function before = f;
        for (int round = 0; round < 3; round++) {
            Function after =
                    DeadCode.remove(Conditions.simplify(Common.simplify(Fold.simplify(Scopes.simplify(before)))));
            if (after.equals(before)) break;
            before = after;
        }
        return before;
    }
}
