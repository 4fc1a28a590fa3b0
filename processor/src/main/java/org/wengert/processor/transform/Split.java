package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Two functions of one that has a turn: what stands before it and what stands behind.
 *
 * @param forward the first; its result is the joint function's first
 * @param reverse the second; its parameters are the seed and the bars, and it reads the values of {@code state} without defining them
 * @param state the values of the first that the second reads, and arguments that are kept in any case
 */
public record Split(Function forward, Function reverse, List<Var> state) {

    /**
     * Splits what {@link Reverse#accumulating} gives.
     *
     * @param arguments how many of its parameters are those of the primal
     * @param kept parameters that are kept also where the reverse sweep does not read them
     */
    public static Split of(Function joint, int arguments, List<Var> kept) {
        List<Line> lines = joint.body().lines();
        int turn = 0;
        while (!(lines.get(turn) instanceof Line.Turn)) turn++;
        List<Line> before = lines.subList(0, turn);
        List<Line> after = lines.subList(turn + 1, lines.size());
        List<Atom> results = ((Terminator.Yield) joint.body().end()).values();
        List<Atom> cotangents = results.subList(1, results.size());
        List<Var> given =
                joint.parameters().subList(arguments, joint.parameters().size());

        Set<Var> crossing = crossing(after, cotangents);
        crossing.removeAll(given);
        crossing.addAll(kept);
        List<Var> state = new ArrayList<>(crossing);
        Set<Slot> slots = slots(after);
        slots.retainAll(slots(before));
        Builder forward = new Builder().addAll(before);
        Builder reverse = new Builder();
        for (Slot slot : slots) {
            // The reverse sweep moves its own copy, so that it can run again.
            Var left = forward.get(slot.name(), slot, Position.NONE);
            state.add(left);
            reverse.add(new Line.Put(slot, left, Position.NONE));
        }
        reverse.addAll(after);
        return new Split(
                new Function(
                        joint.name(),
                        joint.parameters().subList(0, arguments),
                        joint.results().subList(0, 1),
                        forward.yield(results.get(0))),
                new Function(
                        joint.name(),
                        given,
                        joint.results().subList(1, results.size()),
                        reverse.end(new Terminator.Yield(cotangents))),
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

    private static Set<Slot> slots(List<Line> lines) {
        Set<Slot> slots = new LinkedHashSet<>();
        Walk.lines(new Block(lines, new Terminator.Unreachable()), line -> {
            if (line instanceof Line.Get l) slots.add(l.slot());
            if (line instanceof Line.Put l) slots.add(l.slot());
        });
        return slots;
    }
}
