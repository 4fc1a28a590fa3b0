package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    public Routines(Collection<Routine> routines) {
        for (Routine routine : routines) all.put(routine.name(), routine);
    }

    boolean has(String name) {
        return all.containsKey(name);
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
