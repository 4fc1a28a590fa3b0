package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * What the two phases of functions do to the arrays that their frames are given: which they read, which they write to, and which of
 * these they only add to. The arrays of the second phase are those that the frame got in the first.
 */
public final class Touches {
    /**
     * Of one phase, by the {@link Port ports} of a call of the first.
     *
     * @param loads which it reads
     * @param stores which it writes to, other than by adding
     * @param adds which it adds to
     * @param isOpen whether it does anything else that others may notice, or that depends on what they do
     */
    private record Phase(BitSet loads, BitSet stores, BitSet adds, boolean isOpen) {
        private static final Phase NONE = new Phase(new BitSet(), new BitSet(), new BitSet(), false);
    }

    /** What a call does to the arrays of some classes. */
    record Touch(Set<Object> loads, Set<Object> stores, Set<Object> adds) {
        private static Touch nothing() {
            return new Touch(Walk.identitySet(), Walk.identitySet(), Walk.identitySet());
        }

        boolean any(Object node) {
            return loads.contains(node) || stores.contains(node) || adds.contains(node);
        }

        private void add(Phase phase, List<Aliases.@Nullable Node> nodes) {
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i) == null) continue;
                if (phase.loads.get(i)) loads.add(nodes.get(i));
                if (phase.stores.get(i)) stores.add(nodes.get(i));
                if (phase.adds.get(i)) adds.add(nodes.get(i));
            }
        }
    }

    private final Map<String, List<Phase>> known = new LinkedHashMap<>();
    /** The frames of the functions that run both phases, by the names of these. */
    private final Map<String, String> joint = new LinkedHashMap<>();

    private Touches(Map<String, String> joint) {
        joint.forEach((frame, name) -> this.joint.put(name, frame));
    }

    /**
     * Of functions of two phases, which call each other.
     *
     * @param joint the names of functions that run both phases, by those of the frames
     */
    public static Touches of(Map<String, Function> functions, Map<String, String> joint) {
        Touches touches = new Touches(joint);
        functions.forEach((name, f) -> {
            if (f.turns().size() == 1) touches.known.put(name, List.of(Phase.NONE, Phase.NONE));
        });
        boolean changed;
        do {
            Map<String, List<Phase>> found = new LinkedHashMap<>();
            for (String name : touches.known.keySet())
                found.put(name, touches.phases(Objects.requireNonNull(functions.get(name))));
            changed = !found.equals(touches.known);
            touches.known.putAll(found);
        } while (changed);
        return touches;
    }

    /** Whether nothing but this is to be known of a call: it is a phase of one of the functions, or both. */
    boolean tell(Line.Call call) {
        List<Phase> phases = phases(call);
        return !phases.isEmpty() && phases.stream().noneMatch(Phase::isOpen);
    }

    /** The phases that a call runs. */
    private List<Phase> phases(Line.Call call) {
        String name = call.callee().function();
        if (name == null) return List.of();
        if (call.callee().kind() == Callee.Kind.LOCAL)
            return known.getOrDefault(joint.getOrDefault(name, ""), List.of());
        List<Phase> phases = known.get(name);
        return phases == null ? List.of() : List.of(phases.get(call.callee().phase()));
    }

    /** What a call of a phase does. The calls of first phases in the function are those that may have made its frame ready. */
    Touch of(Line.Call call, Aliases aliases, List<Line.Call> ofFirst) {
        Touch touch = Touch.nothing();
        for (Phase phase : phases(call)) {
            if (call.callee().phase() <= 0) touch.add(phase, aliases.nodes(call));
            else
                for (Line.Call first : ofFirst)
                    if (Objects.equals(first.callee().function(), call.callee().function()))
                        touch.add(phase, aliases.nodes(first));
        }
        return touch;
    }

    /** The calls of first phases. */
    static List<Line.Call> first(Function f) {
        List<Line.Call> all = new ArrayList<>();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Call c && c.callee().phase() == 0) all.add(c);
        });
        return all;
    }

    private List<Phase> phases(Function f) {
        Aliases aliases = Aliases.of(f.withSharing(null));
        Line.Turn turn = f.turns().get(0);
        List<Atom> operands = new ArrayList<>();
        operands.add(new Var(new Type.Reference(f.name()), ""));
        operands.addAll(f.parameters());
        operands.addAll(turn.given());
        List<Port> ports = Port.of(operands.stream().map(Atom::type).toList());
        List<Aliases.@Nullable Node> nodes = aliases.nodes(ports, operands);
        List<Line> lines = f.body().lines();
        int middle = lines.indexOf(turn);
        List<Line.Call> first = first(f);
        return List.of(
                phase(lines.subList(0, middle), false, aliases, nodes, first),
                phase(lines.subList(middle + 1, lines.size()), true, aliases, nodes, first));
    }

    private Phase phase(
            List<Line> lines,
            boolean isReverse,
            Aliases aliases,
            List<Aliases.@Nullable Node> nodes,
            List<Line.Call> first) {
        Touch touch = Touch.nothing();
        boolean[] isOpen = {false};
        Block block = new Block(lines, new Terminator.Unreachable());
        Walk.lines(block, line -> {
            note(line, touch, aliases, first);
            isOpen[0] |= line instanceof Line.Call c ? !tell(c) : isReverse && !isQuiet(line);
        });
        Walk.ends(block, end -> isOpen[0] |= isReverse && end instanceof Terminator.Throw);
        for (Object node : touch.loads) isOpen[0] |= ((Aliases.Node) node).isOutOfSight();
        for (Object node : touch.stores) isOpen[0] |= ((Aliases.Node) node).isOutOfSight();
        for (Object node : touch.adds) isOpen[0] |= ((Aliases.Node) node).isOutOfSight();
        return new Phase(at(nodes, touch.loads), at(nodes, touch.stores), at(nodes, touch.adds), isOpen[0]);
    }

    private static boolean isQuiet(Line line) {
        boolean makes = line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros;
        return makes || line instanceof Line.AddAll || line instanceof Line.Get || Fusable.isQuiet(line);
    }

    private static BitSet at(List<Aliases.@Nullable Node> nodes, Set<Object> which) {
        BitSet places = new BitSet();
        for (int i = 0; i < nodes.size(); i++) places.set(i, nodes.get(i) != null && which.contains(nodes.get(i)));
        return places;
    }

    private void note(Line line, Touch touch, Aliases aliases, List<Line.Call> first) {
        if (line instanceof Line.Load l) touch.loads.add(aliases.of(l.array()));
        else if (line instanceof Line.Store l) touch.stores.add(aliases.of(l.array()));
        else if (line instanceof Line.Acc l) touch.adds.add(aliases.of(l.array()));
        else if (line instanceof Line.Fill l) touch.stores.addAll(aliases.levels(l.array()));
        else if (line instanceof Line.Copy l) touch.loads.addAll(aliases.levels(l.source()));
        else if (line instanceof Line.Zeros l) touch.loads.addAll(aliases.levels(l.like()));
        else if (line instanceof Line.Let l) l.arguments().forEach(a -> touch.loads.addAll(aliases.levels(a)));
        else if (line instanceof Line.AddAll l) {
            touch.adds.addAll(aliases.levels(l.into()));
            touch.loads.addAll(aliases.levels(l.from()));
        } else if (line instanceof Line.Call c && tell(c)) {
            Touch of = of(c, aliases, first);
            touch.loads.addAll(of.loads);
            touch.stores.addAll(of.stores);
            touch.adds.addAll(of.adds);
        } else if (line instanceof Line.Call c) {
            for (Atom a : c.arguments()) touch.loads.addAll(aliases.levels(a));
            for (Atom a : c.arguments()) touch.stores.addAll(aliases.levels(a));
            touch.stores.addAll(aliases.written(c));
        }
    }
}
