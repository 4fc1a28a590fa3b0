package org.wengert.processor.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** Finds out what the functions of a program do to the arrays of their callers: the least that agrees with their bodies. */
public final class Summaries {
    private final Map<String, List<Summary>> known = new LinkedHashMap<>();

    private Summaries() {}

    /** What these functions do, which call each other. */
    public static Summaries of(Map<String, Function> functions) {
        Summaries summaries = new Summaries();
        functions.forEach((name, f) -> summaries.known.put(name, nothing(f)));
        boolean changed;
        do {
            Map<String, List<Summary>> found = new LinkedHashMap<>();
            functions.forEach((name, f) -> found.put(name, ofPhases(summaries.tell(f))));
            changed = !found.equals(summaries.known);
            summaries.known.putAll(found);
        } while (changed);
        return summaries;
    }

    /** What one function does whose calls tell what they do. */
    public static Summary of(Function f) {
        return ofPhases(f).get(0);
    }

    /** The program with its calls telling what they do. */
    public static Program attach(Program program) {
        return program.map(of(program.functions())::tell);
    }

    /** A function whose calls of these functions tell what they do. */
    public Function tell(Function f) {
        return new Rewriter() {
            @Override
            public Line call(Line.Call l) {
                Line.Call call = (Line.Call) super.call(l);
                List<Summary> phases = known.get(l.callee().function());
                if (phases == null) return call;
                Callee callee =
                        l.callee().withSummary(phases.get(Math.max(0, l.callee().phase())));
                return call.to(callee);
            }
        }.function(f);
    }

    /**
     * What one phase is given and gives, and the lines between.
     *
     * @param operands as those of its calls: where there are several phases, a frame comes first
     */
    private record Phase(List<Atom> operands, List<Line> lines) {
        List<Port> ports() {
            return Port.of(operands.stream().map(Atom::type).toList());
        }
    }

    private static List<Phase> phases(Function f) {
        List<Phase> phases = new ArrayList<>();
        boolean several = !f.turns().isEmpty();
        List<Atom> operands = operands(several, f.parameters());
        List<Line> lines = new ArrayList<>();
        for (Line line : f.body().lines()) {
            if (!(line instanceof Line.Turn turn)) {
                lines.add(line);
                continue;
            }
            operands.addAll(turn.given());
            phases.add(new Phase(operands, lines));
            operands = operands(several, turn.taken());
            lines = new ArrayList<>();
        }
        if (f.body().end() instanceof Terminator.Yield end) operands.addAll(end.values());
        phases.add(new Phase(operands, lines));
        return phases;
    }

    private static List<Atom> operands(boolean several, List<Var> inputs) {
        List<Atom> operands = new ArrayList<>();
        if (several) operands.add(new Var(new Type.Reference("frame"), "frame"));
        operands.addAll(inputs);
        return operands;
    }

    private static List<Summary> nothing(Function f) {
        return phases(f).stream()
                .map(phase -> Summary.nothing(phase.ports().size()))
                .toList();
    }

    private static List<Summary> ofPhases(Function f) {
        Function free = f.withSharing(null);
        Aliases aliases = Aliases.of(free);
        List<Phase> phases = phases(f);
        List<BitSet> flows = phases.size() == 1 ? flows(free, aliases) : null;
        List<Summary> summaries = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) summaries.add(of(phases.get(i), aliases, flows, i < phases.size() - 1));
        return summaries;
    }

    private static Summary of(Phase phase, Aliases aliases, @Nullable List<BitSet> flows, boolean keeps) {
        List<Aliases.@Nullable Node> nodes = aliases.nodes(phase.ports(), phase.operands());
        Set<Object> stored = written(phase.lines(), aliases);
        List<Integer> classes = new ArrayList<>();
        BitSet merged = new BitSet();
        BitSet foreign = new BitSet();
        BitSet lent = new BitSet();
        BitSet held = new BitSet();
        BitSet written = new BitSet();
        for (int i = 0; i < nodes.size(); i++) {
            Aliases.Node node = nodes.get(i);
            classes.add(node == null ? i : nodes.indexOf(node));
            if (node == null) continue;
            merged.set(i, node.isMerged());
            foreign.set(i, node.isOutOfSight());
            lent.set(i, node.isLent());
            held.set(i, keeps || node.isForeign());
            written.set(i, stored.contains(node));
        }
        return new Summary(classes, merged, foreign, lent, held, written, flows);
    }

    /** The classes of arrays of which one that was there before may be written to. What is written to a new one by its own name is not. */
    private static Set<Object> written(List<Line> lines, Aliases aliases) {
        Block all = new Block(lines, new Terminator.Unreachable());
        Set<Object> written = Walk.identitySet();
        Set<Var> made = new HashSet<>();
        Walk.lines(all, line -> {
            if (line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros)
                made.addAll(line.results());
        });
        Walk.lines(all, line -> {
            if (line instanceof Line.Store l && !isIn(l.array(), made)) written.add(aliases.of(l.array()));
            else if (line instanceof Line.Acc l && !isIn(l.array(), made)) written.add(aliases.of(l.array()));
            else if (line instanceof Line.Fill l) written.addAll(aliases.levels(l.array()));
            else if (line instanceof Line.AddAll l) written.addAll(aliases.levels(l.into()));
            else if (line instanceof Line.Call l) written.addAll(aliases.written(l));
        });
        return written;
    }

    private static boolean isIn(Atom array, Set<Var> made) {
        return array instanceof Var v && made.contains(v);
    }

    /** Where what is in each port goes to. */
    private static List<BitSet> flows(Function f, Aliases aliases) {
        List<BitSet> flows = new ArrayList<>();
        List<Port> ports = Port.of(f);
        for (int i = 0; i < ports.size(); i++) {
            BitSet from = new BitSet();
            from.set(i);
            BitSet to = new BitSet();
            if (ports.get(i).carries()) {
                Boundary boundary = new Boundary(from, new BitSet());
                to.or(Activity.of(f, aliases, boundary, Set.of()).boundary(f).varied());
            }
            to.clear(i);
            flows.add(to);
        }
        return flows;
    }
}
