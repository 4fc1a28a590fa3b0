package org.wengert.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
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
        return free(new Block(lines, new Terminator.Unreachable()));
    }

    /** The variables that a block uses without defining them, in order of first use. */
    public static List<Var> free(Block block) {
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
        return !line.blocks().isEmpty() && !targets(line, new ArrayList<>()).isEmpty();
    }

    /** All lines in a block that control may leave so. */
    public static Set<Line> escaping(Block block) {
        List<Line> found = new ArrayList<>();
        targets(block, found);
        Set<Line> escaping = identitySet();
        escaping.addAll(found);
        return escaping;
    }

    /** Where control may go from a block other than behind the line that it is in: labels, and the loop outside. */
    private static Set<Object> targets(Block block, List<Line> escaping) {
        Set<Object> targets = Set.of();
        for (Line line : block.lines()) if (!line.blocks().isEmpty()) targets = union(targets, targets(line, escaping));
        if (block.end() instanceof Terminator.Exit e) targets = union(targets, Set.of(e.label()));
        if (block.end() instanceof Terminator.Next) targets = union(targets, Set.of(Terminator.Next.class));
        for (Block arm : block.end().blocks()) targets = union(targets, targets(arm, escaping));
        return targets;
    }

    private static Set<Object> targets(Line line, List<Line> escaping) {
        Set<Object> targets = Set.of();
        for (Block block : line.blocks()) targets = union(targets, targets(block, escaping));
        Object own =
                line instanceof Line.Scope s ? s.label() : line instanceof Line.Loop ? Terminator.Next.class : null;
        if (own != null && targets.contains(own)) {
            targets = new HashSet<>(targets);
            targets.remove(own);
        }
        if (!targets.isEmpty()) escaping.add(line);
        return targets;
    }

    private static Set<Object> union(Set<Object> some, Set<Object> more) {
        if (more.isEmpty() || some.containsAll(more)) return some;
        if (some.isEmpty()) return more;
        Set<Object> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    public static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
