package org.wengert.processor.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Activity;
import org.wengert.processor.analysis.Infinities;
import org.wengert.processor.analysis.Instance;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Sharing;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.rules.RuleBook;

/**
 * Forward mode: every active value is paired with its tangent, line by line; of an array, with the array of its tangents.
 *
 * <p>Restricted to references by {@code pairs}, it is also the pass that carries arrays of adjoints beside the arrays.
 */
public final class Forward {
    private final Activity activity;
    private final Derivatives derivatives;
    private final Predicate<Atom> pairs;
    private final String suffix;
    private final Calls calls;
    private final Map<Var, Atom> duals = new IdentityHashMap<>();
    private final Map<Slot, Slot> slots = new IdentityHashMap<>();

    private Forward(
            Activity activity,
            RuleBook rules,
            Infinities infinities,
            Predicate<Atom> pairs,
            String suffix,
            Calls calls) {
        this.activity = activity;
        this.derivatives = new Derivatives(rules, Computed.nothing(), infinities);
        this.pairs = pairs;
        this.suffix = suffix;
        this.calls = calls;
    }

    /**
     * The pushforward: parameters followed by the tangents of {@code wrt}, results followed by their tangents.
     *
     * @param function ends with one yield
     */
    static Function of(Instance main, List<Var> wrt, RuleBook rules, Infinities infinities, Calls calls) {
        Function f = main.function();
        Forward forward = new Forward(main.activity(), rules, infinities, a -> true, "Dot", calls);
        List<Var> parameters = forward.paired(f.parameters(), wrt::contains);
        Block body = forward.body(f.body(), a -> true);
        return new Function(f.name(), parameters, Port.concat(f.results(), f.results()), body);
    }

    /** The pushforward of a function that is called: what carries derivatives is followed by tangents. */
    static Function of(Instance instance, RuleBook rules, Infinities infinities, Calls calls) {
        Function f = instance.function();
        Activity activity = instance.activity();
        Forward forward = new Forward(activity, rules, infinities, a -> true, "Dot", calls);
        List<Var> parameters = forward.paired(f.parameters(), activity::isActive);
        Block body = forward.body(f.body(), activity::isActive);
        List<Type> results = new ArrayList<>(f.results());
        int first = f.outputs().size() - results.size();
        for (int i = 0; i < f.results().size(); i++)
            if (instance.signature().outputs().get(first + i))
                results.add(f.results().get(i));
        Function forwards = new Function(f.name(), parameters, results, body);
        Sharing sharing = Objects.requireNonNull(f.sharing());
        return forwards.withSharing(Twins.of(instance).sharing(Port.of(f), sharing, Port.of(forwards)));
    }

    /** A function in which active references are paired with arrays of adjoints, and those pairs. */
    record Paired(Function function, Map<Var, Atom> shadows) {}

    /** Pairs the references that {@code pairs} selects. Those of a function that is called are given and handed out in pairs. */
    static Paired shadows(
            Function f, Activity activity, RuleBook rules, Infinities infinities, Predicate<Atom> pairs, Calls calls) {
        Predicate<Atom> arrays = a -> !a.type().isFloating() && pairs.test(a);
        Forward forward = new Forward(activity, rules, infinities, arrays, "Bar", calls);
        Builder out = new Builder();
        if (f.sharing() == null) {
            for (Var p : f.parameters()) if (forward.isPaired(p)) forward.zerosLike(p, out);
            return new Paired(f.withBody(forward.block(f.body(), out)), forward.duals);
        }
        List<Var> parameters = forward.paired(f.parameters(), forward::isPaired);
        for (Line line : f.body().lines()) forward.line(line, out);
        List<Atom> results = ((Terminator.Yield) f.body().end()).values();
        Block body = out.end(new Terminator.Yield(forward.followed(results, forward::isPaired, out)));
        List<Type> types = new ArrayList<>(f.results());
        for (int i = 0; i < results.size(); i++)
            if (forward.isPaired(results.get(i))) types.add(f.results().get(i));
        return new Paired(new Function(f.name(), parameters, types, body), forward.duals);
    }

    /** @param results whether a result is followed by its tangent */
    private Block body(Block body, Predicate<Atom> results) {
        Builder out = new Builder();
        for (Line line : body.lines()) line(line, out);
        return out.end(new Terminator.Yield(followed(((Terminator.Yield) body.end()).values(), results, out)));
    }

    /** Values, and then the tangents of some of them. */
    private List<Atom> followed(List<Atom> values, Predicate<Atom> which, Builder out) {
        List<Atom> all = new ArrayList<>(values);
        for (Atom a : values) if (which.test(a)) all.add(tangentOf(a, out));
        return all;
    }

    /** Variables, and then fresh tangents of some of them. */
    private List<Var> paired(List<Var> vars, Predicate<Var> which) {
        List<Var> all = new ArrayList<>(vars);
        for (Var v : vars) if (which.test(v)) all.add(fresh(v));
        return all;
    }

    private boolean isOfAdjoints() {
        return suffix.equals("Bar");
    }

    private boolean isPaired(Atom a) {
        return (a.type().isFloating() || a.type().holdsFloating()) && pairs.test(a) && activity.isActive(a);
    }

    /** The tangent: zero of what is not active. */
    private Atom tangentOf(Atom a, Builder out) {
        Atom known = a instanceof Var v ? duals.get(v) : null;
        if (known != null) return known;
        if (!a.type().holdsFloating()) return Constant.zero(a.type());
        if (a instanceof Constant) return Constant.zero(a.type());
        return out.zeros(((Var) a).name() + suffix, a, org.wengert.processor.ir.Position.NONE);
    }

    private Var fresh(Var v) {
        Var dual = new Var(v.type(), v.name().isEmpty() ? "" : v.name() + suffix);
        duals.put(v, dual);
        return dual;
    }

    private void zerosLike(Var v, Builder out) {
        Var dual = fresh(v);
        out.add(new Line.Zeros(dual, v, org.wengert.processor.ir.Position.NONE));
    }

    private List<Var> widened(List<Var> vars) {
        return paired(vars, this::isPaired);
    }

    /** Values for variables that were widened: where one is paired, its value's tangent follows behind all. */
    private List<Atom> widened(List<? extends Atom> values, List<Var> targets, Builder out) {
        List<Atom> result = new ArrayList<>(values);
        for (int i = 0; i < targets.size(); i++)
            if (isPaired(targets.get(i))) result.add(tangentOf(values.get(i), out));
        return result;
    }

    private Block block(Block block, Builder out) {
        for (Line line : block.lines()) line(line, out);
        return out.end(end(block.end(), out));
    }

    private final Map<Object, List<Var>> targets = new IdentityHashMap<>();
    private final java.util.Deque<List<Var>> yields = new java.util.ArrayDeque<>();
    private final java.util.Deque<List<Var>> nexts = new java.util.ArrayDeque<>();

    private Terminator end(Terminator end, Builder out) {
        if (end instanceof Terminator.Yield t) {
            List<Var> to = yields.isEmpty() ? List.of() : yields.peek();
            return new Terminator.Yield(widened(t.values(), to, out));
        }
        if (end instanceof Terminator.Next t) return new Terminator.Next(widened(t.values(), nexts.getFirst(), out));
        if (end instanceof Terminator.Exit t) {
            return new Terminator.Exit(t.label(), widened(t.values(), targets.getOrDefault(t.label(), List.of()), out));
        }
        if (end instanceof Terminator.Branch t) {
            return new Terminator.Branch(
                    t.condition(), block(t.then(), new Builder()), block(t.otherwise(), new Builder()), t.at());
        }
        return end;
    }

    private void line(Line line, Builder out) {
        line.on(new Pairing(out));
    }

    private final class Pairing implements Line.Cases<Builder> {
        private final Builder out;

        Pairing(Builder out) {
            this.out = out;
        }

        @Override
        public Builder let(Line.Let l) {
            out.add(l);
            if (isPaired(l.result()))
                duals.put(l.result(), derivatives.tangent(l, a -> duals.get(a), activity::isActive, out));
            return out;
        }

        @Override
        public Builder load(Line.Load l) {
            out.add(l);
            if (isPaired(l.result())) {
                out.add(new Line.Load(fresh(l.result()), dual(l.array()), l.index(), true, l.at()));
            }
            return out;
        }

        private Atom dual(Atom array) {
            return tangentOf(array, out);
        }

        private boolean holdsPairs(Atom array, Atom value) {
            return activity.isActive(array)
                    && pairs.test(value)
                    && (!value.type().isFloating() || pairs.test(array));
        }

        @Override
        public Builder store(Line.Store l) {
            out.add(l);
            if (holdsPairs(l.array(), l.value()) && isCarrier(l.value())) {
                out.add(new Line.Store(dual(l.array()), l.index(), tangentOf(l.value(), out), l.at()));
            }
            return out;
        }

        private boolean isCarrier(Atom value) {
            return value.type().isFloating() || value.type().holdsFloating();
        }

        @Override
        public Builder acc(Line.Acc l) {
            out.add(l);
            if (holdsPairs(l.array(), l.value()) && isPaired(l.value())) {
                out.add(new Line.Acc(dual(l.array()), l.index(), tangentOf(l.value(), out), l.at()));
            }
            return out;
        }

        @Override
        public Builder create(Line.New l) {
            out.add(l);
            if (isPaired(l.result())) out.add(new Line.New(fresh(l.result()), l.lengths(), l.zeroed(), l.at()));
            return out;
        }

        @Override
        public Builder length(Line.Length l) {
            return out.add(l);
        }

        @Override
        public Builder copy(Line.Copy l) {
            out.add(l);
            if (!isPaired(l.result())) return out;
            Atom source = l.source() instanceof Var v && !l.stopped() ? duals.get(v) : null;
            Var dual = fresh(l.result());
            boolean zero = source == null || isOfAdjoints();
            return out.add(zero ? new Line.Zeros(dual, l.result(), l.at()) : new Line.Copy(dual, source, l.at()));
        }

        @Override
        public Builder zeros(Line.Zeros l) {
            out.add(l);
            if (isPaired(l.result())) out.add(new Line.Zeros(fresh(l.result()), l.like(), l.at()));
            return out;
        }

        @Override
        public Builder addAll(Line.AddAll l) {
            out.add(l);
            if (isPaired(l.into()) && isPaired(l.from()))
                out.add(new Line.AddAll(dual(l.into()), dual(l.from()), l.once(), l.at()));
            return out;
        }

        @Override
        public Builder fill(Line.Fill l) {
            out.add(l);
            if (isPaired(l.array())) out.add(new Line.Fill(dual(l.array()), l.at()));
            return out;
        }

        @Override
        public Builder when(Line.If l) {
            List<Var> results = widened(l.results());
            yields.push(l.results());
            Block then = block(l.then(), new Builder());
            Block otherwise = block(l.otherwise(), new Builder());
            yields.pop();
            return out.add(new Line.If(results, l.condition(), then, otherwise, l.at()));
        }

        @Override
        public Builder scope(Line.Scope l) {
            List<Var> results = widened(l.results());
            targets.put(l.label(), l.results());
            Block body = block(l.body(), new Builder());
            return out.add(new Line.Scope(results, l.label(), body, l.at()));
        }

        @Override
        public Builder loop(Line.Loop l) {
            List<Atom> initial = widened(l.initial(), l.carried(), out);
            List<Var> carried = widened(l.carried());
            nexts.push(l.carried());
            Block body = block(l.body(), new Builder());
            nexts.pop();
            // The results pair exactly where the carried values do, although one may be active without the other.
            List<Var> results = new ArrayList<>(l.results());
            for (int i = 0; i < l.results().size(); i++)
                if (isPaired(l.carried().get(i))) results.add(fresh(l.results().get(i)));
            return out.add(new Line.Loop(results, l.counted(), carried, initial, body, l.at()));
        }

        @Override
        public Builder call(Line.Call l) {
            if (l.rule() instanceof Rule.Pullback p) return pullback(l, p);
            if (l.rule() instanceof Rule.Hook) return hook(l);
            if (l.rule() instanceof Rule.Recomputed && isOfAdjoints()) return withZeros(l);
            if (l.rule() instanceof Rule.Derived d) return derived(l, d.function());
            Calls.Paired paired = calls.of(l.callee());
            if (paired == null) {
                out.add(l);
                for (Atom a : l.outputs())
                    if (isPaired(a)) duals.put((Var) a, derivatives.tangent(l, duals::get, activity::isActive, out));
                for (Var v : l.results())
                    if (Type.isHolder(v.type()) && isPaired(v)) HandWritten.zeros(l, v, fresh(v), out);
                return out;
            }
            List<Atom> arguments = new ArrayList<>();
            if (paired.frame() != null)
                arguments.add(out.create(
                        Frames.variable(paired.frame()), new Type.Reference(paired.frame()), List.of(), l.at()));
            arguments.addAll(l.arguments());
            paired.arguments().stream()
                    .forEach(i -> arguments.add(dual(l.arguments().get(i))));
            List<Var> results = new ArrayList<>(l.results());
            if (!results.isEmpty()) {
                int count = l.callee().results().size();
                List<Var> twins = Calls.chosen(l.results(), paired.results()).stream()
                        .map(Forward.this::fresh)
                        .toList();
                results.addAll(count, twins);
            }
            Callee callee = paired.callee().catching(l.callee().caught());
            return out.add(new Line.Call(results, callee, arguments, l.at()));
        }

        /** Arrays of adjoints that begin with the arrays that a call gives. */
        private Builder withZeros(Line.Call l) {
            out.add(l);
            for (Var v : l.results()) if (isPaired(v)) HandWritten.zeros(l, v, fresh(v), out);
            return out;
        }

        /** A hook changes no tangent. */
        private Builder hook(Line.Call l) {
            if (isOfAdjoints()) return withZeros(l);
            out.add(l);
            Var result = l.results().get(0);
            if (!isPaired(result)) return out;
            Atom tangent = tangentOf(l.arguments().get(0), out);
            boolean isArray = result.type() instanceof Type.ArrayOf;
            duals.put(result, isArray ? out.copy("", tangent, l.at()) : tangent);
            return out;
        }

        private Builder derived(Line.Call l, Derivable function) {
            BitSet arguments = which(l.arguments(), Forward.this::isPaired);
            BitSet results = which(l.given(), Forward.this::isPaired);
            if (isOfAdjoints() || arguments.isEmpty() || results.isEmpty()) {
                return withZeros(l);
            }
            Derivable both = function.pushforward(arguments, results);
            List<Atom> given = new ArrayList<>(l.arguments());
            for (Atom a : Calls.chosen(l.arguments(), arguments)) given.add(dual(a));
            List<Var> tangents = Calls.chosen(l.given(), results).stream()
                    .map(Forward.this::fresh)
                    .toList();
            List<Var> thrown = l.results().subList(l.given().size(), l.results().size());
            if (!function.isMember())
                return derived(l, both, Port.concat(Port.concat(l.given(), tangents), thrown), given);
            out.add(l);
            int count = l.given().size();
            BitSet alone = new BitSet();
            alone.set(count, count + tangents.size());
            List<Var> again = thrown.stream().map(Var::again).toList();
            return derived(l, both.giving(alone), Port.concat(tangents, again), given);
        }

        private Builder derived(Line.Call l, Derivable function, List<Var> results, List<Atom> arguments) {
            Callee callee = function.callee().catching(l.callee().caught());
            return out.add(new Line.Call(results, callee, arguments, new Rule.Derived(function), l.at()));
        }

        private static BitSet which(List<? extends Atom> atoms, Predicate<Atom> chosen) {
            BitSet which = new BitSet();
            for (int i = 0; i < atoms.size(); i++) which.set(i, chosen.test(atoms.get(i)));
            return which;
        }

        private Builder pullback(Line.Call l, Rule.Pullback rule) {
            HandWritten uses = new HandWritten(l, rule);
            boolean active = l.inputs().stream().anyMatch(activity::isActive)
                    && l.outputs().stream().anyMatch(activity::isActive);
            if (!active || isOfAdjoints()) return withZeros(l);
            // The program's own call, which comes first, changes an object itself.
            List<Atom> arguments =
                    uses.kept(a -> Type.isHolder(a.type()) && l.overwritten().contains(a), out);
            List<@Nullable Atom> tangents = new ArrayList<>();
            for (Atom a : l.inputs()) tangents.add(activity.isActive(a) ? tangentOf(a, out) : null);
            List<@Nullable Atom> given = new HandWrittenForward(uses, arguments, tangents, out).write();
            for (int i = 0; i < given.size(); i++) {
                Atom output = uses.like(rule.outputs().get(i));
                if (given.get(i) == null || !activity.isActive(output)) continue;
                if (rule.outputs().get(i).argument() == Rule.Output.RESULT) duals.put((Var) output, given.get(i));
                else uses.set(dual(output), Objects.requireNonNull(given.get(i)), out);
            }
            return out;
        }

        @Override
        public Builder get(Line.Get l) {
            out.add(l);
            if (isPaired(l.result())) out.add(new Line.Get(fresh(l.result()), twin(l.slot()), l.at()));
            return out;
        }

        @Override
        public Builder put(Line.Put l) {
            out.add(l);
            if (activity.isActive(l.slot()) && pairs.test(l.value())) {
                out.add(new Line.Put(twin(l.slot()), tangentOf(l.value(), out), l.at()));
            }
            return out;
        }

        private Slot twin(Slot slot) {
            return slots.computeIfAbsent(slot, s -> new Slot(s.type(), s.name().isEmpty() ? "" : s.name() + suffix));
        }

        @Override
        public Builder turn(Line.Turn l) {
            List<Atom> given = followed(l.given(), activity::isActive, out);
            return out.add(new Line.Turn(paired(l.taken(), activity::isActive), given, l.at()));
        }
    }
}
