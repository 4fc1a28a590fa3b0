package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Places;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
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
    final Activity activity;
    private final Derivatives derivatives;
    private final Shadows shadows;
    final Recorder recorder;
    final Cells cells;
    final Loops loops;
    final Places places;
    final Instrumentation forward;
    private final ReversedCalls calls;
    private final boolean repeatable;
    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    /** Conditions that are known from which iteration it is. */
    final Map<Terminator.Branch, Atom> lastTests = new IdentityHashMap<>();

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
            boolean isSmooth,
            boolean repeatable) {
        this.activity = activity;
        this.derivatives = derivatives;
        this.shadows = shadows;
        this.recorder = recorder;
        this.cells = cells;
        this.loops = loops;
        this.places = places;
        this.forward = forward;
        this.calls = new ReversedCalls(this, derivatives, evaluations, shadows, frames, isSmooth, repeatable);
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
        Piece piece = piece(Segment.behind(line, rest), adjoints, (b, a) -> lines(rest, end, b, a));
        if (piece.isEmpty(adjoints)) return;
        Atom flag = wentOn(line).get("done", out);
        merge(flag, piece, new Piece(List.of(), adjoints.copy()), out, adjoints, line.at());
    }

    /** Remembers of a line that may be left early whether it was not. */
    Cells.Cell wentOn(Line line) {
        return records.computeIfAbsent(line, l -> {
            List<Line.Loop> around = places.of(l).loops();
            Cells.Cell done = cells.cell(Type.BOOLEAN, "done", around);
            if (!around.isEmpty()) forward.before(l).addAll(done.put(Constant.FALSE));
            forward.after(l).addAll(done.put(Constant.TRUE));
            return done;
        });
    }

    /** Lines of the reverse sweep and the adjoints behind them. */
    record Piece(List<Line> lines, Adjoints adjoints) {
        boolean isEmpty(Adjoints before) {
            return lines.isEmpty() && !adjoints.changedSince(before).iterator().hasNext();
        }
    }

    interface Writer {
        void write(Builder out, Adjoints adjoints);
    }

    Piece piece(Segment segment, Adjoints before, Writer writer) {
        Builder out = new Builder();
        Adjoints inside = before.copy();
        writer.write(out, inside);
        return new Piece(recorder.close(segment, out, Map.of(), inside), inside);
    }

    private Piece arm(Block arm, Adjoints before) {
        return piece(Segment.of(arm.lines()), before, (b, a) -> lines(arm.lines(), arm.end(), b, a));
    }

    /** An {@code if} of the reverse sweep: the adjoints that either arm changes are its results. */
    static void merge(Atom condition, Piece yes, Piece no, Builder out, Adjoints adjoints, Position at) {
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

    static Var bar(Var v) {
        return new Var(v.type(), v.name().isEmpty() ? "" : v.name() + "Bar");
    }

    void add(Atom to, @Nullable Atom bar, Builder out, Adjoints adjoints, Position at) {
        if (bar != null && to instanceof Var v && v.type().isFloating() && activity.isActive(v))
            adjoints.add(v, bar, out, at);
    }

    // ---- how blocks end

    void end(Terminator end, Builder out, Adjoints adjoints) {
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
    static boolean neverReached(Block arm) {
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
            calls.reverse(l, out, adjoints);
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

    private void copy(Line.Copy l, Builder out) {
        if (!activity.isActive(l.result())) return;
        Atom shadow = shadows.of(l.result());
        if (activity.isActive(l.source()) && !l.stopped()) {
            Atom source = l.source() instanceof Var v
                    ? new CallArrays(l, places, shadows, recorder, forward).shadowOf(v)
                    : shadows.of(l.source());
            out.add(new Line.AddAll(source, shadow, true, l.at()));
        }
        if (repeatable && shadows.isCarried(l.result())) out.add(new Line.Fill(shadow, l.at()));
    }

    private void branching(Line.If l, Builder out, Adjoints adjoints) {
        List<@Nullable Atom> bars = new ArrayList<>();
        for (Var v : l.results()) bars.add(adjoints.take(v));
        Piece yes = ifArm(l.then(), bars, adjoints);
        Piece no = ifArm(l.otherwise(), bars, adjoints);
        merge(l.condition(), yes, no, out, adjoints, l.at());
    }

    private Piece ifArm(Block arm, List<@Nullable Atom> bars, Adjoints before) {
        return piece(Segment.of(arm.lines()), before, (b, a) -> {
            List<Atom> values = ((Terminator.Yield) arm.end()).values();
            for (int i = 0; i < values.size(); i++) add(values.get(i), bars.get(i), b, a, Position.NONE);
            lines(arm.lines(), arm.end(), b, a);
        });
    }

    // ---- loops

    boolean isActive(Line line) {
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
        if (line instanceof Line.Call l) return calls.isActive(l);
        return line instanceof Line.New l
                ? shadows.isCarried(l.result())
                : line instanceof Line.Copy c && activity.isActive(c.result());
    }

    /** Reverses one iteration, which hands on values of these adjoints. */
    void iteration(List<Var> carried, List<Atom> bars, Runnable body) {
        List<Var> outerNext = onNext;
        List<Atom> outerBars = nextBars;
        onNext = carried;
        nextBars = bars;
        body.run();
        onNext = outerNext;
        nextBars = outerBars;
    }

    private void loop(Line.Loop l, Builder out, Adjoints adjoints) {
        new ReversedLoop(this, l).write(out, adjoints);
    }
}
