package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/** An iteration of a loop, taken apart at an inner loop of which one end moves with it: a column, or a row, of a triangle. */
final class Triangle {
    /** The most lines of an iteration of the inner loop. */
    private static final int LONGEST = 16;
    /** The most lines beside the inner loop. */
    private static final int MOST = 24;

    private final Line.Loop loop;
    private final Line.Loop inner;
    private final boolean startMoves;
    /** All that differs, as far as is known, from one iteration to the next. */
    private final Set<Object> varying = Walk.identitySet();
    /** Numbers that grow by one in each iteration of the inner loop, and what they are in the outer one. */
    private final Map<Var, Var> counters = new LinkedHashMap<>();

    private final Set<Line> needed = Walk.identitySet();

    private Triangle(Line.Loop loop, Line.Loop inner, boolean startMoves) {
        this.loop = loop;
        this.inner = inner;
        this.startMoves = startMoves;
        varying.addAll(loop.inner());
        for (Line line : loop.body().lines()) varying.addAll(line.results());
    }

    Line.Loop loop() {
        return loop;
    }

    Line.Range range() {
        return Objects.requireNonNull(loop.counted());
    }

    Line.Loop inner() {
        return inner;
    }

    Line.Range innerRange() {
        return Objects.requireNonNull(inner.counted());
    }

    /** Whether it is the start of the inner loop that moves, not its end. */
    boolean startMoves() {
        return startMoves;
    }

    /** By the variable in the inner loop, the one in the outer loop. */
    Map<Var, Var> counters() {
        return counters;
    }

    /** The lines that the inner loop needs. */
    List<Line> early() {
        return lines(true);
    }

    /** All others, in their order: they may as well stand behind the inner loop. */
    List<Line> late() {
        return lines(false);
    }

    private List<Line> lines(boolean early) {
        return loop.body().lines().stream()
                .filter(line -> line != inner && needed.contains(line) == early)
                .toList();
    }

    boolean varies(Atom a) {
        return varying.contains(a);
    }

    /** Whether the least index of the inner loop is known not to be negative. */
    boolean isIndexed(Offsets offsets) {
        Atom lowest = startMoves ? range().from() : innerRange().from();
        int plus = startMoves ? offsets.of(innerRange().from()).plus() : 0;
        return range().step() > 0 && Bounds.constant(lowest) >= 0 && Bounds.constant(lowest) + plus >= 0;
    }

    /** A loop taken apart; null if it cannot be, or is of another kind. */
    static @Nullable Triangle of(Line.Loop loop, Offsets offsets) {
        Line.Range range = loop.counted();
        if (range == null || !Fusable.isStraight(loop) || !staysIndex(range)) return null;
        Line.Loop inner = null;
        for (Line line : loop.body().lines()) {
            if (line instanceof Line.Loop l && inner == null) inner = l;
            else if (!isPlain(line)) return null;
        }
        boolean isTwo = inner != null && isInner(inner, range.step());
        if (!isTwo || loop.body().lines().size() > MOST) return null;
        boolean startMoves = offsets.of(inner.counted().from()).base() == range.index();
        Triangle triangle = new Triangle(loop, inner, startMoves);
        return triangle.moves(offsets) && triangle.takesApart() ? triangle : null;
    }

    /** Whether an index runs by ones through numbers that are not negative. */
    private static boolean staysIndex(Line.Range range) {
        if (range.index().type() != Type.INT) return false;
        if (range.step() == 1) return Bounds.constant(range.from()) >= 0;
        return range.step() == -1 && range.to() instanceof Constant && Bounds.constant(range.to()) >= -1;
    }

    private static boolean isInner(Line.Loop loop, int step) {
        Line.Range range = loop.counted();
        if (range == null || range.step() != step || range.index().type() != Type.INT || !Fusable.isStraight(loop))
            return false;
        List<Line> lines = loop.body().lines();
        return lines.size() <= LONGEST
                && lines.stream()
                        .allMatch(line -> isPlain(line)
                                && line.results().stream().allMatch(v -> v.type() instanceof Type.Primitive)
                                && !(line instanceof Line.Let l && l.operation() instanceof Operation.Apply));
    }

    private static boolean isPlain(Line line) {
        if (line instanceof Line.Let l) return !DeadCode.mayThrow(l);
        if (line instanceof Line.Length l) return l.safe();
        Access access = Access.of(line);
        if (access == null || !(access.array() instanceof Var v && v.type() instanceof Type.ArrayOf)) return false;
        return !access.writes() || access.array().type().element() instanceof Type.Primitive;
    }

    /**
     * Whether one end of the inner loop is the outer index, or the one beside it, and the other the end of the outer loop towards which that leads, or
     * from which it comes. Then four iterations have all of the range in common but the few indices that lie between their own.
     */
    private boolean moves(Offsets offsets) {
        Line.Range range = innerRange();
        Offsets.Sum moving = offsets.of(startMoves ? range.from() : range.to());
        Offsets.Sum fixed = offsets.of(startMoves ? range.to() : range.from());
        Offsets.Sum end = offsets.of(startMoves ? range().to() : range().from());
        if (moving.base() != range().index() || fixed.base() != end.base() || Math.abs(moving.plus()) > 1) return false;
        int apart = fixed.plus() - end.plus();
        boolean sums = fixed.base() == null && !startMoves && Math.abs(apart) <= 1;
        if (apart != 0 && !sums) return false;
        int more = range.step() * (moving.plus() - apart);
        return startMoves ? more <= 1 : more >= 0;
    }

    private boolean takesApart() {
        List<Atom> next = inner.body().end().reads();
        List<Atom> outerNext = loop.body().end().reads();
        for (int i = 0; i < next.size(); i++) {
            Var q = inner.carried().get(i);
            int place = loop.carried().indexOf(inner.initial().get(i));
            boolean counts = place >= 0
                    && outerNext.get(place) == inner.results().get(i)
                    && range().step() == 1
                    && isOneMore(next.get(i), q);
            if (counts) counters.put(q, loop.carried().get(place));
        }
        return Walk.free(List.of(inner)).stream().allMatch(this::need);
    }

    private boolean isOneMore(Atom next, Var q) {
        for (Line line : inner.body().lines()) {
            if (!(line instanceof Line.Let l) || l.result() != next) continue;
            return l.operation() == Basic.ADD
                    && l.result().type() == Type.INT
                    && l.arguments().get(0) == q
                    && l.arguments().get(1).equals(Constant.of(1));
        }
        return false;
    }

    /** Notes the lines that give a value, which must not come from the iterations before. */
    private boolean need(Var v) {
        if (!varying.contains(v) || v == range().index() || counters.containsValue(v)) return true;
        for (Line line : loop.body().lines()) {
            if (line == inner) return false;
            if (!line.results().contains(v)) continue;
            return !needed.add(line) || Walk.free(List.of(line)).stream().allMatch(this::need);
        }
        return false;
    }

    /** The lines of an iteration of the inner loop, without those that only count. */
    List<Line> body() {
        List<Line> result = new ArrayList<>();
        for (Line line : inner.body().lines()) {
            boolean counts =
                    counters.keySet().stream().anyMatch(q -> line.results().contains(next(q)) && isReadOnce(next(q)));
            if (!counts) result.add(line);
        }
        return result;
    }

    private boolean isReadOnce(Atom next) {
        int[] reads = {0};
        Walk.reads(inner.body(), a -> {
            if (a == next) reads[0]++;
        });
        return reads[0] == 1;
    }

    private Atom next(Var carried) {
        return inner.body().end().reads().get(inner.carried().indexOf(carried));
    }

    /** What the inner loop carries but counters, by place. */
    List<Integer> sums() {
        List<Integer> result = new ArrayList<>();
        for (int i = 0; i < inner.carried().size(); i++) {
            if (!counters.containsKey(inner.carried().get(i))) result.add(i);
        }
        return result;
    }

    /** Whether the inner loop adds something up, for which it waits in each of its iterations. */
    boolean addsUp() {
        return sums().stream().anyMatch(i -> {
            Var carried = inner.carried().get(i);
            return carried.type().isFloating() && next(carried) != carried;
        });
    }

    /** Whether an index of the inner loop grows by one with it. */
    boolean isRun(Atom index) {
        if (index == innerRange().index() || index instanceof Var q && counters.containsKey(q)) return true;
        Line.Let l = let(index);
        if (l == null) return false;
        Atom a = l.arguments().get(0);
        if (l.operation() == Basic.ADD) {
            Atom b = l.arguments().get(1);
            return isRun(a) && isSteady(b) || isSteady(a) && isRun(b);
        }
        return l.operation() == Basic.SUB && isRun(a) && isSteady(l.arguments().get(1));
    }

    /** Whether it is the same in all iterations of the inner loop. */
    private boolean isSteady(Atom a) {
        return !(a instanceof Var v)
                || v != innerRange().index() && !inner.carried().contains(v) && let(v) == null && !isLoaded(v);
    }

    private boolean isLoaded(Var v) {
        return inner.body().lines().stream().anyMatch(line -> line.results().contains(v));
    }

    private Line.@Nullable Let let(Atom a) {
        for (Line line : inner.body().lines()) if (line instanceof Line.Let l && l.result() == a) return l;
        return null;
    }

    /** The lines of the inner loop that compute an index. */
    List<Line> computing(Atom index) {
        List<Line> result = new ArrayList<>();
        Line.Let l = let(index);
        if (l == null) return result;
        for (Atom a : l.arguments()) result.addAll(computing(a));
        result.add(l);
        return result;
    }
}
