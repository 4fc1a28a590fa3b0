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
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Two functions of one that has a turn: what stands before it and what stands behind.
 *
 * @param forward the first; its results are the joint function's first result and then the values of {@code state}
 * @param reverse the second; its parameters are {@code state} and then the seed
 * @param state the values that pass from the one to the other: the parameters of the second but its last
 */
public record Split(Function forward, Function reverse, List<Var> state) {

    /** Splits what {@link Reverse} gives. */
    public static Split of(Function joint) {
        List<Line> lines = joint.body().lines();
        int turn = 0;
        while (!(lines.get(turn) instanceof Line.Turn)) turn++;
        List<Line> before = lines.subList(0, turn);
        List<Line> after = lines.subList(turn + 1, lines.size());
        List<Atom> results = ((Terminator.Yield) joint.body().end()).values();
        Var seed = joint.parameters().get(joint.parameters().size() - 1);
        return new Splitter(joint, before, after, results, seed).split();
    }

    private static final class Splitter {
        private final Function joint;
        private final List<Line> before;
        private final List<Line> after;
        private final List<Atom> results;
        private final Var seed;

        Splitter(Function joint, List<Line> before, List<Line> after, List<Atom> results, Var seed) {
            this.joint = joint;
            this.before = before;
            this.after = after;
            this.results = results;
            this.seed = seed;
        }

        Split split() {
            Set<Var> crossing = new LinkedHashSet<>(Walk.free(after));
            Set<Var> made = Walk.identitySet();
            for (Line line : after) made.addAll(line.results());
            for (Atom a : results.subList(1, results.size()))
                if (a instanceof Var v && !made.contains(v)) crossing.add(v);
            crossing.remove(seed);
            Set<Slot> slots = slots(after);
            slots.retainAll(slots(before));

            Builder forward = new Builder().addAll(before);
            List<Var> state = new ArrayList<>(crossing);
            List<Atom> left = new ArrayList<>(List.of(results.get(0)));
            left.addAll(state);
            Builder reverse = new Builder();
            for (Slot slot : slots) {
                left.add(forward.get(slot.name(), slot, Position.NONE));
                Var entry = new Var(slot.type(), slot.name());
                state.add(entry);
                reverse.add(new Line.Put(slot, entry, Position.NONE));
            }
            reverse.addAll(after);
            List<Var> forwardParameters =
                    joint.parameters().subList(0, joint.parameters().size() - 1);
            List<Var> reverseParameters = new ArrayList<>(state);
            reverseParameters.add(seed);
            Function first = new Function(
                    joint.name(),
                    forwardParameters,
                    left.stream().map(Atom::type).toList(),
                    forward.end(new Terminator.Yield(left)));
            Function second = Rewriter.fresh()
                    .function(new Function(
                            joint.name(),
                            reverseParameters,
                            joint.results().subList(1, joint.results().size()),
                            reverse.end(new Terminator.Yield(results.subList(1, results.size())))));
            List<Var> fields =
                    second.parameters().subList(0, second.parameters().size() - 1);
            return new Split(first, second, fields);
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
}
