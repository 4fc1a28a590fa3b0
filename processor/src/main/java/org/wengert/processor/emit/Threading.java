package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Terminator.Branch;
import org.wengert.processor.ir.Terminator.Exit;
import org.wengert.processor.ir.Terminator.Next;
import org.wengert.processor.ir.Terminator.Yield;
import org.wengert.processor.ir.Var;

/**
 * Shortens jumps that lead to jumps: a scope that is the last thing before a return is no scope, its exits return themselves.
 * A return is written as an exit to {@link #RETURN}.
 */
final class Threading {
    static final Label RETURN = new Label("return");

    private final Predicate<Var> bound;

    private Threading(Predicate<Var> bound) {
        this.bound = bound;
    }

    /**
     * The body with returns in place of its final yields.
     *
     * @param bound the values that have a place of their own, such as a field: these must be assigned there
     */
    static Block thread(Block body, Predicate<Var> bound) {
        return new Threading(bound).block(returning(body));
    }

    private static Block returning(Block block) {
        if (block.end() instanceof Yield y) return new Block(block.lines(), new Exit(RETURN, y.values()));
        if (block.end() instanceof Branch b)
            return new Block(
                    block.lines(), new Branch(b.condition(), returning(b.then()), returning(b.otherwise()), b.at()));
        return block;
    }

    private Block block(Block block) {
        List<Line> lines = new ArrayList<>(block.lines());
        while (!lines.isEmpty()) {
            Line last = lines.get(lines.size() - 1);
            Block joined = joined(last, block.end());
            if (joined == null) break;
            lines.remove(lines.size() - 1);
            lines.addAll(joined.lines());
            block = new Block(lines, joined.end());
        }
        lines.replaceAll(this::line);
        return new Block(lines, end(block.end()));
    }

    private Terminator end(Terminator end) {
        return end instanceof Branch b ? new Branch(b.condition(), block(b.then()), block(b.otherwise()), b.at()) : end;
    }

    private Line line(Line line) {
        if (line instanceof Line.If i)
            return new Line.If(i.results(), i.condition(), block(i.then()), block(i.otherwise()), i.at());
        if (line instanceof Line.Scope s) return new Line.Scope(s.results(), s.label(), block(s.body()), s.at());
        if (line instanceof Line.Loop l)
            return new Line.Loop(l.results(), l.counted(), l.carried(), l.initial(), block(l.body()), l.at());
        return line;
    }

    /** The last line together with the jump behind it, as a block that jumps itself; null where that is not better. */
    private Block joined(Line last, Terminator end) {
        if (last.results().stream().anyMatch(bound)) return null;
        if (last instanceof Line.Scope s
                && (end instanceof Exit || end instanceof Next && !exitsFromLoop(s.body(), s.label(), false)))
            return new Redirect(s.label(), s.results(), end).block(s.body());
        boolean single =
                end instanceof Exit e && e.label() == RETURN && e.values().size() <= 1;
        if (last instanceof Line.If i && single && !isSmall(i)) {
            Redirect redirect = new Redirect(null, i.results(), end);
            return new Block(
                    List.of(),
                    new Branch(i.condition(), redirect.block(i.then()), redirect.block(i.otherwise()), i.at()));
        }
        return null;
    }

    /** Whether an {@code if} is about the size of a conditional expression. */
    static boolean isSmall(Line.If line) {
        return line.results().size() == 1
                && !keeps(line, line.then())
                && !keeps(line, line.otherwise())
                && size(line.then()) <= 4
                && size(line.otherwise()) <= 4;
    }

    /** Whether the arm leaves the user's variable as it is, so that the other arm reads better as a statement. */
    private static boolean keeps(Line.If line, Block arm) {
        String name = line.results().get(0).name();
        boolean unchanged = arm.lines().isEmpty() && arm.end() instanceof Yield;
        return unchanged
                && !name.isEmpty()
                && arm.end().reads().get(0) instanceof Var v
                && v.name().equals(name);
    }

    private static int size(Block block) {
        if (!(block.end() instanceof Yield)) return 100;
        int size = 0;
        for (Line line : block.lines()) {
            if (line instanceof Line.If i && i.results().size() == 1) size += 1 + size(i.then()) + size(i.otherwise());
            else size += line.blocks().isEmpty() && line.results().size() == 1 ? 1 : 100;
        }
        return size;
    }

    private static boolean exitsFromLoop(Block block, Label label, boolean inLoop) {
        for (Line line : block.lines())
            for (Block inner : line.blocks())
                if (exitsFromLoop(inner, label, inLoop || line instanceof Line.Loop)) return true;
        for (Block inner : block.end().blocks()) if (exitsFromLoop(inner, label, inLoop)) return true;
        return inLoop && block.end() instanceof Exit e && e.label() == label;
    }

    /** Replaces the exits to a label, or the yields where the label is null, by the jump that follows. */
    private record Redirect(Label from, List<Var> results, Terminator to) {
        Block block(Block block) {
            if (from == null) return new Block(block.lines(), end(block.end()));
            return new Block(block.lines().stream().map(this::line).toList(), end(block.end()));
        }

        private Line line(Line line) {
            if (line instanceof Line.If i)
                return new Line.If(i.results(), i.condition(), block(i.then()), block(i.otherwise()), i.at());
            if (line instanceof Line.Scope s) return new Line.Scope(s.results(), s.label(), block(s.body()), s.at());
            if (line instanceof Line.Loop l)
                return new Line.Loop(l.results(), l.counted(), l.carried(), l.initial(), block(l.body()), l.at());
            return line;
        }

        private Terminator end(Terminator end) {
            if (end instanceof Branch b)
                return new Branch(b.condition(), block(b.then()), block(b.otherwise()), b.at());
            if (end instanceof Exit e && from != null && e.label() == from) return redirected(e.values());
            if (end instanceof Yield y && from == null) return redirected(y.values());
            return end;
        }

        private Terminator redirected(List<Atom> values) {
            Map<Var, Atom> known = new IdentityHashMap<>();
            for (int i = 0; i < results.size(); i++) known.put(results.get(i), values.get(i));
            if (to instanceof Exit e) return new Exit(e.label(), replaced(e.values(), known));
            return new Next(replaced(((Next) to).values(), known));
        }

        private static List<Atom> replaced(List<Atom> values, Map<Var, Atom> known) {
            return values.stream()
                    .map(v -> v instanceof Var var && known.containsKey(var) ? known.get(var) : v)
                    .toList();
        }
    }
}
