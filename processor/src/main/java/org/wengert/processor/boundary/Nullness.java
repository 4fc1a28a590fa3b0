package org.wengert.processor.boundary;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Which arrays may be null: those of components that an object does not have, where it is one of several classes. */
final class Nullness {
    private final Set<Object> nullable = Walk.identitySet();
    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    private boolean changed;

    /** The arrays of a block that may be null if these may. */
    static Nullness of(Block block, Set<? extends Atom> given) {
        Nullness nullness = new Nullness();
        nullness.nullable.addAll(given);
        Walk.lines(block, line -> {
            if (line instanceof Line.Scope s) nullness.scopes.put(s.label(), s.results());
        });
        do {
            nullness.changed = false;
            nullness.block(block, List.of(), List.of());
        } while (nullness.changed);
        return nullness;
    }

    boolean of(Atom a) {
        if (!(a.type() instanceof Type.ArrayOf)) return false;
        return a instanceof Constant ? ((Constant) a).value() == null : nullable.contains(a);
    }

    private void meet(List<Var> into, List<? extends Atom> values) {
        for (int i = 0; i < Math.min(into.size(), values.size()); i++)
            if (of(values.get(i))) changed |= nullable.add(into.get(i));
    }

    private void block(Block block, List<Var> onYield, List<Var> onNext) {
        for (Line line : block.lines()) line(line, onNext);
        end(block.end(), onYield, onNext);
    }

    private void end(Terminator end, List<Var> onYield, List<Var> onNext) {
        if (end instanceof Terminator.Yield y) meet(onYield, y.values());
        if (end instanceof Terminator.Next n) meet(onNext, n.values());
        if (end instanceof Terminator.Exit e) meet(scopes.get(e.label()), e.values());
        for (Block arm : end.blocks()) block(arm, onYield, onNext);
    }

    private void line(Line line, List<Var> onNext) {
        if (line instanceof Line.If l) {
            block(l.then(), l.results(), onNext);
            block(l.otherwise(), l.results(), onNext);
        } else if (line instanceof Line.Scope l) {
            block(l.body(), List.of(), onNext);
        } else if (line instanceof Line.Loop l) {
            meet(l.carried(), l.initial());
            meet(l.results(), l.carried());
            block(l.body(), List.of(), l.carried());
        } else if (line instanceof Line.Copy l) {
            meet(List.of(l.result()), List.of(l.source()));
        } else if (line instanceof Line.Zeros l) {
            meet(List.of(l.result()), List.of(l.like()));
        }
    }
}
