package org.wengert.processor.emit;

import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Apply;
import org.wengert.processor.ir.Operation.Cast;
import org.wengert.processor.ir.Var;

/** About how many characters the text of an expression takes. */
final class Width {
    private Width() {}

    static int of(Atom atom) {
        if (atom instanceof Var v) return v.name().isEmpty() ? 2 : v.name().length();
        return String.valueOf(((Constant) atom).value()).length();
    }

    /** The width of the line's own text, without its operands. */
    static int of(Line line) {
        if (line instanceof Line.Call c) return of(c.callee());
        if (line instanceof Line.Length) return 7;
        if (line instanceof Line.New n) return 6 + n.result().type().toString().length();
        if (!(line instanceof Line.Let l)) return 2;
        if (l.operation() instanceof Apply a) return of(a.callee());
        return l.operation() instanceof Cast c ? 3 + c.to().toString().length() : 3;
    }

    private static int of(Callee callee) {
        int owner = callee.owner().length() - callee.owner().lastIndexOf('.') - 1;
        return owner + callee.name().length() + 2 * callee.parameters().size();
    }
}
