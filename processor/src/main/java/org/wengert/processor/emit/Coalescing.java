package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Terminator.Exit;
import org.wengert.processor.ir.Terminator.Next;
import org.wengert.processor.ir.Terminator.Yield;
import org.wengert.processor.ir.Var;

/**
 * Gives the values their Java variables: values that are handed over to one another (around a loop, out of an arm or a scope)
 * or that the user calls by one name share a variable where they are not needed at the same time.
 */
final class Coalescing {
    /** A wish that two values share a variable; stronger in deeper loops. */
    private record Wish(int strength, Var a, Var b) {}

    /** Who receives the values of a block's end. */
    private record Receivers(List<Var> ofYield, List<Var> ofNext) {}

    private final Interference interference;
    private final Map<Var, Group> groups = new IdentityHashMap<>();
    private final Map<Label, List<Var>> results = new IdentityHashMap<>();
    private final List<Wish> wishes = new ArrayList<>();
    private final Nesting nesting;
    private int depth = 1;

    private static final class Group {
        final List<Var> members = new ArrayList<>();
        String bound;
        boolean pinned;
        Local local;
    }

    /**
     * @param bound values that stand in a variable of a known name; parameters may be assigned to where the user does so
     * @param parameters the values among them that are parameters
     */
    Coalescing(Block body, Interference interference, Nesting nesting, Map<Var, String> bound, List<Var> parameters) {
        this.interference = interference;
        this.nesting = nesting;
        bound.forEach((v, name) -> {
            group(v).bound = name;
            group(v).pinned = !parameters.contains(v) || !name.equals(v.name());
        });
        wishesIn(body, new Receivers(List.of(), List.of()));
        wishes.stream()
                .sorted((a, b) -> Integer.compare(b.strength, a.strength))
                .forEach(w -> merge(w.a, w.b));
    }

    Local local(Var v) {
        Group group = group(v);
        if (group.local == null) group.local = newLocal(group);
        return group.local;
    }

    private static Local newLocal(Group group) {
        Var named = group.members.stream()
                .filter(m -> !m.name().isEmpty())
                .findFirst()
                .orElse(group.members.get(0));
        Local local = new Local(named.type(), named.name(), !named.name().isEmpty());
        if (group.bound != null) {
            local.name = group.bound;
            local.bound = true;
        }
        return local;
    }

    private Group group(Var v) {
        return groups.computeIfAbsent(v, k -> {
            Group fresh = new Group();
            fresh.members.add(v);
            return fresh;
        });
    }

    private void merge(Var a, Var b) {
        Group into = group(a);
        Group from = group(b);
        if (into == from || into.pinned || from.pinned || !a.type().equals(b.type())) return;
        if (into.bound != null && from.bound != null || !mayAssign(into, from) || !mayAssign(from, into)) return;
        for (Var v : into.members) for (Var w : from.members) if (interference.between(v, w)) return;
        into.members.addAll(from.members);
        if (into.bound == null) into.bound = from.bound;
        from.members.forEach(v -> groups.put(v, into));
    }

    /** A parameter is assigned to only where the user's own variable is it. */
    private static boolean mayAssign(Group parameter, Group other) {
        return parameter.bound == null
                || other.members.stream().allMatch(v -> v.name().equals(parameter.bound));
    }

    private void wishesIn(Block block, Receivers receivers) {
        Map<String, Var> named = new java.util.HashMap<>();
        for (Line line : block.lines()) {
            if (nesting.isOmitted(line)) continue;
            if (line instanceof Line.Scope s) results.put(s.label(), s.results());
            if (line instanceof Line.Loop l) loop(l);
            else if (nesting.isConditional(line)) sameName(line, named);
            else {
                Receivers inner = new Receivers(line instanceof Line.If ? line.results() : List.of(), receivers.ofNext);
                line.blocks().forEach(b -> wishesIn(b, inner));
                sameName(line, named);
            }
        }
        Terminator end = block.end();
        if (end instanceof Yield y) wish(receivers.ofYield, y.values(), depth * 4 + 1);
        if (end instanceof Next n) wish(receivers.ofNext, n.values(), depth * 4 + 2);
        if (end instanceof Exit e) wish(results.getOrDefault(e.label(), List.of()), e.values(), depth * 4 + 1);
        end.blocks().forEach(b -> wishesIn(b, receivers));
    }

    private void loop(Line.Loop loop) {
        if (loop.counted() != null) group(loop.counted().index()).pinned = true;
        wish(loop.carried(), loop.initial(), depth * 4 + 2);
        wish(loop.results(), loop.carried(), depth * 4 + 3);
        depth++;
        wishesIn(loop.body(), new Receivers(List.of(), loop.carried()));
        depth--;
    }

    private void wish(List<Var> targets, List<? extends Atom> values, int strength) {
        for (int i = 0; i < targets.size() && i < values.size(); i++)
            if (values.get(i) instanceof Var v) wishes.add(new Wish(strength, targets.get(i), v));
    }

    /** The user assigns to a variable again. */
    private void sameName(Line line, Map<String, Var> named) {
        for (Var result : line.results()) {
            if (result.name().isEmpty()) continue;
            for (Atom read : line.reads())
                if (read instanceof Var v && v.name().equals(result.name())) wishes.add(new Wish(depth * 4, v, result));
            Var before = named.put(result.name(), result);
            if (before != null) wishes.add(new Wish(0, before, result));
        }
    }
}
