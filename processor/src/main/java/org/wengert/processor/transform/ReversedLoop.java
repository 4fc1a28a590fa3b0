package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** The reversal of one loop: the adjoints of what it reads from outside are carried around the reversed one. */
final class ReversedLoop {
    private final Mirror mirror;
    private final Line.Loop loop;
    private final List<Var> accumulators = new ArrayList<>();
    private final List<Var> carried = new ArrayList<>();
    private final List<Var> bars = new ArrayList<>();
    private final List<Atom> initial = new ArrayList<>();

    ReversedLoop(Mirror mirror, Line.Loop loop) {
        this.mirror = mirror;
        this.loop = loop;
    }

    void write(Builder out, Adjoints adjoints) {
        for (Var v : Walk.free(List.of(loop))) {
            if (v.type().isFloating() && mirror.activity.isActive(v) && isReadInBody(v)) accumulators.add(v);
        }
        for (Var v : loop.carried()) if (v.type().isFloating() && mirror.activity.isActive(v)) carried.add(v);
        Loops.TestFirst testFirst = Loops.testFirst(loop, mirror::isActive);
        for (Var v : accumulators) {
            bars.add(Mirror.bar(v));
            initial.add(adjoints.orZero(v));
        }
        List<Atom> atEnd = barsAtEnd(testFirst, out, adjoints);
        for (int i = 0; i < carried.size(); i++) {
            bars.add(Mirror.bar(carried.get(i)));
            initial.add(atEnd.get(i));
        }
        // The exit has just added to outer adjoints too.
        for (int i = 0; i < accumulators.size(); i++) initial.set(i, adjoints.orZero(accumulators.get(i)));
        iterations(testFirst, out, adjoints);
    }

    private boolean isReadInBody(Var v) {
        boolean[] found = {false};
        Walk.reads(loop.body(), a -> found[0] |= a == v);
        return found[0];
    }

    /** The adjoints of what the last full iteration hands on. */
    private List<Atom> barsAtEnd(Loops.@Nullable TestFirst testFirst, Builder out, Adjoints adjoints) {
        List<Atom> result = new ArrayList<>();
        if (testFirst != null) mirror.end(testFirst.leaves().end(), out, adjoints);
        for (Var v : carried) {
            Var end = loop.counted() == null
                    ? v
                    : loop.results().get(loop.carried().indexOf(v));
            Atom bar = adjoints.take(end);
            result.add(bar == null ? Constant.zero(v.type()) : bar);
        }
        return result;
    }

    private void iterations(Loops.@Nullable TestFirst testFirst, Builder out, Adjoints adjoints) {
        Map<Var, Atom> renamed = new IdentityHashMap<>();
        List<Line> prologue = new ArrayList<>();
        Line.Range range = range(testFirst, out, renamed, prologue);
        Builder body = new Builder();
        Adjoints inside = adjoints.copy();
        for (int i = 0; i < accumulators.size(); i++) inside.set(accumulators.get(i), bars.get(i));
        List<Block> parts = new ArrayList<>();
        parts.add(loop.body());
        if (testFirst != null) parts.add(testFirst.goesOn());
        mirror.iteration(loop.carried(), nextBars(), () -> {
            if (testFirst == null) {
                mirror.lines(loop.body().lines(), loop.body().end(), body, inside);
            } else {
                mirror.lines(testFirst.goesOn().lines(), testFirst.goesOn().end(), body, inside);
                mirror.lines(loop.body().lines(), new Terminator.Unreachable(), body, inside);
            }
        });
        List<Atom> next = new ArrayList<>();
        for (Var v : accumulators) next.add(inside.orZero(v));
        for (Var v : carried) next.add(inside.orZero(v));
        finish(range, prologue, renamed, parts, body, inside, next, out, adjoints);
    }

    /** The adjoints of what goes to the next iteration, in the order of all carried values. */
    private List<Atom> nextBars() {
        List<Atom> result = new ArrayList<>();
        for (Var v : loop.carried()) {
            int i = carried.indexOf(v);
            result.add(i < 0 ? Constant.zero(v.type()) : bars.get(accumulators.size() + i));
        }
        return result;
    }

    private void finish(
            Line.Range range,
            List<Line> prologue,
            Map<Var, Atom> renamed,
            List<Block> parts,
            Builder body,
            Adjoints inside,
            List<Atom> next,
            Builder out,
            Adjoints adjoints) {
        Builder whole = new Builder();
        whole.addAll(prologue);
        whole.addAll(mirror.recorder.close(Segment.of(loop, parts), body, renamed, inside));
        List<Var> results = bars.stream().map(Var::again).toList();
        Block block = whole.end(new Terminator.Next(next));
        out.add(new Line.Loop(results, range, bars, initial, block, loop.at()));
        for (int i = 0; i < accumulators.size(); i++) adjoints.set(accumulators.get(i), results.get(i));
        for (int i = 0; i < carried.size(); i++) {
            Atom start = loop.initial().get(loop.carried().indexOf(carried.get(i)));
            mirror.add(start, results.get(accumulators.size() + i), out, adjoints, loop.at());
        }
    }

    /** The range of the reversed loop; the primal's index is renamed in its body. */
    private Line.Range range(
            Loops.@Nullable TestFirst testFirst, Builder out, Map<Var, Atom> renamed, List<Line> prologue) {
        Line.Range counted = loop.counted();
        if (counted != null && mirror.loops.runsThrough(loop)) {
            Var index = counted.index().again();
            renamed.put(counted.index(), index);
            return Loops.reversed(counted, index, out);
        }
        Atom count = count(testFirst, out);
        Var k = new Var(Type.INT, counted == null ? "k" : counted.index().name());
        Atom last = Loops.sub(out, count, Constant.of(1));
        Builder start = new Builder();
        if (counted != null) renamed.put(counted.index(), indexAt(counted, k, start));
        if (testFirst == null) {
            Var isLast = start.let(Position.NONE, Basic.EQ, k, last);
            if (counted != null) {
                // The last iteration may also have been that at the end of the range.
                Atom left =
                        out.let(Position.NONE, Basic.NOT, mirror.wentOn(loop).get("done", out));
                isLast = start.let(Position.NONE, Basic.AND, left, isLast);
            }
            knowTests(loop.body(), isLast, start);
        }
        prologue.addAll(start.lines());
        return new Line.Range(k, last, Constant.of(-1), -1);
    }

    private Atom indexAt(Line.Range counted, Var k, Builder start) {
        Atom distance = Derivatives.let(start, Position.NONE, Basic.MUL, k, Constant.of(counted.step()));
        return Derivatives.let(start, Position.NONE, Basic.ADD, counted.from(), distance);
    }

    /** How many iterations were begun; of a loop that tests first, how many were full. */
    private Atom count(Loops.@Nullable TestFirst testFirst, Builder out) {
        if (testFirst != null) mirror.cells.beginsAt(loop, testFirst.goesOn());
        Slot slot = new Slot(Type.INT, "count");
        Builder start = new Builder();
        Var before = start.get("count", slot, Position.NONE);
        Var now = start.let("count", Type.INT, Position.NONE, Basic.ADD, before, Constant.of(1));
        start.add(new Line.Put(slot, now, Position.NONE));
        List<Line.Loop> around = mirror.places.of(loop).loops();
        if (around.isEmpty()) {
            mirror.forward.atStartOf(mirror.cells.startOf(loop)).addAll(start.lines());
            return out.get("count", slot, Position.NONE);
        }
        mirror.forward.before(loop).add(new Line.Put(slot, Constant.of(0), Position.NONE));
        Cells.Cell cell = mirror.cells.cell(Type.INT, "count", around);
        mirror.forward.before(loop).addAll(cell.put(Constant.of(0)));
        start.addAll(cell.put(now));
        mirror.forward.atStartOf(mirror.cells.startOf(loop)).addAll(start.lines());
        return cell.get("count", out);
    }

    /** Where one arm of a branch only leaves the loop and the other only goes on, it is the last iteration that leaves. */
    private void knowTests(Block block, Var isLast, Builder start) {
        if (!(block.end() instanceof Terminator.Branch b)) return;
        for (Line line : block.lines()) if (Walk.escapes(line)) return;
        if (Loops.leavesOrGoesOn(b.then(), true) && Loops.leavesOrGoesOn(b.otherwise(), false)) {
            mirror.lastTests.put(b, isLast);
        } else if (Loops.leavesOrGoesOn(b.otherwise(), true) && Loops.leavesOrGoesOn(b.then(), false)) {
            mirror.lastTests.put(b, start.let(Position.NONE, Basic.NOT, isLast));
        } else {
            if (Mirror.neverReached(b.then())) knowTests(b.otherwise(), isLast, start);
            else if (Mirror.neverReached(b.otherwise())) knowTests(b.then(), isLast, start);
        }
    }
}
