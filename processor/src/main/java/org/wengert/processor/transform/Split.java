package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Two functions of one that has a turn: what stands before it and what stands behind.
 *
 * @param forward the first
 * @param reverse the second; it reads the values of {@code state} without defining them
 * @param state the values of the first that the second reads, and arguments that are kept in any case
 */
public record Split(Function forward, Function reverse, List<Var> state) {

    /**
     * Splits a function of two phases.
     *
     * @param kept parameters that are kept also where the second phase does not read them
     */
    public static Split of(Function joint, List<Var> kept) {
        return split(Tables.flat(joint), kept);
    }

    private static Split split(Function joint, List<Var> kept) {
        List<Line> lines = joint.body().lines();
        Line.Turn turn = joint.turns().get(0);
        List<Line> before = lines.subList(0, lines.indexOf(turn));
        List<Line> after = lines.subList(lines.indexOf(turn) + 1, lines.size());
        Set<Var> crossing = crossing(after, joint.body().end().reads());
        turn.taken().forEach(crossing::remove);
        crossing.addAll(kept);
        List<Var> state = new ArrayList<>(crossing);
        Set<Slot> slots = slots(after, true);
        slots.retainAll(slots(before, true));
        Set<Slot> moved = slots(after, false);
        Builder forward = new Builder().addAll(before);
        Builder reverse = new Builder();
        Map<Slot, Var> read = new LinkedHashMap<>();
        for (Slot slot : slots) {
            Var left = forward.get(slot.name(), slot, Position.NONE);
            state.add(left);
            // What the reverse sweep changes is its own copy, so that it can run again.
            if (moved.contains(slot)) reverse.add(new Line.Put(slot, left, Position.NONE));
            else read.put(slot, left);
        }
        Rewriter reading = new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                if (line instanceof Line.Get l && read.containsKey(l.slot())) replace(l.result(), read.get(l.slot()));
                else super.rewrite(line, out);
            }
        };
        reading.lines(new Block(after, new Terminator.Unreachable()), reverse);
        List<Type> given = turn.given().stream().map(Atom::type).toList();
        Block first = forward.end(new Terminator.Yield(turn.given()));
        Block second = reverse.end(reading.end(joint.body().end()));
        return new Split(
                new Function(joint.name(), joint.parameters(), given, first, joint.sharing()),
                new Function(joint.name(), turn.taken(), joint.results(), second),
                state);
    }

    /** The values that are made before the turn and read behind it. */
    private static Set<Var> crossing(List<Line> after, List<Atom> cotangents) {
        Set<Var> crossing = new LinkedHashSet<>(Walk.free(after));
        Set<Var> made = Walk.identitySet();
        for (Line line : after) made.addAll(line.results());
        for (Atom a : cotangents) if (a instanceof Var v && !made.contains(v)) crossing.add(v);
        return crossing;
    }

    private static Set<Slot> slots(List<Line> lines, boolean withRead) {
        Set<Slot> slots = new LinkedHashSet<>();
        Walk.lines(new Block(lines, new Terminator.Unreachable()), line -> {
            if (withRead && line instanceof Line.Get l) slots.add(l.slot());
            if (line instanceof Line.Put l) slots.add(l.slot());
        });
        return slots;
    }
}
