package org.wengert.processor.emit;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
 * where nested expressions read their operands in the place they are nested in. Sets of values are sets of their numbers.
 */
final class Interference {
    private static final BitSet NOTHING = new BitSet();

    private final Nesting nesting;
    private final Map<Var, Integer> numbers = new IdentityHashMap<>();
    /** For each value those that were needed where it was defined. */
    private final Map<Integer, BitSet> neededBeside = new HashMap<>();

    private final Map<Label, BitSet> afterScope = new IdentityHashMap<>();

    Interference(Block body, List<Var> parameters, Nesting nesting) {
        this.nesting = nesting;
        afterScope.put(Threading.RETURN, NOTHING);
        BitSet atEntry = before(body, NOTHING, NOTHING);
        define(parameters, atEntry);
    }

    boolean between(Var a, Var b) {
        return isBeside(a, b) || isBeside(b, a);
    }

    private boolean isBeside(Var a, Var b) {
        return neededBeside.getOrDefault(number(a), NOTHING).get(number(b));
    }

    private int number(Var v) {
        return numbers.computeIfAbsent(v, k -> numbers.size());
    }

    /** The values that the block and what comes after it read. */
    private BitSet before(Block block, BitSet afterYield, BitSet afterNext) {
        BitSet live = atEnd(block, afterYield, afterNext);
        List<Line> lines = block.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (nesting.isOmitted(line)) continue;
            define(line.results(), live);
            line.results().forEach(v -> live.clear(number(v)));
            if (line instanceof Line.If f && !nesting.isConditional(f)) {
                BitSet otherwise = before(f.otherwise(), live, afterNext);
                become(live, before(f.then(), live, afterNext));
                live.or(otherwise);
                read(f.condition(), live);
            } else if (line instanceof Line.Scope s) {
                afterScope.put(s.label(), copy(live));
                become(live, before(s.body(), NOTHING, afterNext));
            } else if (line instanceof Line.Loop l) {
                become(live, beforeLoop(l, live));
            } else {
                readOperands(line, live);
                // Its results have values already while it reads its operands.
                if (line instanceof Line.Call c && !c.callee().caught().isEmpty()) define(line.results(), live);
            }
        }
        return live;
    }

    private static BitSet copy(BitSet set) {
        return (BitSet) set.clone();
    }

    private static void become(BitSet set, BitSet another) {
        set.clear();
        set.or(another);
    }

    private BitSet atEnd(Block block, BitSet afterYield, BitSet afterNext) {
        BitSet live = new BitSet();
        if (block.end() instanceof Yield) live.or(afterYield);
        if (block.end() instanceof Next) live.or(afterNext);
        if (block.end() instanceof Exit e) live.or(afterScope.get(e.label()));
        for (Block arm : block.end().blocks()) live.or(before(arm, afterYield, afterNext));
        block.end().reads().forEach(a -> read(a, live));
        return live;
    }

    private BitSet beforeLoop(Line.Loop loop, BitSet after) {
        BitSet live = new BitSet();
        if (loop.counted() != null) {
            live.or(after);
            read(loop.counted().to(), live);
        }
        readIn(loop.body(), live);
        forgetDefined(loop.body(), live);
        loop.inner().forEach(v -> live.clear(number(v)));
        define(loop.inner(), live);
        before(loop.body(), NOTHING, live);
        loop.reads().forEach(a -> read(a, live));
        return live;
    }

    /** All that is read in a block, and after the scopes that it leaves. */
    private void readIn(Block block, BitSet live) {
        for (Line line : block.lines()) {
            if (!nesting.isOmitted(line)) readOperands(line, live);
            if (!nesting.isConditional(line)) line.blocks().forEach(b -> readIn(b, live));
        }
        if (block.end() instanceof Exit e) live.or(afterScope.getOrDefault(e.label(), NOTHING));
        block.end().reads().forEach(a -> read(a, live));
        block.end().blocks().forEach(b -> readIn(b, live));
    }

    private void forgetDefined(Block block, BitSet live) {
        for (Line line : block.lines()) {
            line.results().forEach(v -> live.clear(number(v)));
            line.inner().forEach(v -> live.clear(number(v)));
            line.blocks().forEach(b -> forgetDefined(b, live));
        }
        block.end().blocks().forEach(b -> forgetDefined(b, live));
    }

    private void readOperands(Line line, BitSet live) {
        line.reads().forEach(a -> read(a, live));
        if (nesting.isConditional(line))
            line.blocks().forEach(b -> read(b.end().reads().get(0), live));
    }

    private void read(Atom atom, BitSet live) {
        if (!(atom instanceof Var v)) return;
        Line expression = nesting.expression(v);
        if (expression == null) live.set(number(v));
        else readOperands(expression, live);
    }

    private void define(Collection<Var> defined, BitSet live) {
        BitSet all = copy(live);
        defined.forEach(v -> all.set(number(v)));
        for (Var v : defined)
            neededBeside.computeIfAbsent(number(v), k -> new BitSet()).or(all);
    }
}
