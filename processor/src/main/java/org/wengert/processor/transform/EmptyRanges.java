package org.wengert.processor.transform;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Lets loops that do not run end where they begin. Where a loop ends otherwise may be as far from there as the least int is, and what comes
 * before that, where the reversed loop begins, is the greatest.
 */
final class EmptyRanges extends Rewriter {
    /** Ints that are no greater keep clear of the ends of their range, with what is added to them and the lengths of arrays. */
    private static final int FAR = 1 << 20;

    /** Where a loop begins, and whether it counts up. */
    private record Start(Atom from, boolean up) {}

    /** Ends, by bounds and starts: those that are told where the bound is defined, and those that have been. */
    private final Map<Var, Map<Start, Var>> early = new IdentityHashMap<>();

    private final Map<Var, Map<Start, Var>> closed = new IdentityHashMap<>();
    private final Map<Var, Line> definitions = new IdentityHashMap<>();
    private final Map<Var, Line.Range> ranges = new IdentityHashMap<>();

    private EmptyRanges() {}

    static Function close(Function f) {
        EmptyRanges ranges = new EmptyRanges();
        Walk.lines(f.body(), line -> {
            for (Var v : line.results()) ranges.definitions.put(v, line);
            if (line instanceof Line.Loop l && l.counted() != null)
                ranges.ranges.put(l.counted().index(), l.counted());
        });
        Walk.lines(f.body(), ranges::note);
        Builder out = new Builder();
        for (Var p : f.parameters()) ranges.closeBehind(p, out);
        return f.withBody(
                out.addAll(ranges.block(f.body()).lines()).end(f.body().end()));
    }

    /** Notes a loop that begins with a constant: where it ends can be told as soon as its bound is known. */
    private void note(Line line) {
        if (!isOpen(line)) return;
        Line.Range range = ((Line.Loop) line).counted();
        Line definition = definitions.get((Var) range.to());
        boolean isKnown = range.from() instanceof Constant
                && (definition == null || definition.blocks().isEmpty());
        if (isKnown)
            early.computeIfAbsent((Var) range.to(), k -> new LinkedHashMap<>())
                    .putIfAbsent(
                            new Start(range.from(), range.step() > 0), new Var(Type.INT, ((Var) range.to()).name()));
    }

    private boolean isOpen(Line line) {
        return line instanceof Line.Loop l
                && l.counted() != null
                && !isNear(l.counted().to(), 4);
    }

    private void closeBehind(Var to, Builder out) {
        early.getOrDefault(to, Map.of()).forEach((start, v) -> {
            closed.computeIfAbsent(to, k -> new LinkedHashMap<>()).put(start, v);
            out.add(nearest(v, to, start, Position.NONE));
        });
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (isOpen(line)) out.add(closed((Line.Loop) super.loop((Line.Loop) line), out));
        else super.rewrite(line, out);
        for (Var v : line.results()) closeBehind(v, out);
    }

    private Line closed(Line.Loop loop, Builder out) {
        Line.Range range = loop.counted();
        Start start = new Start(range.from(), range.step() > 0);
        Var to = closed.getOrDefault((Var) range.to(), Map.of()).get(start);
        if (to == null) {
            to = new Var(Type.INT, ((Var) range.to()).name());
            out.add(nearest(to, (Var) range.to(), start, loop.at()));
        }
        Line.Range closed = new Line.Range(range.index(), range.from(), to, range.step());
        return new Line.Loop(loop.results(), closed, loop.carried(), loop.initial(), loop.body(), loop.at());
    }

    private static Line nearest(Var v, Var to, Start start, Position at) {
        List<Type> ints = List.of(Type.INT, Type.INT);
        Callee callee = Callee.ofStatic("java.lang.Math", start.up() ? "max" : "min", ints, Type.INT);
        return new Line.Let(v, new Operation.Apply(callee), List.of(to, start.from()), at);
    }

    /** Whether an int is known to be far from the ends of its range. */
    private boolean isNear(Atom a, int depth) {
        if (a instanceof Constant c) return c.value() instanceof Integer n && n >= -FAR && n <= Integer.MAX_VALUE - FAR;
        if (depth == 0) return false;
        Line.Range range = ranges.get((Var) a);
        if (range != null) return isNear(range.step() > 0 ? range.from() : range.to(), depth - 1);
        Line line = definitions.get((Var) a);
        if (line instanceof Line.Length) return true;
        return line instanceof Line.Let l && isNear(l, depth - 1);
    }

    private boolean isNear(Line.Let l, int depth) {
        List<Atom> arguments = l.arguments();
        if (l.operation() instanceof Operation.Apply a) {
            boolean chooses = a.callee().owner().equals("java.lang.Math")
                    && (a.callee().name().equals("min") || a.callee().name().equals("max"));
            return chooses && arguments.stream().allMatch(x -> isNear(x, depth));
        }
        if (!(l.operation() instanceof Basic operation)) return false;
        return switch (operation) {
            case ADD, SUB, REM -> arguments.stream().allMatch(x -> isNear(x, depth));
            case DIV -> arguments.get(1) instanceof Constant c && c.value() instanceof Integer n && n > 1;
            case SELECT -> isNear(arguments.get(1), depth) && isNear(arguments.get(2), depth);
            default -> false;
        };
    }
}
