package org.wengert.processor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Boundary;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.analysis.Instances;
import org.wengert.processor.analysis.Specialiser;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.link.Fence;
import org.wengert.processor.link.PlainCalls;
import org.wengert.processor.rules.RuleBook;
import org.wengert.processor.transform.Derivation;
import org.wengert.processor.transform.Order;
import org.wengert.processor.transform.Pushforwards;
import org.wengert.processor.transform.Reverse;

/** Makes the derivatives of the nested methods that a companion calls: those that its members call, those that these call, and so on. */
final class Derived {
    /**
     * A function of the companion that comes from a nested method.
     *
     * @param thrown the checked exceptions that the nested method declares
     */
    record Routine(Function function, List<String> thrown) {}

    /** A derivative that gives all its results. */
    private record Stage(Function main, Functions functions) {}

    private final RuleBook rules;
    private final Set<String> taken;
    private final Map<Object, Stage> stages = new LinkedHashMap<>();
    private final Map<Derivation, String> names = new LinkedHashMap<>();
    private final Map<String, Routine> routines = new LinkedHashMap<>();
    private final Deque<Derivation> open = new ArrayDeque<>();

    Derived(RuleBook rules, Set<String> taken) {
        this.rules = rules;
        this.taken = taken;
    }

    /** What has been needed so far, by the functions' names. */
    Map<String, Routine> routines() {
        return routines;
    }

    /** A function of the companion that calls derivatives by their names there. */
    Function named(Function f) {
        Function named = renamed(f);
        while (!open.isEmpty()) make(open.pop());
        return named;
    }

    private Function renamed(Function f) {
        return new Rewriter() {
            @Override
            public Line call(Line.Call l) {
                Line.Call call = (Line.Call) super.call(l);
                if (!(l.rule() instanceof Rule.Derived d)) return call;
                Callee callee = l.callee();
                Line.Call direct = direct((Derivation) d.function(), call);
                if (direct != null) return direct;
                Callee local = Callee.local(nameOf((Derivation) d.function()), callee.parameters(), callee.results())
                        .catching(callee.caught())
                        .withSummary(callee.summary());
                return new Line.Call(call.results(), local, call.arguments(), call.at());
            }
        }.function(f);
    }

    /** A call of the member itself, where what it takes and gives are numbers and arrays of these. */
    private static Line.@Nullable Call direct(Derivation d, Line.Call call) {
        return d.isMember() ? ((Nested) d.base()).call(d.member()).direct(call) : null;
    }

    private String nameOf(Derivation d) {
        return names.computeIfAbsent(d, k -> {
            open.add(k);
            String method = ((Nested) k.base()).companion().primal().method();
            Order order = k.order();
            String name = k.isMember()
                    ? method
                            + Character.toUpperCase(k.member().charAt(0))
                            + k.member().substring(1)
                    : order.reversed() == null ? method : method + "Gradient";
            if (k.isMember()) return Program.free(name, taken);
            return Program.free(name + "Dot".repeat(order.directions().size()), taken);
        });
    }

    private void make(Derivation derivation) {
        if (derivation.isMember()) {
            Nested nested = (Nested) derivation.base();
            Function f = Functions.simplified(nested.call(derivation.member()).function(derivation.kept()));
            routines.put(nameOf(derivation), new Routine(f, nested.thrown()));
            return;
        }
        Derivation least = derivation.least();
        Nested nested = (Nested) least.base();
        Stage stage = stage(nested, least.order());
        List<String> thrown = nested.thrown();
        stage.functions.all().forEach((name, f) -> {
            if (!routines.containsKey(name)) routines.put(name, new Routine(renamed(f), thrown));
        });
        Function f = stage.functions.finished(giving(stage.main, least.kept()));
        routines.put(nameOf(derivation), new Routine(renamed(f), thrown));
    }

    private static Function giving(Function f, BitSet kept) {
        List<Atom> values = kept.stream().mapToObj(f.body().end().reads()::get).toList();
        List<Type> types = kept.stream().mapToObj(f.results()::get).toList();
        Block body = new Block(f.body().lines(), new Terminator.Yield(values));
        return new Function(f.name(), f.parameters(), types, body);
    }

    private record Key(Nested nested, Order order) {}

    private Stage stage(Nested nested, Order order) {
        Key key = new Key(nested, order);
        Stage known = stages.get(key);
        if (known != null) return known;
        Stage made;
        if (!order.directions().isEmpty()) made = forward(nested, order);
        else if (order.reversed() != null) made = reversed(nested, order.reversed(), order.seeds());
        else made = value(nested);
        stages.put(key, made);
        return made;
    }

    /** The method itself, for its first derivatives. What has none in these may have some in those of a higher order, so no call is the user's. */
    private Instances first(Nested nested, List<Var> wrt) {
        return PlainCalls.restore(nested.specialised(wrt, rules), Map.of(), nested.knowledge()::isPrivate);
    }

    /** A derivative, for those of the next order. */
    private Instances next(Nested nested, Stage stage, List<Var> wrt) {
        Program program = new Program(stage.main, stage.functions.all());
        Instances instances = Specialiser.specialise(program, Boundary.of(program.main(), wrt));
        Fence.checkSecondOrder(instances, rules, nested.knowledge());
        return instances;
    }

    private Stage value(Nested nested) {
        Program primal = nested.primal().program();
        Instances called = PlainCalls.restore(
                Specialiser.specialise(primal, Boundary.of(primal.main(), List.of())),
                nested.primal().linked().methods(),
                nested.knowledge()::isPrivate);
        Map<String, Function> functions = new LinkedHashMap<>();
        called.functions().forEach((name, instance) -> functions.put(name, instance.function()));
        return stage(called.main().function(), called, functions);
    }

    private Stage reversed(Nested nested, BitSet of, BitSet seeds) {
        List<Var> wrt = nested.chosen(of);
        Instances called = first(nested, wrt);
        Reverse reverse = new Reverse(called, rules, taken);
        return stage(withSeeds(reverse.main(wrt, false), seeds), called, reverse.functions());
    }

    /** Both sweeps as one function that takes seeds behind the arguments, and gives the values before the cotangents. */
    private static Function withSeeds(Function joint, BitSet seeds) {
        Line.Turn turn = joint.turns().get(0);
        List<Var> taken = new ArrayList<>();
        Rewriter seeded = new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                if (!(line instanceof Line.Turn)) {
                    super.rewrite(line, out);
                    return;
                }
                Iterator<Var> all = turn.taken().iterator();
                for (int i = 0; i < turn.given().size(); i++) {
                    Atom value = turn.given().get(i);
                    if (!value.type().isFloating() && !value.type().holdsFloating()) continue;
                    Var seed = all.next();
                    if (seeds.get(i)) taken.add(seed);
                    else if (value instanceof Var like && !value.type().isFloating())
                        replace(seed, out.zeros("", (Var) atom(like), turn.at()));
                    else replace(seed, Constant.zero(value.type()));
                }
            }
        };
        Builder out = new Builder();
        seeded.lines(joint.body(), out);
        List<Atom> values =
                seeded.atoms(Port.concat(turn.given(), joint.body().end().reads()));
        List<Type> types = Port.concat(turn.given().stream().map(Atom::type).toList(), joint.results());
        Block body = out.end(new Terminator.Yield(values));
        return new Function(joint.name(), Port.concat(joint.parameters(), taken), types, body);
    }

    private Stage forward(Nested nested, Order order) {
        Order before = order.before();
        boolean isFirst = before.reversed() == null && before.directions().isEmpty();
        List<Var> parameters = isFirst
                ? nested.program().main().parameters()
                : stage(nested, before).main.parameters();
        List<Var> wrt = order.direction().stream().mapToObj(parameters::get).toList();
        Instances instances = isFirst ? first(nested, wrt) : next(nested, stage(nested, before), wrt);
        Pushforwards forward = new Pushforwards(instances, rules, taken);
        return stage(forward.main(wrt), instances, forward.functions());
    }

    /** Functions without derivatives have been named after the methods that they are: names that others may have, too. */
    private Stage stage(Function main, Instances from, Map<String, Function> transformed) {
        Map<String, String> plain = new LinkedHashMap<>();
        for (String name : transformed.keySet()) {
            Instance instance = from.functions().get(name);
            boolean isOwn = instance == null || !instance.function().turns().isEmpty();
            plain.put(name, isOwn ? name : Program.free(name, taken));
        }
        Map<String, Function> functions = new LinkedHashMap<>();
        transformed.forEach((name, f) -> functions.put(plain.get(name), calling(plain, f)));
        Functions all = Functions.of(functions, Map.of());
        return new Stage(all.finished(calling(plain, main)), all);
    }

    private static Function calling(Map<String, String> names, Function f) {
        return new Rewriter() {
            @Override
            public Line call(Line.Call l) {
                Line.Call call = (Line.Call) super.call(l);
                String name = names.get(l.callee().function());
                if (name == null || name.equals(l.callee().function())) return call;
                return new Line.Call(call.results(), l.callee().renamed(name), call.arguments(), call.at());
            }
        }.function(f);
    }
}
