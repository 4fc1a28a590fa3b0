package org.wengert.processor.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/**
 * Stores to entries that are known to be 0 instead of adding to them, and sets to 0 only what would be read again. Where all else in the loop is
 * at the index that it counts, what goes to neighbouring entries is kept at that index too, and copied behind the loop.
 */
final class Overwriting extends Rewriter {
    /** The additions to entries that are 0. */
    private final Set<Line> first = Walk.identitySet();
    /** What is stored instead. */
    private final Set<Line> stores = Walk.identitySet();
    /** Stores of 0 to entries that nobody reads before they are written again. */
    private final Set<Line> idle = Walk.identitySet();

    private final Map<Line, Scatter> scatters = new IdentityHashMap<>();
    /** What is to be made beside arrays. */
    private final Map<Line, Line.New> beside = new IdentityHashMap<>();

    /**
     * A store to a neighbouring entry.
     *
     * @param index of the loop
     * @param by how much further the entry is
     * @param values that are stored, at the loop's index
     */
    private record Scatter(Line.Store line, Var index, int by, Var values) {}

    private Overwriting() {}

    static Function overwrite(Function f) {
        Overwriting pass = new Overwriting();
        each(f, Offsets.in(f.body()), (made, history) -> pass.findFirst(history));
        if (pass.first.isEmpty()) return f;
        Function stored = pass.function(f);
        Offsets offsets = Offsets.in(stored.body());
        each(stored, offsets, (made, history) -> {
            pass.findIdle(history);
            pass.findScatters(made, history, offsets);
        });
        return DeadCode.remove(pass.function(stored));
    }

    /** Visits the arrays of zeros of which all is known. */
    private static void each(Function f, Offsets offsets, BiConsumer<Line.New, History> visit) {
        Map<Object, Set<Line>> users = new IdentityHashMap<>();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.New made && isOfNumbers(made)) users.put(made.result(), Walk.identitySet());
        });
        if (users.isEmpty()) return;
        findUsers(f.body(), new ArrayDeque<>(), users);
        Aliases aliases = Aliases.of(f);
        Set<Line> escaping = Walk.escaping(f.body());
        List<Block> blocks = new ArrayList<>(List.of(f.body()));
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            blocks.addAll(block.end().blocks());
            for (int i = 0; i < block.lines().size(); i++) {
                Line line = block.lines().get(i);
                blocks.addAll(line.blocks());
                if (!(line instanceof Line.New made) || !users.containsKey(made.result())) continue;
                Aliases.Node node = aliases.of(made.result());
                if (node.isMerged() || node.isForeign()) continue;
                Block behind =
                        new Block(block.lines().subList(i + 1, block.lines().size()), block.end());
                History history = History.of(made, behind, offsets, users.get(made.result()), escaping);
                if (history != null) visit.accept(made, history);
            }
        }
    }

    /** Notes which lines use arrays, and those around them. */
    private static void findUsers(Block block, Deque<Line> around, Map<Object, Set<Line>> users) {
        for (Line line : block.lines()) {
            around.push(line);
            for (Atom a : line.reads()) if (users.containsKey(a)) users.get(a).addAll(around);
            for (Block inner : line.blocks()) findUsers(inner, around, users);
            around.pop();
        }
        for (Block arm : block.end().blocks()) findUsers(arm, around, users);
    }

    private static boolean isOfNumbers(Line.New made) {
        return made.zeroed()
                && made.lengths().size() == 1
                && made.result().type() instanceof Type.ArrayOf array
                && array.element().isFloating();
    }

    private void findFirst(History history) {
        for (Line line : history.lines()) {
            Section section = history.sectionOf(line);
            boolean isFirst = line instanceof Line.Loop
                    && section != null
                    && history.accesses(line).get(0) instanceof Line.Acc
                    && history.areZeros(section, line);
            if (isFirst) first.add(history.accesses(line).get(0));
        }
    }

    private void findIdle(History history) {
        for (Line line : history.lines()) {
            Section section = history.sectionOf(line);
            if (section == null || !history.areNoMatter(section, line)) continue;
            List<Line> accesses = history.accesses(line);
            Line last = accesses.get(accesses.size() - 1);
            if (History.isZero(last)) idle.add(last);
        }
    }

    private void findScatters(Line.New made, History history, Offsets offsets) {
        for (Line line : history.lines()) {
            boolean isOurs = line instanceof Line.Loop
                    && history.sectionOf(line) != null
                    && stores.contains(history.accesses(line).get(0));
            if (!isOurs) continue;
            Line.Store store = (Line.Store) history.accesses(line).get(0);
            Line.Range range = Objects.requireNonNull(((Line.Loop) line).counted());
            int by = offsets.of(store.index()).plus();
            if (by == 0 || !isAlone(store, (Line.Loop) line) || !reaches(range, made, offsets)) continue;
            Line.New room = beside.computeIfAbsent(made, k -> room(made));
            scatters.put(store, new Scatter(store, range.index(), by, room.result()));
        }
    }

    private static Line.New room(Line.New made) {
        Var values = new Var(made.result().type(), made.result().name() + "Shifted");
        return new Line.New(values, made.lengths(), false, made.at());
    }

    /** Whether a loop goes to all other arrays at the index that it counts, and hands nothing on. */
    private static boolean isAlone(Line.Store store, Line.Loop loop) {
        Var index = Objects.requireNonNull(loop.counted()).index();
        return loop.carried().isEmpty()
                && loop.body().lines().stream().allMatch(line -> {
                    if (line instanceof Line.Let l) return !(l.operation() instanceof Operation.Apply);
                    Access access = Access.of(line);
                    return line == store
                            || access != null && access.index() == index && access.array() != store.array();
                });
    }

    /** Whether all indices of a loop are those of entries of an array. */
    private static boolean reaches(Line.Range range, Line.New made, Offsets offsets) {
        boolean isUp = range.step() > 0;
        Offsets.Sum least = offsets.of(isUp ? range.from() : range.to());
        Offsets.Sum end = offsets.of(isUp ? range.to() : range.from());
        Offsets.Sum length = offsets.of(made.lengths().get(0));
        int more = isUp ? 0 : 1;
        return least.base() == null
                && least.plus() + more >= 0
                && end.base() == length.base()
                && end.plus() + more <= length.plus();
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (idle.contains(line)) return;
        if (beside.containsKey(line)) out.add(beside.get(line));
        if (line instanceof Line.Acc l && first.contains(line)) {
            // The sum of 0.0 and −0.0 is 0.0.
            boolean isPlain = l.value() instanceof Constant c && c.value() instanceof Number n && n.doubleValue() != 0;
            Atom sum = isPlain
                    ? l.value()
                    : out.let(l.at(), Basic.ADD, Constant.zero(l.value().type()), l.value());
            Line.Store store = new Line.Store(l.array(), l.index(), sum, l.at());
            stores.add(store);
            out.add(store);
        } else if (scatters.containsKey(line)) {
            Scatter scatter = scatters.get(line);
            out.store(scatter.values, scatter.index, scatter.line.value(), line.at());
        } else {
            super.rewrite(line, out);
        }
        if (!(line instanceof Line.Loop loop)) return;
        for (Line inside : loop.body().lines()) if (scatters.containsKey(inside)) copy(scatters.get(inside), loop, out);
    }

    /** Copies what a loop has kept at its index to the entries that it belongs to. */
    private static void copy(Scatter scatter, Line.Loop loop, Builder out) {
        Line.Range range = Objects.requireNonNull(loop.counted());
        boolean isUp = range.step() > 0;
        int by = scatter.by + (isUp ? 0 : 1);
        Atom first = plus(isUp ? range.from() : range.to(), by, loop, out);
        Atom end = plus(isUp ? range.to() : range.from(), by, loop, out);
        out.add(Copying.line(scatter.values, -scatter.by, scatter.line.array(), first, end, loop.at()));
    }

    private static Atom plus(Atom a, int by, Line.Loop loop, Builder out) {
        if (by == 0) return a;
        if (a instanceof Constant c && c.value() instanceof Integer n) return Constant.of(n + by);
        return out.let(loop.at(), by > 0 ? Basic.ADD : Basic.SUB, a, Constant.of(Math.abs(by)));
    }
}
