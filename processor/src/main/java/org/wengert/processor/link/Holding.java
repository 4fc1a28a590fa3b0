package org.wengert.processor.link;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wengert.processor.diagnostics.Problem;
import org.wengert.processor.diagnostics.Refusal;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Sharing;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.rules.RuleBook;

/**
 * Lets each variable of a class whose objects are their own tangents be the holder of an object, so that all that is known of arrays and
 * their adjoints holds of these objects too.
 */
public final class Holding extends Rewriter {
    private final RuleBook rules;
    private final boolean inArrays;
    private final Map<Label, List<List<Atom>>> exits = new IdentityHashMap<>();

    /** @param inArrays whether arrays of such objects are arrays of holders: then no other code knows them */
    private Holding(RuleBook rules, boolean inArrays) {
        this.rules = rules;
        this.inArrays = inArrays;
    }

    /** A program in which such variables are holders, where any call has a rule that looks into such an object. */
    public static Program of(Program program, RuleBook rules) {
        boolean[] any = {mentions(program.main(), rules)};
        program.map(f -> {
            Walk.lines(f.body(), line -> any[0] |= line instanceof Line.Call c && isOfObjects(c.rule(), rules));
            return f;
        });
        if (!any[0]) return program;
        boolean[] crossing = {program.main().parameters().stream().anyMatch(p -> isArray(p.type(), rules))};
        program.map(f -> {
            Walk.lines(f.body(), line -> crossing[0] |= line instanceof Line.Call c && crosses(c, rules));
            return f;
        });
        return program.map(f -> new Holding(rules, !crossing[0]).function(f));
    }

    /** Whether an array of such objects goes to code that is not in sight, or comes from there. */
    private static boolean crosses(Line.Call call, RuleBook rules) {
        return call.callee().kind() != Callee.Kind.LOCAL
                && (call.arguments().stream().anyMatch(a -> isArray(a.type(), rules))
                        || call.results().stream().anyMatch(v -> isArray(v.type(), rules)));
    }

    private static boolean isArray(Type type, RuleBook rules) {
        Type base = type;
        while (base instanceof Type.ArrayOf a) base = a.element();
        return base != type && contentOf(base, rules).isPresent();
    }

    private static boolean mentions(Function main, RuleBook rules) {
        return main.results().stream().anyMatch(t -> contentOf(t, rules).isPresent())
                || main.parameters().stream()
                        .anyMatch(p -> contentOf(p.type(), rules).isPresent());
    }

    private static boolean isOfObjects(Rule rule, RuleBook rules) {
        return rule instanceof Rule.Pullback p
                && (p.of().parameters().stream()
                                .anyMatch(t -> contentOf(t, rules).isPresent())
                        || contentOf(p.value().result(), rules).isPresent());
    }

    private static Optional<Type.Content> contentOf(Type type, RuleBook rules) {
        return type instanceof Type.Reference r ? rules.contentOf(r.name()) : Optional.empty();
    }

    private Type held(Type type) {
        if (inArrays && type instanceof Type.ArrayOf a) return Type.arrayOf(held(a.element()));
        return contentOf(type, rules).<Type>map(Type::arrayOf).orElse(type);
    }

    private List<Type> held(List<Type> types) {
        return types.stream().map(this::held).toList();
    }

    @Override
    public Function function(Function f) {
        Function g = super.function(f);
        Function held = new Function(g.name(), g.parameters(), held(f.results()), g.body());
        if (held.body().end() instanceof Terminator.Yield y) requireFit(held.results(), y.values(), Position.NONE);
        return f.sharing() == null ? held : held.withSharing(Sharing.unknown(Port.of(held)));
    }

    @Override
    protected Var define(Var v) {
        Type type = held(v.type());
        if (type.equals(v.type())) return v;
        return defined(v, type);
    }

    private Var defined(Var v, Type type) {
        if (type instanceof Type.ArrayOf a && a.element() instanceof Type.Content c) requireOne(c);
        Var holder = new Var(type, v.name());
        replace(v, holder);
        return holder;
    }

    private void requireOne(Type.Content content) {
        List<String> rivals = rules.rivalTangents(content.name());
        if (!rivals.isEmpty())
            throw new Refusal(Problem.TWO_RULES, Position.NONE, content.name(), rivals.get(0), rivals.get(1));
    }

    /** What meets objects is a holder too, of none. */
    private List<Atom> filled(List<Atom> values, Builder out, Position at) {
        List<Atom> all = new ArrayList<>();
        for (Atom a : values) {
            boolean isNone = a instanceof Constant c && c.value() == null && Type.isHolder(held(c.type()));
            all.add(isNone ? out.create("", held(a.type()), List.of(Constant.of(1)), at) : a);
        }
        return all;
    }

    @Override
    public Block block(Block block) {
        Builder out = new Builder();
        lines(block, out);
        Terminator end = block.end();
        if (end instanceof Terminator.Yield t) end = new Terminator.Yield(filled(t.values(), out, Position.NONE));
        if (end instanceof Terminator.Next t) end = new Terminator.Next(filled(t.values(), out, Position.NONE));
        if (end instanceof Terminator.Exit t)
            end = new Terminator.Exit(t.label(), filled(t.values(), out, Position.NONE));
        Terminator rewritten = end(end);
        if (rewritten instanceof Terminator.Exit t && exits.containsKey(t.label()))
            exits.get(t.label()).add(t.values());
        return out.end(rewritten);
    }

    @Override
    protected void rewrite(Line line, Builder out) {
        if (line instanceof Line.Loop l) {
            List<Atom> initial = filled(l.initial(), out, l.at());
            super.rewrite(new Line.Loop(l.results(), l.counted(), l.carried(), initial, l.body(), l.at()), out);
        } else if (line instanceof Line.Call l && l.callee().kind() == Callee.Kind.LOCAL) {
            super.rewrite(
                    new Line.Call(l.results(), l.callee(), filled(l.arguments(), out, l.at()), l.rule(), l.at()), out);
        } else if (line instanceof Line.Let l && l.operation() instanceof Operation.Cast) cast(l, out);
        else if (line instanceof Line.Call l && l.rule() instanceof Rule.Pullback p) ruled(l, p, out);
        else super.rewrite(line, out);
    }

    /** Whether it reads a whole number or a truth value from a field. */
    private static boolean isSize(Line.Call l) {
        return l.callee().kind() == Callee.Kind.FIELD
                && Type.isHolder(l.arguments().get(0).type())
                && l.callee().result() instanceof Type.Primitive p
                && !p.isFloating();
    }

    /** A generic method's result is cast to its type, which it is known to be of. */
    private void cast(Line.Let l, Builder out) {
        Atom from = atom(l.arguments().get(0));
        Type to = held(l.result().type());
        if (Type.isHolder(from.type()) && to.equals(from.type())) replace(l.result(), from);
        else if (Type.isHolder(to))
            out.add(new Line.Let(define(l.result()), new Operation.Cast(to), List.of(from), l.at()));
        else super.rewrite(l, out);
    }

    /** A rule is for objects of its own classes, not for all that the method takes. */
    private void ruled(Line.Call l, Rule.Pullback rule, Builder out) {
        List<Atom> arguments = new ArrayList<>(atoms(l.arguments()));
        for (int i = 0; i < arguments.size(); i++) {
            Type expected = held(rule.of().parameters().get(i));
            if (!Type.isHolder(expected) || arguments.get(i).type().equals(expected)) continue;
            if (arguments.get(i) instanceof Constant c && c.value() == null) {
                arguments.set(i, new Constant(expected, null));
            } else {
                super.rewrite(l.withRule(null), out);
                return;
            }
        }
        Position at = l.at();
        for (Rule.Output o : rule.outputs()) {
            if (o.argument() == Rule.Output.RESULT || !(arguments.get(o.argument()) instanceof Constant c)) continue;
            if (Type.isHolder(c.type()))
                arguments.set(o.argument(), out.create("", c.type(), List.of(Constant.of(1)), at));
        }
        List<Var> results = new ArrayList<>(l.results());
        int given = results.isEmpty() ? 0 : l.callee().results().size();
        Callee callee = l.callee();
        if (rule.returnsOutput() && given == 1) {
            replace(results.remove(0), arguments.get(rule.outputs().get(0).argument()));
            callee = new Callee(
                    callee.kind(),
                    callee.owner(),
                    callee.name(),
                    callee.parameters(),
                    List.of(),
                    callee.caught(),
                    null);
        } else if (given == 1) {
            Type type = held(rule.value().result());
            Rule.Output result = rule.outputs().stream()
                    .filter(o -> o.argument() == Rule.Output.RESULT)
                    .findFirst()
                    .orElseThrow();
            if (result.component() != null) type = held(result.component().result());
            results.set(0, Type.isHolder(type) ? defined(results.get(0), type) : define(results.get(0)));
        }
        out.add(new Line.Call(results, callee, arguments, rule, at));
    }

    /** Where objects alone meet, there are holders, whatever the type of the variable. */
    @Override
    public Line when(Line.If l) {
        Atom condition = atom(l.condition());
        Block then = block(l.then());
        Block otherwise = block(l.otherwise());
        List<Var> results = new ArrayList<>();
        for (int i = 0; i < l.results().size(); i++)
            results.add(meeting(l.results().get(i), List.of(given(then, i), given(otherwise, i)), l.at()));
        return new Line.If(results, condition, then, otherwise, l.at());
    }

    private static Atom given(Block block, int i) {
        return ((Terminator.Yield) block.end()).values().get(i);
    }

    private Var meeting(Var v, List<Atom> given, Position at) {
        List<Type> holders =
                given.stream().map(Atom::type).filter(Type::isHolder).distinct().toList();
        if (Type.isHolder(held(v.type())) || holders.isEmpty()) return define(v);
        boolean all = given.stream().allMatch(a -> a.type().equals(holders.get(0)));
        if (all) return defined(v, holders.get(0));
        throw new Refusal(Problem.UNSUPPORTED, at, escaping(holders.get(0)));
    }

    @Override
    public Line scope(Line.Scope l) {
        exits.put(l.label(), new ArrayList<>());
        Block body = block(l.body());
        List<List<Atom>> all = exits.get(l.label());
        List<Var> results = new ArrayList<>();
        for (int i = 0; i < l.results().size(); i++) {
            int place = i;
            results.add(meeting(
                    l.results().get(i),
                    all.stream().map(values -> values.get(place)).toList(),
                    l.at()));
        }
        return new Line.Scope(results, l.label(), body, l.at());
    }

    @Override
    public Line loop(Line.Loop l) {
        Line.Loop loop = (Line.Loop) super.loop(l);
        List<Type> types = loop.carried().stream().map(Var::type).toList();
        requireFit(types, loop.initial(), l.at());
        requireNext(types, loop.body(), l.at());
        return loop;
    }

    private static void requireNext(List<Type> types, Block block, Position at) {
        if (block.end() instanceof Terminator.Next n) requireFit(types, n.values(), at);
        for (Block arm : block.end().blocks()) requireNext(types, arm, at);
    }

    /** An object does not go into variables of other types, where one could not follow it. */
    private static void requireFit(List<Type> types, List<? extends Atom> values, Position at) {
        for (int i = 0; i < Math.min(types.size(), values.size()); i++) {
            if (!Type.isHolder(values.get(i).type())
                    || types.get(i).equals(values.get(i).type())) continue;
            throw new Refusal(Problem.UNSUPPORTED, at, escaping(values.get(i).type()));
        }
    }

    private static String escaping(Type holder) {
        return "an object of class " + holder.element() + " in a variable of another type";
    }

    @Override
    public Line call(Line.Call l) {
        Line.Call call = (Line.Call) super.call(l);
        if (isSize(call)) return call.withRule(new Rule.Constant());
        if (l.callee().kind() != Callee.Kind.LOCAL) return call;
        Callee c = l.callee();
        Callee held = new Callee(
                c.kind(), c.owner(), c.name(), held(c.parameters()), held(c.results()), c.caught(), c.summary());
        requireFit(held.parameters(), call.arguments(), l.at());
        return call.to(held);
    }
}
