package org.wengert.processor.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Summary;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Which arrays of its parameters a function may write to. A variable that may be a parameter's array or a new one is both, but what is
 * written to by the name of the new one is not the parameter's: references flow one way here (Andersen, 1994). Where code that is not in
 * sight may hold an array, its class ({@link Aliases}) tells.
 */
public final class Targets {
    /** The arrays at one depth of a parameter, or those that one line makes, as far as they hold others. */
    private static final class Place {
        final @Nullable Var parameter;
        final int depth;
        final Set<Place> held = Walk.identitySet();

        Place(@Nullable Var parameter, int depth) {
            this.parameter = parameter;
            this.depth = depth;
        }
    }

    private final Map<Object, Set<Place>> known = new IdentityHashMap<>();
    private final Map<Label, List<Var>> scopes = new IdentityHashMap<>();
    private final Set<Place> written = Walk.identitySet();
    private boolean changed;

    private Targets() {}

    /** Of each parameter the depths of the arrays that may be written to: 0 for the array itself, 1 for those in it, and so on. */
    public static Map<Var, BitSet> of(Function f) {
        Aliases aliases = Aliases.of(f);
        Set<Object> classes = writtenClasses(f, aliases);
        Map<Var, BitSet> candidates = new IdentityHashMap<>();
        Map<Var, BitSet> all = new IdentityHashMap<>();
        for (Var p : f.parameters()) {
            List<Aliases.Node> levels = aliases.levels(p);
            for (int depth = 0; depth < levels.size(); depth++) {
                if (!classes.contains(levels.get(depth))) continue;
                add(candidates, p, depth);
                if (levels.get(depth).isForeign()) add(all, p, depth);
            }
        }
        if (candidates.isEmpty()) return all;
        Targets targets = new Targets();
        targets.run(f);
        for (Place place : targets.written) {
            BitSet depths = place.parameter == null ? null : candidates.get(place.parameter);
            if (depths != null && depths.get(place.depth)) add(all, place.parameter, place.depth);
        }
        return all;
    }

    private static void add(Map<Var, BitSet> depths, Var parameter, int depth) {
        depths.computeIfAbsent(parameter, k -> new BitSet()).set(depth);
    }

    private static Set<Object> writtenClasses(Function f, Aliases aliases) {
        Set<Object> written = Walk.identitySet();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Store l) written.add(aliases.of(l.array()));
            else if (line instanceof Line.Acc l) written.add(aliases.of(l.array()));
            else if (line instanceof Line.Call l) written.addAll(aliases.written(l));
        });
        return written;
    }

    private void run(Function f) {
        for (Var p : f.parameters()) {
            Set<Place> places = of(p);
            int depth = 0;
            for (Type t = p.type(); t instanceof Type.ArrayOf; t = t.element()) {
                Place place = new Place(p, depth++);
                places.add(place);
                places = place.held;
            }
        }
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Scope s) scopes.put(s.label(), s.results());
            boolean makes = line instanceof Line.New || line instanceof Line.Copy || line instanceof Line.Zeros;
            if (makes) made(line.results().get(0));
        });
        do {
            changed = false;
            block(f.body(), List.of(), List.of());
        } while (changed);
    }

    /** What is made holds arrays that are made with it, if any. */
    private void made(Var v) {
        Set<Place> places = of(v);
        for (Type t = v.type(); isReference(t) && isReference(t.element()); t = t.element()) {
            Place place = new Place(null, 0);
            places.add(place);
            places = place.held;
        }
    }

    private static boolean isReference(Type type) {
        return type instanceof Type.ArrayOf || type instanceof Type.Tape;
    }

    private Set<Place> of(Object variable) {
        return known.computeIfAbsent(variable, k -> Walk.identitySet());
    }

    private Set<Place> held(Set<Place> by) {
        Set<Place> all = Walk.identitySet();
        for (Place place : by) all.addAll(place.held);
        return all;
    }

    private void flow(Set<Place> from, Set<Place> to) {
        if (from != to) changed |= to.addAll(from);
    }

    private void flow(List<? extends Atom> from, List<? extends Atom> to) {
        for (int i = 0; i < Math.min(from.size(), to.size()); i++)
            if (isReference(to.get(i).type())) flow(of(from.get(i)), of(to.get(i)));
    }

    private void block(Block block, List<Var> onYield, List<Var> onNext) {
        for (Line line : block.lines()) line(line, onNext);
        Terminator end = block.end();
        if (end instanceof Terminator.Yield y) flow(y.values(), onYield);
        if (end instanceof Terminator.Next n) flow(n.values(), onNext);
        if (end instanceof Terminator.Exit e) flow(e.values(), scopes.get(e.label()));
        for (Block arm : end.blocks()) block(arm, onYield, onNext);
    }

    private void line(Line line, List<Var> onNext) {
        if (line instanceof Line.Load l) {
            if (isReference(l.result().type())) flow(held(of(l.array())), of(l.result()));
        } else if (line instanceof Line.Store l) {
            written.addAll(of(l.array()));
            if (isReference(l.value().type())) for (Place table : of(l.array())) flow(of(l.value()), table.held);
        } else if (line instanceof Line.Acc l) {
            written.addAll(of(l.array()));
        } else if (line instanceof Line.Let l && l.operation() == Operation.Basic.SELECT) {
            flow(l.arguments().subList(1, 2), List.of(l.result()));
            flow(l.arguments().subList(2, 3), List.of(l.result()));
        } else if (line instanceof Line.If l) {
            block(l.then(), l.results(), onNext);
            block(l.otherwise(), l.results(), onNext);
        } else if (line instanceof Line.Scope l) {
            block(l.body(), List.of(), onNext);
        } else if (line instanceof Line.Loop l) {
            flow(l.initial(), l.carried());
            flow(l.carried(), l.results());
            block(l.body(), List.of(), l.carried());
        } else if (line instanceof Line.Call l) {
            call(l);
        } else if (line instanceof Line.Get l && isReference(l.result().type())) {
            flow(of(l.slot()), of(l.result()));
        } else if (line instanceof Line.Put l && isReference(l.value().type())) {
            flow(of(l.value()), of(l.slot()));
        }
    }

    private void call(Line.Call call) {
        for (Atom a : call.overwritten()) {
            Set<Place> level = of(a);
            for (Type t = a.type(); t instanceof Type.ArrayOf; t = t.element()) {
                written.addAll(level);
                level = held(level);
            }
        }
        Summary summary = call.callee().summary();
        if (summary == null) return;
        List<Port> ports = Port.of(call.callee());
        List<Atom> operands = Port.concat(call.arguments(), call.results());
        List<Set<Place>> joined = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            Set<Place> own = at(ports.get(i), operands);
            int first = summary.classes().get(i);
            joined.add(first == i ? Walk.identitySet() : joined.get(first));
            joined.get(i).addAll(own);
            if (summary.written().get(i)) written.addAll(own);
        }
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            if (!port.isArray() || port.operand() >= operands.size()) continue;
            if (port.depth() > 0) {
                for (Place table : at(new Port(port.operand(), port.depth() - 1, port.type()), operands))
                    flow(joined.get(i), table.held);
            } else if (port.operand() >= call.arguments().size()) {
                flow(joined.get(i), of(operands.get(port.operand())));
            }
        }
    }

    private Set<Place> at(Port port, List<Atom> operands) {
        if (!port.isArray() || port.operand() >= operands.size()) return Set.of();
        Set<Place> places = of(operands.get(port.operand()));
        for (int i = 0; i < port.depth(); i++) places = held(places);
        return places;
    }
}
