package org.wengert.processor.shape;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/**
 * Whether a line of the reverse sweep may as well run right behind one of the forward sweep: what it needs of the lines between can be
 * had before both, and it does nothing to arrays that these would notice.
 */
final class Passing {
    private final Traffic traffic;
    private final int from;
    private final int to;
    private final Line passing;
    private final Traffic.Stretch between;
    private final Set<Line> moved = Walk.identitySet();

    /**
     * @param from the place of the line of the forward sweep
     * @param to the place of the other
     */
    Passing(Traffic traffic, int from, int to) {
        this.traffic = traffic;
        this.from = from;
        this.to = to;
        this.passing = traffic.lines().get(to);
        this.between = traffic.between(from + 1, to);
    }

    /** The lines that are to be moved in front of both, in their order. */
    List<Line> moved() {
        return traffic.lines().subList(from, to).stream()
                .filter(moved::contains)
                .toList();
    }

    boolean isMoved(Line line) {
        return moved.contains(line);
    }

    boolean isPossible() {
        Block block = new Block(List.of(passing), new Terminator.Unreachable());
        if (!isQuiet(block)) return false;
        for (Var v : Walk.free(block)) if (!isThere(v)) return false;
        Traffic.Stretch own = traffic.between(to, to + 1);
        return !own.calls()
                && own.loaded().stream().noneMatch(this::isChanged)
                && own.stored().stream().noneMatch(between::any)
                && own.added().stream().noneMatch(node -> between.loads(node) || between.stores(node));
    }

    /** Whether nothing in it may throw, or does anything but with numbers and arrays, and with what the lines between leave alone. */
    private boolean isQuiet(Block block) {
        Set<Slot> put = new HashSet<>();
        List<Line> others = traffic.lines().subList(from + 1, to);
        Walk.lines(new Block(others, new Terminator.Unreachable()), line -> {
            if (line instanceof Line.Put l) put.add(l.slot());
        });
        Rewriter without = new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                if (!(line instanceof Line.Get l && !put.contains(l.slot()))) super.rewrite(line, out);
            }
        };
        return Fusable.isQuiet(without.block(block), traffic);
    }

    private boolean isChanged(Object node) {
        return between.writes(node) || between.calls() && traffic.isOpen((Aliases.Node) node);
    }

    /** Whether a value is there behind the first line. */
    private boolean isThere(Var v) {
        Line line = traffic.maker(v);
        boolean isBranch = passing instanceof Line.If;
        return traffic.placeOf(line) < from || traffic.placeOf(line) == from && isBranch || canMove(v);
    }

    /** Whether a value is there in front of the first line, or can be. */
    private boolean canMove(Atom a) {
        Line line = a instanceof Var v ? traffic.maker(v) : null;
        int place = traffic.placeOf(line);
        if (place < from) return true;
        if (place == from || !isMovable(line)) return false;
        if (!moved.add(line)) return true;
        return line.reads().stream().allMatch(this::canMove);
    }

    private boolean isMovable(@Nullable Line line) {
        if (line instanceof Line.Let l)
            return !DeadCode.mayThrow(l) && l.arguments().stream().allMatch(a -> a.type() instanceof Type.Primitive);
        // What is loaded may be known to be there only behind the first line.
        return line instanceof Line.Length l && l.safe();
    }
}
