package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Visits code in the order of its text. */
public final class Walk {
    private Walk() {}

    /** Every line, before those in its blocks. */
    public static void lines(Block block, Consumer<Line> visit) {
        for (Line line : block.lines()) {
            visit.accept(line);
            for (Block inner : line.blocks()) lines(inner, visit);
        }
        for (Block inner : block.end().blocks()) lines(inner, visit);
    }

    /** Every terminator. */
    public static void ends(Block block, Consumer<Terminator> visit) {
        for (Line line : block.lines()) for (Block inner : line.blocks()) ends(inner, visit);
        visit.accept(block.end());
        for (Block inner : block.end().blocks()) ends(inner, visit);
    }

    /** Every operand of lines and terminators. */
    public static void reads(Block block, Consumer<Atom> visit) {
        lines(block, line -> line.reads().forEach(visit));
        ends(block, end -> end.reads().forEach(visit));
    }

    /** The variables that lines use without defining them, in order of first use. */
    public static List<Var> free(List<Line> lines) {
        Block block = new Block(lines, new Terminator.Unreachable());
        Set<Var> defined = identitySet();
        lines(block, line -> {
            defined.addAll(line.results());
            defined.addAll(line.inner());
        });
        Set<Var> seen = identitySet();
        List<Var> result = new ArrayList<>();
        reads(block, a -> {
            if (a instanceof Var v && !defined.contains(v) && seen.add(v)) result.add(v);
        });
        return result;
    }

    /** The terminators of a block's own level: of its end, or of the arms of its branches. */
    public static void ownEnds(Block block, Consumer<Terminator> visit) {
        if (block.end().blocks().isEmpty()) visit.accept(block.end());
        for (Block arm : block.end().blocks()) ownEnds(arm, visit);
    }

    /** Whether control may leave this line other than by going on with the next one: exits outwards, or goes on with a loop. */
    public static boolean escapes(Line line) {
        Set<Label> inside = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean[] found = {false};
        for (Block b : line.blocks()) escapes(b, inside, line instanceof Line.Loop, found, line);
        return found[0];
    }

    private static void escapes(Block block, Set<Label> inside, boolean inLoop, boolean[] found, Line around) {
        if (around instanceof Line.Scope s) inside.add(s.label());
        for (Line line : block.lines()) {
            for (Block b : line.blocks()) escapes(b, inside, inLoop || line instanceof Line.Loop, found, line);
        }
        ownEnds(block, end -> {
            if (end instanceof Terminator.Exit e && !inside.contains(e.label())) found[0] = true;
            if (end instanceof Terminator.Next && !inLoop) found[0] = true;
        });
        for (Block arm : block.end().blocks()) nested(arm, inside, inLoop, found);
    }

    private static void nested(Block arm, Set<Label> inside, boolean inLoop, boolean[] found) {
        for (Line line : arm.lines()) {
            for (Block b : line.blocks()) escapes(b, inside, inLoop || line instanceof Line.Loop, found, line);
        }
        for (Block b : arm.end().blocks()) nested(b, inside, inLoop, found);
    }

    public static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
