package org.wengert.processor.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Makers;
import org.wengert.processor.analysis.Storage;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** The routines of a companion. */
public final class Routines {
    static final Routines NONE = new Routines(List.of());

    private final Map<String, Routine> all = new LinkedHashMap<>();
    private final Map<String, Set<String>> calls = new LinkedHashMap<>();
    /** The names of frames that are kept from one run to the next. */
    private final Set<String> kept = new HashSet<>();

    public Routines(Collection<Routine> routines) {
        for (Routine routine : routines) all.put(routine.name(), routine);
        all.forEach((name, routine) -> {
            Set<String> called = new LinkedHashSet<>();
            for (Function f : routine.functions()) {
                Walk.lines(f.body(), line -> {
                    if (line instanceof Line.Call c
                            && all.containsKey(c.callee().function()))
                        called.add(c.callee().function());
                });
            }
            calls.put(name, called);
            if (routine.isFrame()) kept.add(name);
        });
        forgetFramesOfRecursion();
    }

    /** Whether this is a routine, or the record of its results. */
    boolean has(String name) {
        return all.containsKey(name)
                || all.values().stream().anyMatch(r -> r.record().equals(name));
    }

    /**
     * Whether this is the type of frames that may be kept from one run to the next: of functions that call themselves only those that are not
     * used any more when the next one is made.
     */
    boolean isKeptFrame(Type type) {
        return type instanceof Type.Reference r && kept.contains(r.name());
    }

    /** Whether the routines that a function calls, and those that they call, keep all frames and arrays that they make. */
    boolean keepAll(Function f) {
        Set<String> called = new HashSet<>();
        Walk.lines(f.body(), line -> {
            String name = line instanceof Line.Call c ? c.callee().function() : null;
            if (name != null && all.containsKey(name) && called.add(name)) called.addAll(reached(name));
        });
        return called.stream()
                .map(all::get)
                .allMatch(r -> r.isFrame() ? kept.contains(r.name()) : !Makers.makeArrays(r.functions()));
    }

    private void forgetFramesOfRecursion() {
        Set<String> lost = new HashSet<>();
        for (Routine routine : all.values()) {
            for (Function f : routine.functions()) {
                Storage storage = Storage.of(f, false, this::isKeptFrame);
                Walk.lines(f.body(), line -> {
                    if (!(line instanceof Line.New n) || !isKeptFrame(n.result().type())) return;
                    String made = ((Type.Reference) n.result().type()).name();
                    boolean leadsBack = mayCall(made, routine.name());
                    boolean isState = routine.sweeps() != null
                            && routine.sweeps().state().stream().anyMatch(s -> s.variable() == n.result());
                    if (leadsBack && (isState || !storage.isUsedAtOnce(n.result()))) lost.add(made);
                });
            }
        }
        if (kept.removeAll(lost)) forgetFramesOfRecursion();
    }

    /** Whether a routine is another one or may lead to a call of it. */
    boolean mayCall(String name, String other) {
        return name.equals(other) || reached(name).contains(other);
    }

    /** What a call of a routine may lead to calls of. */
    private Set<String> reached(String name) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty())
            for (String called : calls.getOrDefault(open.pop(), Set.of())) if (seen.add(called)) open.push(called);
        return seen;
    }

    Collection<Routine> all() {
        return all.values();
    }

    /**
     * A function whose calls of routines have one result at most, as Java's have: several are fetched one by one, from the record
     * that a method gives, or from the fields of a frame.
     */
    public Function unpacked(Function f) {
        Set<Object> read = Walk.identitySet();
        Walk.reads(f.body(), read::add);
        return unpacked(f, read);
    }

    private Function unpacked(Function f, Set<Object> read) {
        return new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                boolean several = line instanceof Line.Call c
                        && c.callee().results().size() > 1
                        && all.containsKey(c.callee().function());
                if (several) unpack((Line.Call) line, atoms(((Line.Call) line).arguments()), read, out);
                else super.rewrite(line, out);
            }
        }.function(f);
    }

    /** The same of a function that may be absent. */
    public @Nullable Function unpackedIfPresent(@Nullable Function f) {
        return f == null ? null : unpacked(f);
    }

    /** Both sweeps with such calls. */
    public CompanionSource.Sweeps unpacked(CompanionSource.Sweeps sweeps) {
        Set<Object> read = Walk.identitySet();
        Walk.reads(sweeps.forward().body(), read::add);
        Walk.reads(sweeps.reverse().body(), read::add);
        return new CompanionSource.Sweeps(
                unpacked(sweeps.forward(), read),
                unpacked(sweeps.reverse(), read),
                sweeps.copier(),
                sweeps.state(),
                sweeps.isFragile());
    }

    private void unpack(Line.Call call, List<Atom> arguments, Set<Object> read, Builder out) {
        Callee callee = call.callee();
        Routine routine = all.get(callee.function());
        Callee.Kind kind = callee.kind();
        boolean local = kind == Callee.Kind.LOCAL;
        String owner = local ? routine.record() : routine.name();
        Type.Reference holder = new Type.Reference(owner);
        Callee single = new Callee(kind, callee.owner(), callee.name(), callee.parameters(), local ? holder : null)
                .catching(callee.caught());
        int count = callee.results().size();
        List<Var> results = new ArrayList<>();
        if (local) results.add(new Var(holder, routine.name()));
        if (!call.results().isEmpty())
            results.addAll(call.results().subList(count, call.results().size()));
        out.add(new Line.Call(results, single, arguments, call.at()));
        Atom from = local ? results.get(0) : arguments.get(0);
        List<String> names = routine.outputs(Math.max(0, callee.phase()));
        for (int i = 0; i < Math.min(count, call.results().size()); i++) {
            Var result = call.results().get(i);
            if (!read.contains(result)) continue;
            Callee.Kind access = local ? Callee.Kind.INSTANCE : Callee.Kind.FIELD;
            Callee part = new Callee(access, owner, names.get(i), List.of(holder), result.type());
            if (local && !callee.caught().isEmpty()) fetch(result, part, from, out, call.at());
            else out.add(new Line.Call(List.of(result), part, List.of(from), call.at()));
        }
    }

    /** What a call has given, and 0 where an exception was caught. */
    private static void fetch(Var result, Callee part, Atom from, Builder out, Position at) {
        Var failed = out.let(at, Operation.Basic.IS_NULL, from);
        Builder there = new Builder();
        Var value = result.again();
        there.add(new Line.Call(List.of(value), part, List.of(from), at));
        Block none = new Builder().yield(Constant.zero(result.type()));
        out.add(new Line.If(List.of(result), failed, none, there.yield(value), at));
    }
}
