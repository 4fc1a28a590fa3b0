package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator.Exit;
import org.wengert.processor.ir.Terminator.Next;
import org.wengert.processor.ir.Terminator.Yield;
import org.wengert.processor.ir.Var;

/**
 * Which values are needed at the same time, so that one Java variable cannot hold both: one backward walk over the blocks,
 * where nested expressions read their operands in the place they are nested in.
 */
final class Interference {
    private final Nesting nesting;
    private final Map<Var, Set<Var>> neighbours = new IdentityHashMap<>();
    private final Map<Label, Set<Var>> afterScope = new HashMap<>();

    Interference(Block body, List<Var> parameters, Nesting nesting) {
        this.nesting = nesting;
        afterScope.put(Threading.RETURN, Set.of());
        Set<Var> atEntry = before(body, Set.of(), Set.of());
        define(parameters, atEntry);
    }

    boolean between(Var a, Var b) {
        return neighbours.getOrDefault(a, Set.of()).contains(b);
    }

    /** The values that the block and what comes after it read. */
    private Set<Var> before(Block block, Set<Var> afterYield, Set<Var> afterNext) {
        Set<Var> live = atEnd(block, afterYield, afterNext);
        List<Line> lines = block.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (nesting.isOmitted(line)) continue;
            define(line.results(), live);
            live.removeAll(line.results());
            if (line instanceof Line.If f && !nesting.isConditional(f)) {
                Set<Var> otherwise = before(f.otherwise(), live, afterNext);
                live = before(f.then(), live, afterNext);
                live.addAll(otherwise);
                read(f.condition(), live);
            } else if (line instanceof Line.Scope s) {
                afterScope.put(s.label(), live);
                live = before(s.body(), Set.of(), afterNext);
            } else if (line instanceof Line.Loop l) {
                live = beforeLoop(l, live);
            } else {
                readOperands(line, live);
                // Its results have values already while it reads its operands.
                if (line instanceof Line.Call c && !c.callee().caught().isEmpty()) define(line.results(), live);
            }
        }
        return live;
    }

    private Set<Var> atEnd(Block block, Set<Var> afterYield, Set<Var> afterNext) {
        Set<Var> live = newSet();
        if (block.end() instanceof Yield) live.addAll(afterYield);
        if (block.end() instanceof Next) live.addAll(afterNext);
        if (block.end() instanceof Exit e) live.addAll(afterScope.get(e.label()));
        for (Block arm : block.end().blocks()) live.addAll(before(arm, afterYield, afterNext));
        block.end().reads().forEach(a -> read(a, live));
        return live;
    }

    private Set<Var> beforeLoop(Line.Loop loop, Set<Var> after) {
        Set<Var> live = newSet();
        if (loop.counted() != null) {
            live.addAll(after);
            read(loop.counted().to(), live);
        }
        readIn(loop.body(), live);
        live.removeAll(definedIn(loop.body(), newSet()));
        live.removeAll(loop.inner());
        define(loop.inner(), live);
        before(loop.body(), Set.of(), live);
        loop.reads().forEach(a -> read(a, live));
        return live;
    }

    /** All that is read in a block, and after the scopes that it leaves. */
    private void readIn(Block block, Set<Var> live) {
        for (Line line : block.lines()) {
            if (!nesting.isOmitted(line)) readOperands(line, live);
            if (!nesting.isConditional(line)) line.blocks().forEach(b -> readIn(b, live));
        }
        if (block.end() instanceof Exit e) live.addAll(afterScope.getOrDefault(e.label(), Set.of()));
        block.end().reads().forEach(a -> read(a, live));
        block.end().blocks().forEach(b -> readIn(b, live));
    }

    private static Set<Var> definedIn(Block block, Set<Var> defined) {
        for (Line line : block.lines()) {
            defined.addAll(line.results());
            defined.addAll(line.inner());
            line.blocks().forEach(b -> definedIn(b, defined));
        }
        block.end().blocks().forEach(b -> definedIn(b, defined));
        return defined;
    }

    private void readOperands(Line line, Set<Var> live) {
        line.reads().forEach(a -> read(a, live));
        if (nesting.isConditional(line))
            line.blocks().forEach(b -> read(b.end().reads().get(0), live));
    }

    private void read(Atom atom, Set<Var> live) {
        if (!(atom instanceof Var v)) return;
        Line expression = nesting.expression(v);
        if (expression == null) live.add(v);
        else readOperands(expression, live);
    }

    private void define(Collection<Var> defined, Set<Var> live) {
        List<Var> all = new ArrayList<>(defined);
        for (Var v : defined) {
            for (Var w : live) connect(v, w);
            for (Var w : all) connect(v, w);
        }
    }

    private void connect(Var v, Var w) {
        if (v == w) return;
        neighbours.computeIfAbsent(v, k -> newSet()).add(w);
        neighbours.computeIfAbsent(w, k -> newSet()).add(v);
    }

    private static Set<Var> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
