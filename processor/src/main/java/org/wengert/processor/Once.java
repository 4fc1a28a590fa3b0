package org.wengert.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Lets a derivative run again and again as if it had run once: calls that others may notice, or that may give something else each time, are
 * made in the first run only, which records what they give.
 *
 * @param calls these calls
 * @param functions the names of the functions of the program that make them
 */
record Once(Set<Callee> calls, Set<String> functions) {
    /** Where there is nothing to record. */
    static final Once NONE = new Once(Set.of(), Set.of());

    private static final Type.Reference RECORDING = new Type.Reference("org.wengert.support.Recording");
    private static final Callee NEW =
            new Callee(Callee.Kind.PURE_CONSTRUCTOR, RECORDING.name(), "<init>", List.of(), RECORDING);

    /** For the derivatives of a program that makes these calls. */
    static Once of(List<Line.Call> made) {
        Set<Callee> calls = new HashSet<>();
        for (Line.Call call : made) calls.add(bare(call.callee()));
        return new Once(calls, Set.of());
    }

    /** With those functions of a program that make such calls, or call others that do. */
    Once among(Instances program) {
        Map<String, Function> all = new LinkedHashMap<>();
        program.functions().forEach((name, instance) -> all.put(name, instance.function()));
        Set<String> making = new LinkedHashSet<>();
        int before;
        do {
            before = making.size();
            all.forEach((name, f) -> Walk.lines(f.body(), line -> {
                if (line instanceof Line.Call c
                        && (isMade(c) || making.contains(c.callee().function()))) making.add(name);
            }));
        } while (making.size() > before);
        return new Once(calls, making);
    }

    /** Under other names. */
    Once renamed(Map<String, String> names) {
        Set<String> others = new LinkedHashSet<>();
        for (String name : functions) others.add(names.getOrDefault(name, name));
        return new Once(calls, others);
    }

    private static Callee bare(Callee callee) {
        return callee.catching(List.of()).withSummary(null);
    }

    private boolean isMade(Line.Call call) {
        return call.rule() == null && calls.contains(bare(call.callee()));
    }

    /** Functions of which those that need it take a recording behind their arguments. */
    Map<String, Function> taking(Map<String, Function> all) {
        Map<String, Function> taking = new LinkedHashMap<>(all);
        for (String name : functions) {
            Function f = all.get(name);
            Var recording = new Var(RECORDING, "recording");
            Block body = new Recorded(recording).function(f).body();
            List<Var> parameters = Port.concat(f.parameters(), List.of(recording));
            taking.put(name, new Function(f.name(), parameters, f.results(), body, f.sharing()));
        }
        return taking;
    }

    /** A function that makes a recording for itself. */
    Function making(Function f) {
        Var recording = new Var(RECORDING, "recording");
        Function recorded = new Recorded(recording).function(f);
        Builder out = new Builder().add(new Line.Call(List.of(recording), NEW, List.of(), Position.NONE));
        return recorded.withBody(
                out.addAll(recorded.body().lines()).end(recorded.body().end()));
    }

    /** The same function, which takes the recording behind its arguments. */
    static Function given(Function f) {
        List<Line> lines = new ArrayList<>(f.body().lines());
        Line made = lines.stream()
                .filter(line -> line instanceof Line.Call c && c.callee().equals(NEW))
                .findFirst()
                .orElse(null);
        lines.remove(made);
        return new Function(
                f.name(),
                Port.concat(f.parameters(), made == null ? List.of(new Var(RECORDING, "recording")) : made.results()),
                f.results(),
                new Block(lines, f.body().end()),
                f.sharing());
    }

    private final class Recorded extends Rewriter {
        private final Var recording;

        Recorded(Var recording) {
            this.recording = recording;
        }

        @Override
        protected void rewrite(Line line, Builder out) {
            if (line instanceof Line.Call c && isMade(c)) once(c, out);
            else super.rewrite(line, out);
        }

        @Override
        public Line call(Line.Call l) {
            Line.Call call = (Line.Call) super.call(l);
            Callee callee = l.callee();
            if (!functions.contains(callee.function()) || callee.phase() > 0) return call;
            Callee taking = new Callee(
                    callee.kind(),
                    callee.owner(),
                    callee.name(),
                    Port.concat(callee.parameters(), List.of(RECORDING)),
                    callee.results(),
                    callee.caught(),
                    callee.summary());
            List<Atom> arguments = Port.concat(call.arguments(), List.of(recording));
            return new Line.Call(call.results(), taking, arguments, call.rule(), call.at());
        }

        private void once(Line.Call call, Builder out) {
            Position at = call.at();
            List<Var> now = call.results().stream().map(Var::again).toList();
            List<Var> before = call.results().stream().map(Var::again).toList();
            Builder made = new Builder().add(new Line.Call(now, call.callee(), atoms(call.arguments()), at));
            for (Var v : now)
                made.add(new Line.Call(List.of(), member("put", v.type(), null), List.of(recording, v), at));
            Builder found = new Builder();
            for (Var v : before)
                found.add(new Line.Call(List.of(v), member("get", null, v.type()), List.of(recording), at));
            Var isComplete = new Var(Type.BOOLEAN, "isComplete");
            out.add(new Line.Call(
                    List.of(isComplete), member("isComplete", null, Type.BOOLEAN), List.of(recording), at));
            List<Var> results = call.results().stream().map(this::define).toList();
            Block then = found.yield(before.toArray(Var[]::new));
            out.add(new Line.If(results, isComplete, then, made.yield(now.toArray(Var[]::new)), at));
        }
    }

    private static Callee member(String name, @Nullable Type taken, @Nullable Type given) {
        List<Type> parameters = taken == null ? List.of(RECORDING) : List.of(RECORDING, taken);
        return new Callee(Callee.Kind.INSTANCE, RECORDING.name(), name, parameters, given);
    }
}
