package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.simplify.Simplify;

/**
 * Runs the reverse sweep of an iteration right behind its forward sweep, where iterations are independent but for sums. What is kept
 * for the reverse sweep is then kept of one iteration at a time. Only where the seed is known before: in the gradient.
 */
final class Fusing {
    private Fusing() {}

    static Function fuse(Function f) {
        Function fused = f;
        for (Function next = step(f); next != fused; next = step(fused)) fused = next;
        return fused == f ? f : Rooms.reuse(Simplify.simplify(fused));
    }

    /** One pair of loops fused; the function itself if there is none. */
    private static Function step(Function f) {
        if (f.turns().size() != 1) return f;
        Line.Turn turn = f.turns().get(0);
        if (!turn.taken().isEmpty() || !turn.given().isEmpty()) return f;
        List<Line> lines = f.body().lines();
        int middle = lines.indexOf(turn);
        List<Integer> forward = loops(lines, 0, middle);
        List<Integer> reverse = loops(lines, middle + 1, lines.size());
        if (forward.isEmpty() || reverse.isEmpty()) return f;
        Offsets offsets = Offsets.in(f.body());
        Traffic traffic = Traffic.in(f);
        for (int i : forward) {
            for (int j : reverse) {
                if (!areMirrored((Line.Loop) lines.get(i), (Line.Loop) lines.get(j), offsets)) continue;
                Independence pair = new Independence(traffic, i, j, offsets);
                if (pair.holds()) return f.withBody(fused(f.body(), i, j, pair.moved()));
            }
        }
        return f;
    }

    /** Where loops are of which every iteration runs to its end. */
    private static List<Integer> loops(List<Line> lines, int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> lines.get(i) instanceof Line.Loop l && l.counted() != null && Fusable.isStraight(l))
                .boxed()
                .toList();
    }

    /** Whether a loop runs through the range of another from the other end. */
    static boolean areMirrored(Line.Loop forward, Line.Loop reverse, Offsets offsets) {
        Line.Range up = forward.counted();
        Line.Range down = reverse.counted();
        if (up == null || down == null || Math.abs(up.step()) != 1 || down.step() != -up.step()) return false;
        return offsets.are(down.from(), up.to(), -up.step()) && offsets.are(down.to(), up.from(), -up.step());
    }

    /** A block with the second of two loops run in the first, and some lines moved in front of it. */
    static Block fused(Block around, int i, int j, List<Line> moved) {
        List<Line> lines = around.lines();
        Line.Loop forward = (Line.Loop) lines.get(i);
        Line.Loop reverse = (Line.Loop) lines.get(j);
        Builder body = new Builder().addAll(forward.body().lines());
        Rewriter renamed = new Rewriter();
        renamed.replace(reverse.counted().index(), forward.counted().index());
        renamed.lines(reverse.body(), body);
        List<Atom> next = Port.concat(nexts(forward), renamed.atoms(nexts(reverse)));
        List<Var> carried = Port.concat(forward.carried(), reverse.carried());
        List<Atom> initial = Port.concat(forward.initial(), reverse.initial());
        List<Var> results = Port.concat(forward.results(), reverse.results());
        Block block = body.end(new Terminator.Next(next));
        List<Line> all = new ArrayList<>(lines.subList(0, i));
        all.addAll(moved);
        all.add(new Line.Loop(results, forward.counted(), carried, initial, block, forward.at()));
        for (Line line : lines.subList(i + 1, lines.size())) {
            if (line != reverse && moved.stream().noneMatch(m -> m == line)) all.add(line);
        }
        return new Block(all, around.end());
    }

    private static List<Atom> nexts(Line.Loop loop) {
        return ((Terminator.Next) loop.body().end()).values();
    }
}
