package org.wengert.processor.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Sharing;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;

/**
 * Functions of a program in a second form, for calls whose exceptions are caught: one that gives its exception as its last result. So a
 * call that has failed has ended like any other, and what it had done before can be gone back through.
 */
final class Attempted {
    private static final Type THROWABLE = new Type.Reference("java.lang.Throwable");

    private final Map<String, Function> functions;
    private final Set<String> taken;
    private final Map<Form, Callee> made = new LinkedHashMap<>();
    private final Deque<Function> unresolved = new ArrayDeque<>();

    private record Form(String function, List<String> caught) {}

    /** @param taken names that no function may have; those of the forms are added */
    Attempted(Map<String, Function> functions, Set<String> taken) {
        this.functions = functions;
        this.taken = taken;
    }

    /** What gives the exceptions of these classes instead of throwing them; null for what is no function of the program. */
    @Nullable
    Callee of(Callee callee, List<String> caught) {
        Function f = callee.kind() == Callee.Kind.LOCAL ? functions.get(callee.function()) : null;
        if (f == null) return null;
        return made.computeIfAbsent(new Form(callee.function(), caught), form -> make(f, caught));
    }

    /** A form that is yet to be resolved, and so on; null at the end. */
    @Nullable
    Function next() {
        return unresolved.poll();
    }

    private Callee make(Function f, List<String> caught) {
        Function fresh = Rewriter.fresh().function(f);
        Position at = Position.NONE;
        List<Type> types = new ArrayList<>(f.results());
        types.add(THROWABLE);
        List<Var> results = types.stream().map(t -> new Var(t, "")).toList();
        Label end = new Label("end");
        List<Atom> values = new ArrayList<>(((Terminator.Yield) fresh.body().end()).values());
        values.add(Constant.zero(THROWABLE));
        Block tried = new Block(fresh.body().lines(), new Terminator.Exit(end, values));
        Var exception = new Var(THROWABLE, "thrown");
        List<Atom> nothing = new ArrayList<>();
        for (Type type : f.results()) nothing.add(Constant.zero(type));
        nothing.add(exception);
        Builder failing = new Builder();
        failing.add(new Line.Scope(List.of(exception), new Label("attempt", caught), tried, at));
        Builder body = new Builder();
        body.add(new Line.Scope(results, end, failing.end(new Terminator.Exit(end, nothing)), at));
        String name = Program.free(
                "try" + Character.toUpperCase(f.name().charAt(0)) + f.name().substring(1), taken);
        Function form = new Function(
                name, fresh.parameters(), types, body.end(new Terminator.Yield(List.<Atom>copyOf(results))));
        unresolved.add(form.withSharing(Sharing.unknown(Port.of(form))));
        List<Type> parameters = f.parameters().stream().map(Var::type).toList();
        return Callee.local(name, parameters, types);
    }
}
