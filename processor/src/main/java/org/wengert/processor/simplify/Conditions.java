package org.wengert.processor.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Conditions that have been tested before on the way to a place: in the arms of the test, and behind one of whose arms nothing follows. */
final class Conditions extends Rewriter {
    private final Map<Var, Atom> negated = new IdentityHashMap<>();
    /** The conditions that are known in the present block, with what they were before. */
    private List<Runnable> undo = new ArrayList<>();

    private Conditions() {}

    static Function simplify(Function f) {
        return new Conditions().function(f);
    }

    private void learn(Atom condition, boolean holds) {
        if (!(condition instanceof Var v)) return;
        Atom before = atom(v);
        replace(v, Constant.of(holds));
        undo.add(() -> replace(v, before));
        if (negated.containsKey(v)) learn(negated.get(v), !holds);
    }

    @Override
    public Block block(Block block) {
        return knowing(null, true, block);
    }

    private Block knowing(@org.jspecify.annotations.Nullable Atom condition, boolean holds, Block block) {
        List<Runnable> outer = undo;
        undo = new ArrayList<>();
        if (condition != null) learn(condition, holds);
        Block result = super.block(block);
        for (int i = undo.size() - 1; i >= 0; i--) undo.get(i).run();
        undo = outer;
        return result;
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        super.rewrite(line, out);
        if (line instanceof Line.Let l && l.operation() == Basic.NOT)
            negated.put(l.result(), l.arguments().get(0));
        if (line instanceof Line.Scope s && s.body().end() instanceof Terminator.Branch b) {
            boolean then = exits(b.then(), s.label());
            boolean otherwise = exits(b.otherwise(), s.label());
            boolean before =
                    s.body().lines().stream().anyMatch(l -> l.blocks().stream().anyMatch(i -> exits(i, s.label())));
            if (then != otherwise && !before) learn(b.condition(), then);
        }
    }

    private static boolean exits(Block block, Label label) {
        boolean[] found = {false};
        Walk.ends(block, end -> found[0] |= end instanceof Terminator.Exit e && e.label() == label);
        return found[0];
    }

    @Override
    public Line when(Line.If l) {
        Atom condition = atom(l.condition());
        Block then = knowing(l.condition(), true, l.then());
        Block otherwise = knowing(l.condition(), false, l.otherwise());
        return new Line.If(l.results(), condition, then, otherwise, l.at());
    }

    @Override
    public Terminator end(Terminator end) {
        if (!(end instanceof Terminator.Branch b)) return super.end(end);
        Atom condition = atom(b.condition());
        Block then = knowing(b.condition(), true, b.then());
        Block otherwise = knowing(b.condition(), false, b.otherwise());
        return new Terminator.Branch(condition, then, otherwise, b.at());
    }
}
