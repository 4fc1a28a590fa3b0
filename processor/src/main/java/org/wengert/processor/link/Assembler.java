package org.wengert.processor.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Sharing;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Makes a program of a linked function and of those that it calls, directly or not: the methods that linking has left as calls.
 * One that is called where exceptions are caught is put in the place of that call, since what a handler catches must be in sight.
 */
public final class Assembler {
    private final java.util.function.Function<Callee, Optional<Function>> source;
    private final java.util.function.Function<Callee, Optional<Callee>> origin;
    private final Map<Callee, Optional<Function>> lowered = new LinkedHashMap<>();
    private final Map<Callee, Function> inlined = new LinkedHashMap<>();
    private final Deque<Callee> open = new ArrayDeque<>();
    private final Set<Callee> recursive = new HashSet<>();
    private final Map<Callee, Callee> names = new LinkedHashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Set<String> taken;

    /**
     * An assembler.
     *
     * @param bodies the linked body of a method, empty where there is none; then the call stays
     * @param origin the method that such a body is of; empty for a piece of one
     * @param taken names that no function may have; those of the functions are added
     */
    public Assembler(
            java.util.function.Function<Callee, Optional<Function>> bodies,
            java.util.function.Function<Callee, Optional<Callee>> origin,
            Set<String> taken) {
        this.source = bodies;
        this.origin = origin;
        this.taken = taken;
    }

    /**
     * A linked program.
     *
     * @param methods the methods that its functions are, by the functions' names
     * @param origins the methods that its functions are made from, likewise; a piece of a method has none
     */
    public record Linked(Program program, Map<String, Callee> methods, Map<String, Callee> origins) {
        /** What is known of exceptions, of the functions of the program too. */
        public Exceptions.Knowledge knowing(Exceptions.Knowledge knowledge) {
            return new Exceptions.Knowledge() {
                @Override
                public boolean isSubtype(String type, String of) {
                    return knowledge.isSubtype(type, of);
                }

                @Override
                public boolean isChecked(String type) {
                    return knowledge.isChecked(type);
                }

                @Override
                public List<String> thrownBy(Callee callee) {
                    return knowledge.thrownBy(origins.getOrDefault(callee.function(), callee));
                }
            };
        }
    }

    /**
     * Links a method.
     *
     * @param main its body
     * @param method the method itself: if it is recursive, the main function only calls it; null where it cannot be
     */
    public Linked link(Function main, @Nullable Callee method) {
        collect(main);
        Function entry = main;
        if (method != null && bodyOf(method) != null) entry = calling(main, method);
        Function linked = inline(entry);
        Map<String, Callee> methods = new LinkedHashMap<>();
        Map<String, Callee> origins = new LinkedHashMap<>();
        names.forEach((from, local) -> {
            if (!Outlines.isOutline(from)) methods.put(local.name(), from);
            origin.apply(from).ifPresent(of -> origins.put(local.name(), of));
        });
        return new Linked(new Program(linked, functions), methods, origins);
    }

    /** Finds the bodies of all methods that are reached. */
    private void collect(Function f) {
        List<Function> found = new ArrayList<>();
        Walk.lines(f.body(), line -> {
            if (!(line instanceof Line.Call call) || lowered.containsKey(call.callee())) return;
            Optional<Function> body = source.apply(call.callee()).filter(Assembler::ends);
            lowered.put(call.callee(), body);
            body.ifPresent(found::add);
        });
        found.forEach(this::collect);
    }

    private @Nullable Function bodyOf(Callee callee) {
        return lowered.getOrDefault(callee, Optional.empty()).orElse(null);
    }

    private static boolean ends(Function body) {
        return body.body().end() instanceof Terminator.Yield;
    }

    /** Whether a function can be called like this: values need no conversion. */
    private static boolean agree(Line.Call call, Function body) {
        List<Type> given = call.arguments().stream().map(Atom::type).toList();
        List<Type> taken = body.parameters().stream().map(Var::type).toList();
        List<Type> results = call.results().stream().map(Var::type).toList();
        boolean used = results.isEmpty() || agree(results, body.results());
        return used && agree(given, taken);
    }

    private static boolean agree(List<Type> some, List<Type> others) {
        if (some.size() != others.size()) return false;
        for (int i = 0; i < some.size(); i++) {
            boolean objects = some.get(i) instanceof Type.Reference && others.get(i) instanceof Type.Reference;
            if (!objects && !some.get(i).equals(others.get(i))) return false;
        }
        return true;
    }

    /** A function that calls the method and gives what {@code main} gives. */
    private static Function calling(Function main, Callee method) {
        Builder out = new Builder();
        List<Atom> values = main.body().end() instanceof Terminator.Yield end ? end.values() : List.of();
        Var result = out.call(main.name(), method, List.copyOf(main.parameters()), Position.NONE);
        return main.withBody(result == null ? out.end(new Terminator.Yield(values)) : out.yield(result));
    }

    private Function inline(Function function) {
        return new Splicer().function(function);
    }

    /** Links a method that is called. */
    private void link(Callee callee, Function body) {
        if (inlined.containsKey(callee)) return;
        open.push(callee);
        Function whole = inline(body);
        open.pop();
        inlined.put(callee, whole);
        functions.put(name(callee, whole).name(), whole.withSharing(Sharing.unknown(Port.of(whole))));
    }

    private Callee name(Callee callee, Function f) {
        return names.computeIfAbsent(callee, k -> {
            String name = Program.free(k.name(), taken);
            return Callee.local(name, f.parameters().stream().map(Var::type).toList(), f.results());
        });
    }

    private final class Splicer extends Rewriter {
        /** How many handlers of exceptions are around: what they catch must be in sight. */
        private int attempts;

        @Override
        public Line scope(Line.Scope l) {
            int handlers = l.label().caught().isEmpty() ? 0 : 1;
            attempts += handlers;
            Line scope = super.scope(l);
            attempts -= handlers;
            return scope;
        }

        @Override
        protected void rewrite(Line line, Builder out) {
            if (line instanceof Line.Call call) call(call, out);
            else super.rewrite(line, out);
        }

        private void call(Line.Call call, Builder out) {
            Callee callee = call.callee();
            Function body = bodyOf(callee);
            if (body == null) {
                super.rewrite(call, out);
                return;
            }
            if (open.contains(callee)) recursive.add(callee);
            else link(callee, body);
            boolean isRecursive = recursive.contains(callee);
            if (agree(call, body) && (isRecursive || attempts == 0)) {
                List<Var> results = named(call.results(), callee.name());
                replaceAll(call.results(), results);
                out.add(new Line.Call(results, name(callee, body), atoms(call.arguments()), call.rule(), call.at()));
            } else if (isRecursive) {
                super.rewrite(call, out);
            } else {
                splice(call, inlined.get(callee), out);
            }
        }

        private static List<Var> named(List<Var> results, String method) {
            return results.stream()
                    .map(v -> v.name().isEmpty() ? new Var(v.type(), method) : v)
                    .toList();
        }

        private void splice(Line.Call call, Function body, Builder out) {
            Rewriter fresh = Rewriter.fresh();
            fresh.replaceAll(body.parameters(), atoms(call.arguments()));
            fresh.lines(body.body(), out);
            replaceAll(
                    call.results(), fresh.atoms(((Terminator.Yield) body.body().end()).values()));
        }
    }
}
