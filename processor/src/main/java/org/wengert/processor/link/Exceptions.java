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
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Makes the throws that a handler of the function catches into exits of scopes, so that the sweeps know nothing of
 * exceptions: a line that may throw is preceded by the test whether it does.
 */
public final class Exceptions extends Rewriter {
    /** What is known of the classes of exceptions. */
    public interface Knowledge {
        boolean isSubtype(String type, String of);

        /** Whether javac demands that it be declared. */
        boolean isChecked(String type);

        /** The checked exceptions that a method declares. */
        List<String> thrownBy(Callee callee);
    }

    private static final String THROWABLE = "java.lang.Throwable";

    private record Handler(List<String> caught, Label label, Type exception) {}

    private final Knowledge knowledge;
    private final Attempted functions;
    private final Risks risks;
    private final Deque<Handler> handlers = new ArrayDeque<>();
    /** New exceptions, of which javac has seen that they are declared. */
    private final Set<Atom> made = Walk.identitySet();

    private Exceptions(Knowledge knowledge, Attempted functions, Function f) {
        this.knowledge = knowledge;
        this.functions = functions;
        this.risks = new Risks(f);
    }

    /**
     * The same program, in which no scope catches exceptions.
     *
     * @param taken names that no function may have; those of new functions are added
     */
    public static Program resolve(Program program, Knowledge knowledge, Set<String> taken) {
        Attempted attempted = new Attempted(program.functions(), taken);
        Program resolved = program.map(f -> resolve(f, knowledge, attempted));
        Map<String, Function> functions = new LinkedHashMap<>(resolved.functions());
        for (Function f = attempted.next(); f != null; f = attempted.next())
            functions.put(f.name(), resolve(f, knowledge, attempted));
        return new Program(resolved.main(), functions);
    }

    /** The same function, in which no scope catches exceptions; what it calls is not in sight. */
    public static Function resolve(Function function, Knowledge knowledge) {
        return resolve(function, knowledge, new Attempted(Map.of(), Set.of()));
    }

    private static Function resolve(Function function, Knowledge knowledge, Attempted functions) {
        Function f = inHooks(function, knowledge);
        boolean[] any = {false};
        Walk.lines(f.body(), line -> any[0] |= line instanceof Line.Scope s && catches(s));
        if (!any[0]) return f;
        Exceptions pass = new Exceptions(knowledge, functions, f);
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Call c && c.callee().kind() == Callee.Kind.CONSTRUCTOR)
                pass.made.addAll(c.results());
        });
        return pass.function(f);
    }

    private static Function inHooks(Function f, Knowledge knowledge) {
        boolean[] any = {false};
        Walk.lines(f.body(), line -> any[0] |= line instanceof Line.Call c && c.rule() instanceof Rule.Hook);
        if (!any[0]) return f;
        return new Rewriter() {
            @Override
            public Line call(Line.Call l) {
                Line.Call call = (Line.Call) super.call(l);
                if (!(l.rule() instanceof Rule.Hook h)) return call;
                return call.withRule(new Rule.Hook(resolve(h.onCotangent(), knowledge)));
            }
        }.function(f);
    }

    private static boolean catches(Line.Scope scope) {
        return !scope.label().caught().isEmpty();
    }

    @Override
    public Block block(Block block) {
        return rest(block.lines(), 0, block.end());
    }

    /** Rewrites lines from one on; where one may throw, those behind it go into the arm where it does not. */
    private Block rest(List<Line> lines, int from, Terminator end) {
        Builder out = new Builder();
        for (int i = from; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (handlers.isEmpty() || line instanceof Line.Scope || line instanceof Line.Loop) {
                rewrite(line, out);
            } else if (line instanceof Line.If choice) {
                if (isSafe(choice)) out.add(choice);
                else out.add(branching(choice));
            } else if (call(line) != null && !catching(call(line)).isEmpty()) {
                return attempted(call(line), out, lines, i, end);
            } else {
                List<Risks.Risk> taken = caught(line);
                if (!taken.isEmpty()) return guarded(line, taken, 0, out, lines, i, end);
                out.add(line);
            }
        }
        return out.end(end instanceof Terminator.Throw t ? thrown(t.exception(), false, out, t.at()) : end(end));
    }

    // ---- what is caught

    private List<Risks.Risk> caught(Line line) {
        return risks.of(line).stream()
                .filter(r -> handlerOf(r.exception()) != null)
                .toList();
    }

    private @Nullable Handler handlerOf(String exception) {
        for (Handler h : handlers) {
            for (String type : h.caught) if (knowledge.isSubtype(exception, type)) return h;
        }
        return null;
    }

    /** The line as a call, where it is one or a function of integers that may throw; else null. */
    private Line.@Nullable Call call(Line line) {
        if (line instanceof Line.Call c) return c;
        boolean function = line instanceof Line.Let l
                && l.operation() instanceof Operation.Apply
                && !l.result().type().isFloating();
        if (!function) return null;
        Line.Let let = (Line.Let) line;
        Callee callee = ((Operation.Apply) let.operation()).callee();
        return new Line.Call(List.of(let.result()), callee, let.arguments(), let.at());
    }

    /** The exceptions, none a subclass of another, that a call may throw and that are caught. */
    private List<String> catching(Line.Call call) {
        if (risks.isSafe(call.callee()) || knowledge.isSubtype(call.callee().owner(), THROWABLE)) return List.of();
        List<String> all = new ArrayList<>();
        for (Handler h : handlers) for (String type : h.caught) if (mayThrow(call.callee(), type)) all.add(type);
        List<String> largest = new ArrayList<>();
        for (String type : all) {
            boolean covered = largest.contains(type)
                    || all.stream().anyMatch(t -> !t.equals(type) && knowledge.isSubtype(type, t));
            if (!covered) largest.add(type);
        }
        return largest;
    }

    private boolean mayThrow(Callee callee, String type) {
        if (!knowledge.isChecked(type) || type.equals("java.lang.Exception") || type.equals(THROWABLE)) return true;
        return knowledge.thrownBy(callee).stream()
                .anyMatch(t -> knowledge.isSubtype(t, type) || knowledge.isSubtype(type, t));
    }

    private boolean isSafe(Line.If choice) {
        boolean[] safe = {true};
        for (Block arm : choice.blocks()) {
            Walk.lines(
                    arm,
                    line -> safe[0] &= call(line) != null
                            ? catching(call(line)).isEmpty()
                            : caught(line).isEmpty() && !(line instanceof Line.Scope s && catches(s)));
            Walk.ends(arm, end -> safe[0] &= !(end instanceof Terminator.Throw));
        }
        return safe[0];
    }

    // ---- rewriting

    /** An {@code if} whose arms may be left early is a scope. */
    private Line branching(Line.If choice) {
        Label label = new Label("");
        Block then = block(leaving(choice.then(), label));
        Block otherwise = block(leaving(choice.otherwise(), label));
        Terminator branch = new Terminator.Branch(choice.condition(), then, otherwise, choice.at());
        return new Line.Scope(choice.results(), label, new Block(List.of(), branch), choice.at());
    }

    private static Block leaving(Block arm, Label label) {
        return new Block(arm.lines(), new Terminator.Exit(label, ((Terminator.Yield) arm.end()).values()));
    }

    @Override
    public Line scope(Line.Scope scope) {
        if (!catches(scope)) return super.scope(scope);
        Label label = new Label(scope.label().name());
        Type type = scope.results().get(0).type();
        handlers.push(new Handler(scope.label().caught(), label, type));
        Block body = block(scope.body());
        handlers.pop();
        return new Line.Scope(scope.results(), label, body, scope.at());
    }

    private Block guarded(
            Line line, List<Risks.Risk> taken, int risk, Builder out, List<Line> lines, int place, Terminator end) {
        if (risk == taken.size()) {
            out.add(taken.size() == risks.of(line).size() ? Risks.safe(line) : line);
            Block behind = rest(lines, place + 1, end);
            return out.addAll(behind.lines()).end(behind.end());
        }
        Risks.Risk r = taken.get(risk);
        Atom fine = r.fine(out);
        Block goesOn = guarded(line, taken, risk + 1, new Builder(), lines, place, end);
        Builder fails = new Builder();
        Atom exception = r.raise(fails);
        Block thrown = fails.end(thrown(exception, false, fails, line.at()));
        return out.end(new Terminator.Branch(fine, goesOn, thrown, line.at()));
    }

    /** A call of code that is not in this function gives its exception, if there is one. */
    private Block attempted(Line.Call call, Builder out, List<Line> lines, int place, Terminator end) {
        Var exception = new Var(new Type.Reference(THROWABLE), "thrown");
        List<Var> results = new ArrayList<>();
        for (int i = 0; i < call.callee().results().size(); i++) {
            Type type = call.callee().results().get(i);
            results.add(
                    call.results().isEmpty()
                            ? new Var(type, "")
                            : call.results().get(i));
        }
        results.add(exception);
        List<String> caught = catching(call);
        List<String> given = withDeclared(caught, call.callee());
        Callee form = functions.of(call.callee(), given);
        boolean sure = form == null || given.size() == caught.size();
        Callee callee = form == null ? call.callee().catching(caught) : form;
        out.add(new Line.Call(results, callee, call.arguments(), call.rule(), call.at()));
        Atom fine = out.let(call.at(), Basic.IS_NULL, exception);
        Builder fails = new Builder();
        Block thrown = fails.end(thrown(exception, sure, fails, call.at()));
        return out.end(new Terminator.Branch(fine, rest(lines, place + 1, end), thrown, call.at()));
    }

    /** With what a function would have to declare, had it not given it. */
    private List<String> withDeclared(List<String> caught, Callee callee) {
        List<String> all = new ArrayList<>(caught);
        for (String type : knowledge.thrownBy(callee)) {
            boolean covered = all.stream().anyMatch(t -> knowledge.isSubtype(type, t));
            if (knowledge.isChecked(type) && !covered) all.add(type);
        }
        return all;
    }

    /**
     * Where an exception leads: the lines that find out are written before.
     *
     * @param caught whether it is known that one of the handlers takes it
     */
    private Terminator thrown(Atom exception, boolean caught, Builder before, Position at) {
        return thrown(exception, caught, List.copyOf(handlers), before, at);
    }

    private Terminator thrown(Atom exception, boolean sure, List<Handler> around, Builder before, Position at) {
        String type = ((Type.Reference) exception.type()).name();
        for (int i = 0; i < around.size(); i++) {
            Handler h = around.get(i);
            boolean last = sure && i == around.size() - 1;
            if (last || h.caught.stream().anyMatch(t -> knowledge.isSubtype(type, t)))
                return exit(h, exception, before, at);
            List<String> possible =
                    h.caught.stream().filter(t -> knowledge.isSubtype(t, type)).toList();
            if (possible.isEmpty()) continue;
            Atom hit = null;
            for (String t : possible) {
                Operation test = new Operation.InstanceOf(new Type.Reference(t));
                Atom one = before.let("", Type.BOOLEAN, at, test, exception);
                hit = hit == null ? one : before.let(at, Basic.OR, hit, one);
            }
            Builder caught = new Builder();
            Block then = caught.end(exit(h, exception, caught, at));
            Builder missed = new Builder();
            Block otherwise = missed.end(thrown(exception, sure, around.subList(i + 1, around.size()), missed, at));
            return new Terminator.Branch(hit, then, otherwise, at);
        }
        if (made.contains(exception) || !knowledge.isChecked(type)) return new Terminator.Throw(exception, at);
        return new Terminator.Throw(Risks.unchecked(exception, before, at), at);
    }

    private Terminator exit(Handler to, Atom exception, Builder before, Position at) {
        String given = ((Type.Reference) exception.type()).name();
        String wanted = ((Type.Reference) to.exception).name();
        Atom value = knowledge.isSubtype(given, wanted) ? exception : before.cast(to.exception, exception, at);
        return new Terminator.Exit(to.label, List.of(value));
    }
}
