package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/** An iteration of a loop, taken apart at the inner loop in which it adds up. */
final class Jam {
    /** The most lines of an iteration. */
    private static final int LONGEST = 60;
    /** The most lines of one of the inner loop. */
    private static final int LONGEST_SUM = 12;
    /** How many numbers may be added up: with several, the processor has enough to do already. */
    private static final int MOST_SUMS = 2;

    private final Line.Loop loop;
    private final Line.Loop sum;
    private final Set<Var> own = Walk.identitySet();
    /** All that is defined in the loop, at any depth. */
    private final Set<Var> inside = Walk.identitySet();

    private final Set<Line> needed = Walk.identitySet();
    private final List<Line> fixed = new ArrayList<>();
    private final List<Line> early = new ArrayList<>();
    private final List<Line> late = new ArrayList<>();
    /** What differs from one iteration to the next. */
    private final Set<Var> varying = Walk.identitySet();

    private Jam(Line.Loop loop, Line.Loop sum) {
        this.loop = loop;
        this.sum = sum;
        own.addAll(loop.inner());
        for (Line line : loop.body().lines()) own.addAll(line.results());
        inside.addAll(loop.inner());
        Walk.lines(loop.body(), line -> {
            inside.addAll(line.results());
            inside.addAll(line.inner());
        });
    }

    Line.Loop loop() {
        return loop;
    }

    Line.Range range() {
        return Objects.requireNonNull(loop.counted());
    }

    /** The inner loop. */
    Line.Loop sum() {
        return sum;
    }

    Line.Range sumRange() {
        return Objects.requireNonNull(sum.counted());
    }

    /** The lines that the inner loop needs and that give the same in every iteration. */
    List<Line> fixed() {
        return fixed;
    }

    /** The others that it needs. */
    List<Line> early() {
        return early;
    }

    /** All others, in their order: they may as well stand behind the inner loop. */
    List<Line> late() {
        return late;
    }

    /** Whether a value is known in front of the inner loop. */
    boolean isThere(Var v) {
        return !inside.contains(v)
                || v == range().index()
                || needed.stream().anyMatch(line -> line.results().contains(v));
    }

    /** Whether it is another one in each iteration, as far as is known. */
    boolean varies(Atom a) {
        return a instanceof Var v && varying.contains(v);
    }

    /** A loop taken apart; null if it cannot be, or is of another kind. */
    static @Nullable Jam of(Line.Loop loop) {
        Line.Range range = loop.counted();
        boolean counts = range != null && range.step() == 1 && isIndex(range.from());
        if (!counts || !Fusable.isStraight(loop) || isLong(loop.body())) return null;
        for (Line line : loop.body().lines()) {
            if (!(line instanceof Line.Loop sum)) continue;
            Jam jam = isSum(sum) ? new Jam(loop, sum) : null;
            return jam != null && jam.takesApart() ? jam : null;
        }
        return null;
    }

    static boolean isIndex(Atom a) {
        return Bounds.constant(a) >= 0;
    }

    private static boolean isLong(Block body) {
        int[] lines = {0};
        Walk.lines(body, line -> lines[0]++);
        return lines[0] > LONGEST;
    }

    /** Whether each iteration waits for the number that the last one has given, and stores nothing. */
    private static boolean isSum(Line.Loop loop) {
        Line.Range range = loop.counted();
        boolean counts = range != null && range.step() == 1 && isIndex(range.from());
        if (!counts || !(loop.body().end() instanceof Terminator.Next next)) return false;
        List<Line> lines = loop.body().lines();
        if (lines.size() > LONGEST_SUM || !lines.stream().allMatch(Jam::isPlain)) return false;
        int sums = 0;
        for (int i = 0; i < next.values().size(); i++) {
            Var carried = loop.carried().get(i);
            if (carried.type().isFloating() && next.values().get(i) != carried) sums++;
        }
        return sums > 0 && sums <= MOST_SUMS;
    }

    private static boolean isPlain(Line line) {
        if (line instanceof Line.Let l) return !(l.operation() instanceof Operation.Apply) && !DeadCode.mayThrow(l);
        return line instanceof Line.Load l && l.result().type() instanceof Type.Primitive && isArray(l.array());
    }

    private static boolean isArray(Atom a) {
        return a instanceof Var && a.type() instanceof Type.ArrayOf;
    }

    private boolean takesApart() {
        List<Line> lines = loop.body().lines();
        int at = lines.indexOf(sum);
        for (Var v : Walk.free(List.of(sum))) if (!need(v, at)) return false;
        for (Line line : lines) {
            if (line != sum && !mayStay(line, line, at)) return false;
            boolean grows = line.results().contains(sumRange().to()) && !(line instanceof Line.Length);
            if (grows) return false;
        }
        if (sumRange().to() == range().index()) return false;
        varying.addAll(loop.inner());
        for (Line line : lines) {
            boolean same = line != sum
                    && isFixable(line)
                    && Walk.free(List.of(line)).stream().noneMatch(varying::contains);
            if (!needed.contains(line) || !same) varying.addAll(line.results());
            if (line == sum) continue;
            if (!needed.contains(line)) late.add(line);
            else if (same) fixed.add(line);
            else early.add(line);
        }
        return true;
    }

    /** Notes the lines that give a value, which must not come from the iterations before. */
    private boolean need(Var v, int before) {
        if (!own.contains(v) || v == range().index()) return true;
        for (Line line : loop.body().lines().subList(0, before)) {
            if (!line.results().contains(v)) continue;
            if (!needed.add(line)) return true;
            return isReading(line) && Walk.free(List.of(line)).stream().allMatch(u -> need(u, before));
        }
        return false;
    }

    private static boolean isFixable(Line line) {
        return line instanceof Line.Let || line instanceof Line.Load || line instanceof Line.Length;
    }

    private static boolean isReading(Line line) {
        if (line instanceof Line.Let l) return !DeadCode.mayThrow(l);
        if (line instanceof Line.Load l) return isArray(l.array());
        if (line instanceof Line.If l)
            return l.blocks().stream().allMatch(b -> b.lines().stream().allMatch(Jam::isReading));
        return line instanceof Line.Length;
    }

    /** Whether a line, of which {@code outer} is the one in the iteration, may stand behind the inner loop or is needed by it. */
    private boolean mayStay(Line line, Line outer, int before) {
        Access access = Access.of(line);
        boolean isKnown = line instanceof Line.Let l
                ? !DeadCode.mayThrow(l)
                : access != null
                        ? isArray(access.array())
                                && (!access.writes() || access.array().type().element() instanceof Type.Primitive)
                        : line instanceof Line.Length
                                || line instanceof Line.If
                                || line instanceof Line.Loop l && l.counted() != null && Fusable.isStraight(l);
        if (!isKnown) return false;
        // Whether an array is long enough must be known before anything is added up.
        Atom array = !Bounds.mayFail(line) ? null : access == null ? ((Line.Length) line).array() : access.array();
        if (array instanceof Var v && !need(v, before)) return false;
        return line.blocks().stream()
                .allMatch(b -> b.lines().stream().allMatch(inner -> mayStay(inner, outer, before)));
    }
}
