package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.Simplify;

/**
 * Lets calls of functions run both phases at once, where the cotangents of what a call gives are known before it: then no frame
 * needs to keep anything. The lines of the reverse sweep around it, branches and loops, join those of the forward sweep.
 */
public final class Joining {
    private final Touches touches;
    private final Map<String, String> joint;

    /** @param joint the names of the functions that run both phases, by those of the frames */
    public Joining(Touches touches, Map<String, String> joint) {
        this.touches = touches;
        this.joint = joint;
    }

    /** A function with such calls, wherever it is possible. */
    public Function join(Function f) {
        if (!hasPhases(f.body())) return f;
        Function before = Straight.make(f);
        for (Function next = step(f); next != before; next = step(next)) before = next;
        return before;
    }

    /** A function that calls functions by the names of their frames, with the calls by their own. */
    public Function renamed(Function f) {
        return new Rewriter() {
            @Override
            public Line call(Line.Call l) {
                Line.Call call = (Line.Call) super.call(l);
                boolean isJoint = l.callee().kind() == Callee.Kind.LOCAL
                        && joint.containsKey(l.callee().name());
                return isJoint ? call.to(l.callee().renamed(joint.get(l.callee().name()))) : call;
            }
        }.function(f);
    }

    private boolean hasPhases(Block block) {
        boolean[] has = {false};
        Walk.lines(block, line -> has[0] |= isPhase(line, 1));
        return has[0];
    }

    private boolean isPhase(Line line, int phase) {
        return line instanceof Line.Call c
                && c.callee().phase() == phase
                && c.callee().caught().isEmpty()
                && joint.containsKey(Objects.requireNonNull(c.callee().function()));
    }

    private boolean has(Line line, int phase) {
        boolean[] has = {false};
        Walk.lines(new Block(List.of(line), new Terminator.Unreachable()), l -> has[0] |= isPhase(l, phase));
        return has[0];
    }

    /** The function with two lines joined; the function itself if there are none. */
    private Function step(Function f) {
        List<Block> blocks = new ArrayList<>(List.of(f.body()));
        for (int i = 0; i < blocks.size(); i++) for (Line line : blocks.get(i).lines()) blocks.addAll(line.blocks());
        for (Block block : blocks) {
            Block joined = joined(f, block);
            if (joined != null) return Straight.make(Simplify.simplify(Slots.pass(replaced(f, block, joined))));
        }
        return f;
    }

    private static Function replaced(Function f, Block block, Block by) {
        return f.withBody(
                new Rewriter() {
                    @Override
                    public Block block(Block b) {
                        return b == block ? by : super.block(b);
                    }
                }.block(f.body()));
    }

    private @Nullable Block joined(Function f, Block block) {
        List<Line> lines = block.lines();
        Traffic traffic = null;
        Offsets offsets = Offsets.in(f.body());
        for (int j = lines.size() - 1; j > 0; j--) {
            if (!has(lines.get(j), 1)) continue;
            for (int i = 0; i < j; i++) {
                if (!has(lines.get(i), 0) || !isPair(lines.get(i), lines.get(j), offsets)) continue;
                if (traffic == null) traffic = Traffic.in(f, block, touches);
                Block joined = joined(f, block, i, j, traffic, offsets);
                if (joined != null) return joined;
            }
        }
        return null;
    }

    private static boolean isPair(Line one, Line two, Offsets offsets) {
        if (one instanceof Line.If a && two instanceof Line.If b)
            return a.condition() == b.condition() && !Walk.escapes(a) && !Walk.escapes(b);
        if (one instanceof Line.Loop a && two instanceof Line.Loop b)
            return Fusable.isStraight(a) && Fusable.isStraight(b) && Fusing.areMirrored(a, b, offsets);
        return one instanceof Line.Call a
                && two instanceof Line.Call b
                && a.arguments().get(0) == b.arguments().get(0);
    }

    private @Nullable Block joined(Function f, Block block, int i, int j, Traffic traffic, Offsets offsets) {
        if (block.lines().get(i) instanceof Line.Loop) {
            Independence pair = new Independence(traffic, i, j, offsets);
            return pair.holds() ? Fusing.fused(block, i, j, pair.moved()) : null;
        }
        Passing passing = new Passing(traffic, i, j);
        if (!passing.isPossible()) return null;
        Line one = block.lines().get(i);
        Line two = block.lines().get(j);
        List<Line> joined;
        if (one instanceof Line.If a && two instanceof Line.If b) joined = List.of(joined(a, b));
        else if (isFrameOf(f, (Line.Call) one, (Line.Call) two))
            joined = List.of(joined((Line.Call) one, (Line.Call) two));
        else return null;
        List<Line> all = new ArrayList<>(block.lines().subList(0, i));
        all.addAll(passing.moved());
        all.addAll(joined);
        for (Line line : block.lines().subList(i + 1, block.lines().size()))
            if (line != two && !passing.isMoved(line)) all.add(line);
        return new Block(all, block.end());
    }

    private static Line joined(Line.If one, Line.If two) {
        return new Line.If(
                Port.concat(one.results(), two.results()),
                one.condition(),
                joined(one, one.then(), two.then()),
                joined(one, one.otherwise(), two.otherwise()),
                one.at());
    }

    private static Block joined(Line.If one, Block first, Block second) {
        List<Atom> given = ((Terminator.Yield) first.end()).values();
        Builder out = new Builder().addAll(first.lines());
        Rewriter inside = new Rewriter();
        inside.replaceAll(one.results(), given);
        inside.lines(second, out);
        return out.end(
                new Terminator.Yield(Port.concat(given, inside.atoms(((Terminator.Yield) second.end()).values()))));
    }

    /** Whether the frame of two calls is made for nothing else. */
    private static boolean isFrameOf(Function f, Line.Call one, Line.Call two) {
        Atom frame = one.arguments().get(0);
        List<Line> uses = new ArrayList<>();
        boolean[] isMade = {false};
        Walk.lines(f.body(), line -> {
            if (line.reads().contains(frame)) uses.add(line);
            isMade[0] |= line instanceof Line.New n && n.result() == frame;
        });
        return isMade[0] && uses.size() == 2 && uses.contains(one) && uses.contains(two);
    }

    private Line joined(Line.Call one, Line.Call two) {
        Callee first = one.callee();
        Callee second = two.callee();
        List<Atom> arguments = Port.concat(rest(one.arguments()), rest(two.arguments()));
        List<Type> results = Port.concat(first.results(), second.results());
        List<Type> types = arguments.stream().map(Atom::type).toList();
        Callee both = Callee.local(joint.get(first.function()), types, results);
        Summary summary = first.summary() == null ? null : summary(first.summary(), one.callee(), both);
        return new Line.Call(Port.concat(given(one), given(two)), both.withSummary(summary), arguments, one.at());
    }

    /** What the first phase is known to do to its arguments, which the second may write to. */
    private static Summary summary(Summary of, Callee first, Callee both) {
        int known = Port.of(first.parameters()).size();
        List<Integer> classes = new ArrayList<>(of.classes().subList(0, known));
        for (int i = known; i < Port.of(both).size(); i++) classes.add(i);
        BitSet written = new BitSet();
        written.set(0, known);
        return new Summary(
                classes,
                of.merged().get(0, known),
                of.foreign().get(0, known),
                of.lent().get(0, known),
                of.held().get(0, known),
                written,
                null);
    }

    private static List<Atom> rest(List<Atom> arguments) {
        return arguments.subList(1, arguments.size());
    }

    private static List<Var> given(Line.Call call) {
        if (!call.results().isEmpty()) return call.results();
        return call.callee().results().stream().map(type -> new Var(type, "")).toList();
    }
}
