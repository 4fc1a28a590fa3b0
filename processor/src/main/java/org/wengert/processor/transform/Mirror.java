package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.analysis.Signature;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * The reverse sweep: a walk through the primal backwards, along the path that it took.
 *
 * <p>It reads values of the primal by their own names; the {@link Recorder} makes them available piece by piece.
 */
final class Mirror {
    private final Activity activity;
    private final Derivatives derivatives;
    private final Evaluations evaluations;
    private final Shadows shadows;
    private final Recorder recorder;
    private final Cells cells;
    private final Loops loops;
    private final Places places;
    private final Instrumentation forward;
    private final Frames frames;
    private final boolean repeatable;
    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    private final Map<Terminator.Branch, Atom> lastTests = new IdentityHashMap<>();
    private final Map<Line, Cells.Cell> records = new IdentityHashMap<>();
    private List<Var> onNext = List.of();
    private List<Atom> nextBars = List.of();

    /** @param repeatable whether the sweep leaves all adjoints that the forward sweep has made as 0, so that it can run again */
    Mirror(
            Activity activity,
            Derivatives derivatives,
            Evaluations evaluations,
            Shadows shadows,
            Recorder recorder,
            Cells cells,
            Loops loops,
            Places places,
            Instrumentation forward,
            Frames frames,
            boolean repeatable) {
        this.activity = activity;
        this.derivatives = derivatives;
        this.evaluations = evaluations;
        this.shadows = shadows;
        this.recorder = recorder;
        this.cells = cells;
        this.loops = loops;
        this.places = places;
        this.forward = forward;
        this.frames = frames;
        this.repeatable = repeatable;
    }

    /** Reverses lines and what follows them: behind a line that may be left early only if it was not. */
    void lines(List<Line> lines, Terminator end, Builder out, Adjoints adjoints) {
        int escape = 0;
        while (escape < lines.size() && !Walk.escapes(lines.get(escape))) escape++;
        int last = lines.size() - 1;
        if (escape < lines.size()) {
            last = escape;
            continuation(lines.get(escape), lines.subList(escape + 1, lines.size()), end, out, adjoints);
        } else {
            end(end, out, adjoints);
        }
        for (int i = last; i >= 0; i--) line(lines.get(i), out, adjoints);
    }

    /** Reverses what stands behind a line that may be left early. */
    private void continuation(Line line, List<Line> rest, Terminator end, Builder out, Adjoints adjoints) {
        Piece piece = piece(Recorder.Segment.behind(line, rest), adjoints, (b, a) -> lines(rest, end, b, a));
        if (piece.isEmpty(adjoints)) return;
        Atom flag = wentOn(line).get("done", out);
        merge(flag, piece, new Piece(List.of(), adjoints.copy()), out, adjoints, line.at());
    }

    /** Remembers of a line that may be left early whether it was not. */
    private Cells.Cell wentOn(Line line) {
        return records.computeIfAbsent(line, l -> {
            List<Line.Loop> around = places.of(l).loops();
            Cells.Cell done = cells.cell(Type.BOOLEAN, "done", around);
            if (!around.isEmpty()) forward.before(l).addAll(done.put(Constant.FALSE));
            forward.after(l).addAll(done.put(Constant.TRUE));
            return done;
        });
    }

    /** Lines of the reverse sweep and the adjoints behind them. */
    private record Piece(List<Line> lines, Adjoints adjoints) {
        boolean isEmpty(Adjoints before) {
            return lines.isEmpty() && !adjoints.changedSince(before).iterator().hasNext();
        }
    }

    private interface Writer {
        void write(Builder out, Adjoints adjoints);
    }

    private Piece piece(Recorder.Segment segment, Adjoints before, Writer writer) {
        Builder out = new Builder();
        Adjoints inside = before.copy();
        writer.write(out, inside);
        return new Piece(recorder.close(segment, out, Map.of()), inside);
    }

    private Piece arm(Block arm, Adjoints before) {
        return piece(Recorder.Segment.of(arm.lines()), before, (b, a) -> lines(arm.lines(), arm.end(), b, a));
    }

    /** An {@code if} of the reverse sweep: the adjoints that either arm changes are its results. */
    private static void merge(Atom condition, Piece yes, Piece no, Builder out, Adjoints adjoints, Position at) {
        Map<Var, Var> merged = new LinkedHashMap<>();
        for (Var v : yes.adjoints.changedSince(adjoints)) merged.put(v, bar(v));
        for (Var v : no.adjoints.changedSince(adjoints)) merged.computeIfAbsent(v, Mirror::bar);
        if (merged.isEmpty() && yes.lines.isEmpty() && no.lines.isEmpty()) return;
        Block then = new Block(yes.lines, new Terminator.Yield(values(yes.adjoints, merged)));
        Block otherwise = new Block(no.lines, new Terminator.Yield(values(no.adjoints, merged)));
        out.add(new Line.If(List.copyOf(merged.values()), condition, then, otherwise, at));
        merged.forEach(adjoints::set);
    }

    private static List<Atom> values(Adjoints adjoints, Map<Var, Var> of) {
        List<Atom> result = new ArrayList<>();
        for (Var v : of.keySet()) result.add(adjoints.orZero(v));
        return result;
    }

    private static Var bar(Var v) {
        return new Var(v.type(), v.name().isEmpty() ? "" : v.name() + "Bar");
    }

    private void add(Atom to, @Nullable Atom bar, Builder out, Adjoints adjoints, Position at) {
        if (bar != null && to instanceof Var v && v.type().isFloating() && activity.isActive(v))
            adjoints.add(v, bar, out, at);
    }

    // ---- how blocks end

    private void end(Terminator end, Builder out, Adjoints adjoints) {
        if (end instanceof Terminator.Exit t) {
            List<Var> results = scopes.get(t.label());
            for (int i = 0; i < results.size(); i++)
                add(t.values().get(i), adjoints.get(results.get(i)), out, adjoints, Position.NONE);
        } else if (end instanceof Terminator.Next t) {
            for (int i = 0; i < onNext.size(); i++)
                add(t.values().get(i), nextBars.get(i), out, adjoints, Position.NONE);
        } else if (end instanceof Terminator.Branch t) {
            branch(t, out, adjoints);
        }
    }

    private void branch(Terminator.Branch t, Builder out, Adjoints adjoints) {
        if (neverReached(t.otherwise())) {
            inPlace(t.then(), out, adjoints);
        } else if (neverReached(t.then())) {
            inPlace(t.otherwise(), out, adjoints);
        } else {
            Atom condition = lastTests.getOrDefault(t, t.condition());
            merge(condition, arm(t.then(), adjoints), arm(t.otherwise(), adjoints), out, adjoints, t.at());
        }
    }

    /** Whether the reverse sweep cannot come from there: the arm throws. */
    private static boolean neverReached(Block arm) {
        boolean[] all = {true};
        Walk.ownEnds(arm, e -> all[0] &= e instanceof Terminator.Throw || e instanceof Terminator.Unreachable);
        for (Line line : arm.lines()) all[0] &= !Walk.escapes(line);
        return all[0];
    }

    private void inPlace(Block arm, Builder out, Adjoints adjoints) {
        Piece piece = arm(arm, adjoints);
        out.addAll(piece.lines);
        for (Var v : piece.adjoints.changedSince(adjoints)) adjoints.set(v, piece.adjoints.orZero(v));
    }

    // ---- lines

    private void line(Line line, Builder out, Adjoints adjoints) {
        if (line instanceof Line.Let l) {
            Atom bar = adjoints.take(l.result());
            if (bar != null)
                derivatives.adjoint(l, bar, (v, b) -> add(v, b, out, adjoints, l.at()), activity::isActive, out);
        } else if (line instanceof Line.Load l) {
            Atom bar = adjoints.take(l.result());
            if (bar != null && activity.isActive(l.array())) out.acc(shadows.of(l.array()), l.index(), bar, l.at());
        } else if (line instanceof Line.Store l) {
            store(l, out, adjoints);
        } else if (line instanceof Line.Call l) {
            call(l, out, adjoints);
        } else if (line instanceof Line.Acc l) {
            if (activity.isActive(l.array()) && activity.isActive(l.value())) {
                add(
                        l.value(),
                        out.load(nameOf(l.value()), shadows.of(l.array()), l.index(), true, l.at()),
                        out,
                        adjoints,
                        l.at());
            }
        } else if (line instanceof Line.New l) {
            boolean numbers = l.result().type().rank() == 1;
            if (repeatable && numbers && shadows.isCarried(l.result()))
                out.add(new Line.Fill(shadows.of(l.result()), l.at()));
        } else if (line instanceof Line.Copy l) {
            copy(l, out);
        } else if (line instanceof Line.If l) {
            branching(l, out, adjoints);
        } else if (line instanceof Line.Scope l) {
            scopes.put(l.label(), l.results());
            lines(l.body().lines(), l.body().end(), out, adjoints);
            l.results().forEach(adjoints::remove);
        } else if (line instanceof Line.Loop l) {
            if (isActive(l)) loop(l, out, adjoints);
        }
    }

    private static String nameOf(Atom a) {
        return a instanceof Var v && !v.name().isEmpty() ? v.name() + "Bar" : "";
    }

    private void store(Line.Store l, Builder out, Adjoints adjoints) {
        if (!l.value().type().isFloating() || !activity.isActive(l.array())) return;
        Atom shadow = shadows.of(l.array());
        if (activity.isActive(l.value())) {
            add(l.value(), out.load(nameOf(l.value()), shadow, l.index(), true, l.at()), out, adjoints, l.at());
        }
        out.store(shadow, l.index(), Constant.zero(l.value().type()), l.at());
    }

    private void call(Line.Call l, Builder out, Adjoints adjoints) {
        Instance function = frames.function(l.callee());
        if (function != null) frame(l, function, out, adjoints);
        for (Var result : l.outputs()) {
            Atom bar = adjoints.take(result);
            if (bar == null) continue;
            BiConsumer<Var, Atom> add = (v, b) -> add(v, b, out, adjoints, l.at());
            Evaluations.Known known = evaluations.of(l);
            if (known == null) derivatives.adjoint(l.asOperation(), bar, add, activity::isActive, out);
            else derivatives.adjoint(l.asOperation(), bar, known.partials(), known.operands(), add, out);
        }
    }

    private void copy(Line.Copy l, Builder out) {
        if (!activity.isActive(l.result())) return;
        Atom shadow = shadows.of(l.result());
        if (activity.isActive(l.source()) && !l.stopped())
            out.add(new Line.AddAll(shadows.of(l.source()), shadow, true, l.at()));
        if (repeatable && shadows.isCarried(l.result())) out.add(new Line.Fill(shadow, l.at()));
    }

    /** The second phase of what has been called: it goes on with the frame of the first. */
    private void frame(Line.Call l, Instance function, Builder out, Adjoints adjoints) {
        Signature signature = function.signature();
        List<Var> parameters = function.function().parameters();
        List<Atom> outputs = function.function().outputs();
        boolean isReached = !Frames.arrays(parameters, signature.inputs()).isEmpty()
                || !Frames.arrays(outputs, signature.outputs()).isEmpty();
        List<Atom> given = new ArrayList<>(List.of(l.arguments().get(0)));
        for (int i : Frames.numbers(outputs, signature.outputs()).stream().toArray()) {
            Atom bar = l.results().isEmpty() ? null : adjoints.take(l.results().get(i));
            isReached |= bar != null;
            given.add(bar == null ? Constant.zero(outputs.get(i).type()) : bar);
        }
        if (!isReached) return;
        if (l.callee().caught().isEmpty()) {
            reverse(l, function, given, out, adjoints);
            return;
        }
        // What has thrown an exception gives nothing and has written nothing that carries a derivative.
        Var exception = l.results().get(l.results().size() - 1);
        Piece ended =
                piece(Recorder.Segment.of(List.of()), adjoints, (b, inside) -> reverse(l, function, given, b, inside));
        Var fine = out.let(l.at(), Basic.IS_NULL, exception);
        merge(fine, ended, new Piece(List.of(), adjoints.copy()), out, adjoints, l.at());
    }

    private void reverse(Line.Call l, Instance function, List<Atom> given, Builder out, Adjoints adjoints) {
        List<Var> parameters = function.function().parameters();
        BitSet numbers = Frames.numbers(parameters, function.signature().inputs());
        List<Var> bars = new ArrayList<>();
        for (Var v : Calls.chosen(parameters, numbers)) bars.add(bar(v));
        Callee reverse = Callee.phase(l.callee().owner(), 1, types(given), types(bars));
        out.add(new Line.Call(bars, reverse, given, l.at()));
        int next = 0;
        for (int i : numbers.stream().toArray()) add(l.arguments().get(i + 1), bars.get(next++), out, adjoints, l.at());
    }

    private static List<Type> types(List<? extends Atom> atoms) {
        return atoms.stream().map(Atom::type).toList();
    }

    private void branching(Line.If l, Builder out, Adjoints adjoints) {
        List<@Nullable Atom> bars = new ArrayList<>();
        for (Var v : l.results()) bars.add(adjoints.take(v));
        Piece yes = ifArm(l.then(), bars, adjoints);
        Piece no = ifArm(l.otherwise(), bars, adjoints);
        merge(l.condition(), yes, no, out, adjoints, l.at());
    }

    private Piece ifArm(Block arm, List<@Nullable Atom> bars, Adjoints before) {
        return piece(Recorder.Segment.of(arm.lines()), before, (b, a) -> {
            List<Atom> values = ((Terminator.Yield) arm.end()).values();
            for (int i = 0; i < values.size(); i++) add(values.get(i), bars.get(i), b, a, Position.NONE);
            lines(arm.lines(), arm.end(), b, a);
        });
    }

    // ---- loops

    private boolean isActive(Line line) {
        boolean[] found = {isItselfActive(line)};
        for (Block b : line.blocks()) {
            Walk.lines(b, inner -> found[0] |= isItselfActive(inner));
            Walk.ends(
                    b,
                    end -> found[0] |=
                            end.reads().stream().anyMatch(a -> a.type().isFloating() && activity.isActive(a)));
        }
        return found[0];
    }

    private boolean isItselfActive(Line line) {
        for (Var v : line.results()) if (activity.isActive(v) && v.type().isFloating()) return true;
        for (Var v : line.inner()) if (activity.isActive(v) && v.type().isFloating()) return true;
        if (line instanceof Line.Store l) return activity.isActive(l.array());
        if (line instanceof Line.Acc l) return activity.isActive(l.array());
        if (line instanceof Line.Call l) return frames.function(l.callee()) != null;
        return line instanceof Line.New l
                ? shadows.isCarried(l.result())
                : line instanceof Line.Copy c && activity.isActive(c.result());
    }

    private void loop(Line.Loop l, Builder out, Adjoints adjoints) {
        new ReversedLoop(l).write(out, adjoints);
    }

    /** The reversal of one loop. */
    private final class ReversedLoop {
        private final Line.Loop loop;
        private final List<Var> accumulators = new ArrayList<>();
        private final List<Var> carried = new ArrayList<>();
        private final List<Var> bars = new ArrayList<>();
        private final List<Atom> initial = new ArrayList<>();

        ReversedLoop(Line.Loop loop) {
            this.loop = loop;
        }

        void write(Builder out, Adjoints adjoints) {
            for (Var v : Walk.free(List.of(loop))) {
                if (v.type().isFloating() && activity.isActive(v) && isReadInBody(v)) accumulators.add(v);
            }
            for (Var v : loop.carried()) if (v.type().isFloating() && activity.isActive(v)) carried.add(v);
            Loops.TestFirst testFirst = Loops.testFirst(loop, Mirror.this::isActive);
            for (Var v : accumulators) {
                bars.add(bar(v));
                initial.add(adjoints.orZero(v));
            }
            List<Atom> atEnd = barsAtEnd(testFirst, out, adjoints);
            for (int i = 0; i < carried.size(); i++) {
                bars.add(bar(carried.get(i)));
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
            if (testFirst != null) end(testFirst.leaves().end(), out, adjoints);
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
            List<Var> outerNext = onNext;
            List<Atom> outerBars = nextBars;
            onNext = loop.carried();
            nextBars = nextBars();
            Builder body = new Builder();
            Adjoints inside = adjoints.copy();
            for (int i = 0; i < accumulators.size(); i++) inside.set(accumulators.get(i), bars.get(i));
            List<Block> parts = new ArrayList<>();
            parts.add(loop.body());
            if (testFirst == null) {
                lines(loop.body().lines(), loop.body().end(), body, inside);
            } else {
                parts.add(testFirst.goesOn());
                lines(testFirst.goesOn().lines(), testFirst.goesOn().end(), body, inside);
                lines(loop.body().lines(), new Terminator.Unreachable(), body, inside);
            }
            onNext = outerNext;
            nextBars = outerBars;
            List<Atom> next = new ArrayList<>();
            for (Var v : accumulators) next.add(inside.orZero(v));
            for (Var v : carried) next.add(inside.orZero(v));
            finish(range, prologue, renamed, parts, body, next, out, adjoints);
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
                List<Atom> next,
                Builder out,
                Adjoints adjoints) {
            Builder whole = new Builder();
            whole.addAll(prologue);
            whole.addAll(recorder.close(Recorder.Segment.of(loop, parts), body, renamed));
            List<Var> results = bars.stream().map(Var::again).toList();
            Block block = whole.end(new Terminator.Next(next));
            out.add(new Line.Loop(results, range, bars, initial, block, loop.at()));
            for (int i = 0; i < accumulators.size(); i++) adjoints.set(accumulators.get(i), results.get(i));
            for (int i = 0; i < carried.size(); i++) {
                Atom start = loop.initial().get(loop.carried().indexOf(carried.get(i)));
                add(start, results.get(accumulators.size() + i), out, adjoints, loop.at());
            }
        }

        /** The range of the reversed loop; the primal's index is renamed in its body. */
        private Line.Range range(
                Loops.@Nullable TestFirst testFirst, Builder out, Map<Var, Atom> renamed, List<Line> prologue) {
            Line.Range counted = loop.counted();
            if (counted != null && loops.runsThrough(loop)) {
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
                    Atom left = out.let(Position.NONE, Basic.NOT, wentOn(loop).get("done", out));
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
            if (testFirst != null) cells.beginsAt(loop, testFirst.goesOn());
            Slot slot = new Slot(Type.INT, "count");
            Builder start = new Builder();
            Var before = start.get("count", slot, Position.NONE);
            Var now = start.let("count", Type.INT, Position.NONE, Basic.ADD, before, Constant.of(1));
            start.add(new Line.Put(slot, now, Position.NONE));
            List<Line.Loop> around = places.of(loop).loops();
            if (around.isEmpty()) {
                forward.atStartOf(cells.startOf(loop)).addAll(start.lines());
                return out.get("count", slot, Position.NONE);
            }
            forward.before(loop).add(new Line.Put(slot, Constant.of(0), Position.NONE));
            Cells.Cell cell = cells.cell(Type.INT, "count", around);
            forward.before(loop).addAll(cell.put(Constant.of(0)));
            start.addAll(cell.put(now));
            forward.atStartOf(cells.startOf(loop)).addAll(start.lines());
            return cell.get("count", out);
        }

        /** Where one arm of a branch only leaves the loop and the other only goes on, it is the last iteration that leaves. */
        private void knowTests(Block block, Var isLast, Builder start) {
            if (!(block.end() instanceof Terminator.Branch b)) return;
            for (Line line : block.lines()) if (Walk.escapes(line)) return;
            if (Loops.leavesOrGoesOn(b.then(), true) && Loops.leavesOrGoesOn(b.otherwise(), false)) {
                lastTests.put(b, isLast);
            } else if (Loops.leavesOrGoesOn(b.otherwise(), true) && Loops.leavesOrGoesOn(b.then(), false)) {
                lastTests.put(b, start.let(Position.NONE, Basic.NOT, isLast));
            } else {
                if (neverReached(b.then())) knowTests(b.otherwise(), isLast, start);
                else if (neverReached(b.otherwise())) knowTests(b.then(), isLast, start);
            }
        }
    }
}
