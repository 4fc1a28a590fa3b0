package org.wengert.processor.link;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Whether code only computes, so that it could run a second time unnoticed: it makes no memory, changes none, and only throws. */
public final class Purity {
    private static final Set<Callee.Kind> READS =
            Set.of(Callee.Kind.FIELD, Callee.Kind.STATIC_FIELD, Callee.Kind.PURE_CONSTRUCTOR);

    private Purity() {}

    static boolean of(List<Line> lines, Predicate<Var> isCell) {
        boolean[] pure = {true};
        Walk.lines(new Block(lines, new Terminator.Unreachable()), line -> pure[0] &= isPure(line, isCell));
        return pure[0];
    }

    /** Whether a call makes text, or throws what is declared elsewhere. */
    public static boolean isText(Callee callee) {
        return callee.owner().equals("java.lang.String") || callee.owner().equals("org.wengert.support.Throwing");
    }

    private static boolean isReading(Callee callee) {
        return READS.contains(callee.kind()) || isThrown(callee) || isCheck(callee);
    }

    private static boolean isPure(Line line, Predicate<Var> isCell) {
        if (line instanceof Line.New l) return isCell.test(l.result());
        if (line instanceof Line.Store l) return isCell(l.array(), isCell);
        if (line instanceof Line.Call l) return isReading(l.callee());
        return !(line instanceof Line.Acc || line instanceof Line.Copy || line instanceof Line.Fill);
    }

    private static boolean isCell(Atom array, Predicate<Var> isCell) {
        return array instanceof Var v && isCell.test(v);
    }

    private static boolean isThrown(Callee callee) {
        return callee.kind() == Callee.Kind.CONSTRUCTOR && callee.owner().matches("java\\..*(Exception|Error)");
    }

    private static boolean isCheck(Callee callee) {
        return callee.owner().equals("java.util.Objects") && callee.kind() == Callee.Kind.STATIC;
    }
}
