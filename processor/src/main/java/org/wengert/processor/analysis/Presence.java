package org.wengert.processor.analysis;

import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Which arrays may be absent: a method that can do without asks whether they are there. */
public final class Presence {
    private Presence() {}

    /** Whether a parameter is an array that the function compares with null, itself or its own copy of it. */
    public static boolean isOptional(Function f, Var parameter) {
        if (!(parameter.type() instanceof Type.ArrayOf)) return false;
        Set<Atom> itself = Walk.identitySet();
        itself.add(parameter);
        boolean[] isAsked = {false};
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Copy c && itself.contains(c.source())) itself.add(c.result());
            if (line instanceof Line.Let l && isNullCheck(l))
                isAsked[0] |= l.arguments().stream().anyMatch(itself::contains);
        });
        return isAsked[0];
    }

    private static boolean isNullCheck(Line.Let l) {
        if (l.operation() == Basic.IS_NULL) return true;
        boolean compares = l.operation() == Basic.EQ || l.operation() == Basic.NE;
        return compares && l.arguments().stream().anyMatch(a -> a instanceof Constant c && c.value() == null);
    }
}
