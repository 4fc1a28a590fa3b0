package org.wengert.processor.emit;

import java.util.Map;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Apply;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/** Names for values that the user has not named, from what they are. */
final class Suggestions {
    private static final Map<Basic, String> OPERATIONS = Map.of(
            Basic.ADD, "sum",
            Basic.SUB, "difference",
            Basic.MUL, "product",
            Basic.DIV, "ratio",
            Basic.REM, "remainder",
            Basic.NEG, "negated",
            Basic.CONCAT, "text");

    private Suggestions() {}

    static String of(Line line) {
        if (line instanceof Line.Load l) return element(l);
        if (line instanceof Line.Length l) return of(l.array(), "Length", "length");
        if (line instanceof Line.Copy c) return of(c.source(), "Copy", "copy");
        if (line instanceof Line.Zeros z) return of(z.like(), "Zeros", "zeros");
        if (line instanceof Line.New n) return n.result().type() instanceof Type.Tape ? "tape" : "array";
        if (line instanceof Line.Get g) return g.slot().name();
        if (line instanceof Line.Call c)
            return method(c.callee().name(), c.callee().owner());
        if (!(line instanceof Line.Let l)) return "t";
        if (l.operation() instanceof Apply a)
            return method(a.callee().name(), a.callee().owner());
        if (l.result().type() == Type.BOOLEAN) return "test";
        return l.operation() instanceof Basic b ? OPERATIONS.getOrDefault(b, "t") : "t";
    }

    /** {@code xi} for {@code x[i]}. */
    private static String element(Line.Load load) {
        boolean plain = load.array() instanceof Var a
                && !a.name().isEmpty()
                && load.index() instanceof Var i
                && i.name().length() == 1;
        return plain ? ((Var) load.array()).name() + ((Var) load.index()).name() : of(load.array(), "Entry", "entry");
    }

    private static String of(Atom array, String suffix, String otherwise) {
        return array instanceof Var v && !v.name().isEmpty() ? v.name() + suffix : otherwise;
    }

    private static String method(String name, String owner) {
        if (!name.equals("<init>")) return name;
        String simple = owner.substring(owner.lastIndexOf('.') + 1);
        return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }
}
