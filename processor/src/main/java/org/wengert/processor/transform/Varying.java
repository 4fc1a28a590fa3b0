package org.wengert.processor.transform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * What differs from lane to lane: the values that are made of those that do, and the arrays that these are stored to. Shapes do not: the
 * arrays of all lanes have the same lengths, and nulls at the same places.
 */
final class Varying {
    private final Aliases aliases;
    private final Set<Var> values = Walk.identitySet();
    private final Set<Aliases.Node> arrays = Walk.identitySet();
    /** Lines with blocks that run or not, or go this way or that, as the lane has it. */
    private final Set<Line> wholes = Walk.identitySet();

    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    private final Deque<Line> around = new ArrayDeque<>();
    private boolean changes;
    private boolean fails;

    private Varying(Function f) {
        this.aliases = Aliases.of(f);
    }

    /**
     * What follows from these parameters, or values that a turn takes; null where something differs that cannot be there several times.
     */
    static @Nullable Varying of(Function f, Set<Var> given) {
        Varying varying = new Varying(f);
        given.forEach(varying::markAll);
        // Results are the lane's own, so that none shares its storage with another's.
        f.body().end().reads().stream()
                .filter(a -> a.type() instanceof Type.ArrayOf)
                .forEach(varying::markAll);
        do {
            varying.changes = false;
            varying.block(f.body(), List.of(), List.of());
        } while (varying.changes && !varying.fails);
        boolean outside = f.parameters().stream().anyMatch(p -> !given.contains(p) && varying.is(p));
        return varying.fails || outside ? null : varying;
    }

    /** Whether a value is another in each lane. */
    boolean is(Atom a) {
        if (!(a instanceof Var v)) return false;
        return values.contains(v) || isArray(v) && aliases.levels(v).stream().anyMatch(arrays::contains);
    }

    /** Whether each lane has a line of its own. */
    boolean isRepeated(Line line) {
        if (line instanceof Line.Turn) return false;
        if (!line.blocks().isEmpty()) return wholes.contains(line);
        if (line.results().stream().anyMatch(this::is)) return true;
        if (line instanceof Line.Store l) return is(l.array());
        if (line instanceof Line.Acc l) return is(l.array());
        if (line instanceof Line.AddAll l) return is(l.into());
        if (line instanceof Line.Fill l) return is(l.array());
        return line instanceof Line.Call l && l.arguments().stream().anyMatch(this::is);
    }

    private static boolean isArray(Atom a) {
        return a.type() instanceof Type.ArrayOf || a.type() instanceof Type.Tape;
    }

    private void mark(Atom a) {
        if (!(a instanceof Var v)) return;
        changes |= values.add(v);
        if (isArray(v)) changes |= arrays.add(aliases.of(v));
    }

    private void markAll(Atom a) {
        mark(a);
        if (a instanceof Var && isArray(a)) for (Aliases.Node level : aliases.levels(a)) changes |= arrays.add(level);
    }

    private void repeat(Line line) {
        if (!wholes.add(line)) return;
        changes = true;
        if (Walk.escapes(line)) repeatAround(line);
    }

    /** The line around another, or around the place that has been reached. */
    private void repeatAround(@Nullable Line inner) {
        boolean found = around.stream().noneMatch(line -> line == inner);
        for (Line outer : around) {
            if (found) {
                repeat(outer);
                return;
            }
            found = outer == inner;
        }
        fails = true;
    }

    private boolean isInside() {
        return around.stream().anyMatch(wholes::contains);
    }

    private void block(Block block, List<Var> onYield, List<Var> onNext) {
        for (Line line : block.lines()) line(line, onNext);
        end(block.end(), onYield, onNext);
    }

    private void end(Terminator end, List<Var> onYield, List<Var> onNext) {
        if (end instanceof Terminator.Yield t) meet(onYield, t.values());
        if (end instanceof Terminator.Next t) meet(onNext, t.values());
        if (end instanceof Terminator.Exit t) meet(scopes.getOrDefault(t.label(), List.of()), t.values());
        if (end instanceof Terminator.Branch t && is(t.condition()) && !isInside()) repeatAround(null);
        if (end instanceof Terminator.Throw t && is(t.exception()) && !isInside()) fails = true;
        for (Block arm : end.blocks()) block(arm, onYield, onNext);
    }

    /** A variable differs if one of the values does that it may have. */
    private void meet(List<Var> vars, List<? extends Atom> values) {
        for (int i = 0; i < vars.size(); i++) if (is(values.get(i))) choice(vars.get(i));
    }

    private void choice(Var v) {
        markAll(v);
        // What is counted or chosen by the lane would change shapes.
        fails |= v.type() instanceof Type.Primitive && !v.type().isFloating();
    }

    private void line(Line line, List<Var> onNext) {
        boolean inside = isInside();
        boolean reads = line.reads().stream().anyMatch(this::is);
        if (line instanceof Line.If l) {
            if (is(l.condition())) repeat(l);
            around.push(l);
            block(l.then(), l.results(), onNext);
            block(l.otherwise(), l.results(), onNext);
            around.pop();
        } else if (line instanceof Line.Scope l) {
            scopes.put(l.label(), l.results());
            around.push(l);
            block(l.body(), List.of(), onNext);
            around.pop();
        } else if (line instanceof Line.Loop l) {
            loop(l);
        } else if (inside) {
            line.results().forEach(this::markAll);
        }
        if (!line.blocks().isEmpty()) {
            if (inside || wholes.contains(line)) line.results().forEach(this::choice);
        } else if (line instanceof Line.Let l) {
            boolean ofShape =
                    l.operation() == Basic.IS_NULL && isArray(l.arguments().get(0));
            if (reads && !ofShape) markAll(l.result());
        } else if (line instanceof Line.Load l) {
            if (reads) mark(l.result());
        } else if (line instanceof Line.Store l) {
            if (inside || is(l.value()) || is(l.index())) mark(l.array());
        } else if (line instanceof Line.Acc l) {
            if (inside || is(l.value()) || is(l.index())) mark(l.array());
        } else if (line instanceof Line.New l) {
            fails |= reads;
        } else if (line instanceof Line.Copy l) {
            if (reads) markAll(l.result());
        } else if (line instanceof Line.AddAll l) {
            if (inside || is(l.from())) markAll(l.into());
        } else if (line instanceof Line.Fill l) {
            if (inside) markAll(l.array());
        } else if (line instanceof Line.Call l) {
            if (inside || reads || l.results().stream().anyMatch(this::is)) call(l);
        } else if (line instanceof Line.Turn l) {
            fails |= reads;
        } else if (line instanceof Line.Put || line instanceof Line.Get) {
            fails |= inside || reads;
        }
    }

    private void loop(Line.Loop l) {
        boolean isCountedByLane =
                l.counted() != null && (is(l.counted().from()) || is(l.counted().to()));
        if (isCountedByLane) repeat(l);
        meet(l.carried(), l.initial());
        around.push(l);
        if (isInside()) {
            l.carried().forEach(this::markAll);
            if (l.counted() != null) mark(l.counted().index());
        }
        block(l.body(), List.of(), l.carried());
        around.pop();
        for (int i = 0; i < l.results().size(); i++)
            if (is(l.carried().get(i))) choice(l.results().get(i));
    }

    /** What only reads may be called several times, and our own code that writes to its first argument. */
    private void call(Line.Call l) {
        boolean onlyReads = l.rule() instanceof Rule.Constant
                || l.rule() instanceof Rule.None
                || l.callee().kind() == Callee.Kind.PURE_CONSTRUCTOR;
        boolean isOurs = l.callee().owner().startsWith("org.wengert.support.");
        fails |= !onlyReads && !isOurs;
        if (!onlyReads && !l.arguments().isEmpty()) markAll(l.arguments().get(0));
        l.results().forEach(this::markAll);
    }
}
